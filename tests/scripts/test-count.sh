#!/bin/bash
# shellcheck disable=SC2016,SC2317  # bodies of made-up programs; functions that ok calls
# scripts/count-tests on logs as meson writes them: what counts as passed, failed and skipped.
. "$(dirname "$0")/tap.sh"
log=$work/testlog.json

# logged RESULT STDOUT: adds a test to the log.
logged() {
  printf '{"name": "t", "result": "%s", "stdout": "%s", "returncode": 0}\n' "$1" "$2" >>"$log"
}

# counts STATUS LINE: the log gives exactly this line.
counts() {
  local output got
  output=$("$source/scripts/count-tests" "$log")
  got=$?
  echo "$output (status $got)"
  rm -f "$log"
  [ "$output" = "$2" ] && [ "$got" -eq "$1" ]
}

logged OK 'TAP version 13\n# random seed: x\nok 1 /core/a\nok 2 /core/b\n1..2'
ok 'each test of a TAP program counts' counts 0 '2 passed, 0 failed'
logged FAIL 'ok 1 - a\nnot ok 2 - b\n1..2'
logged OK 'ok 1 - c'
ok 'a failed one counts once' counts 1 '2 passed, 1 failed'
logged OK 'ok 1 - a # SKIP no data\nok 2 - part #2'
ok 'skipped ones are told' counts 0 '1 passed, 0 failed, 1 skipped'
logged OK ''
ok 'a program without TAP counts for one' counts 0 '1 passed, 0 failed'
logged ERROR 'ok 1 - a\nok 2 - b'
ok 'a program that crashed has failed' counts 1 '2 passed, 1 failed'
logged TIMEOUT ''
ok 'so has one that took too long' counts 1 '0 passed, 1 failed'
logged SKIP '1..0 # SKIP nothing to do'
ok 'a run in which nothing passed is no success' counts 1 '0 passed, 0 failed, 1 skipped'
logged OK 'ok 1 - a # TODO later\nnot ok 2 - b # TODO later\nokay 3'
ok 'what is to do does not fail' counts 0 '2 passed, 0 failed'
echo '{"name"' >"$log"
ok 'a broken log has failed' counts 1 '0 passed, 1 failed'
ok 'no log has failed' counts 1 '0 passed, 1 failed'
done_testing
