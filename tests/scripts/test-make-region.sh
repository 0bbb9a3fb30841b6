#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# scripts/make-region: the same files for the same seed, as many sessions as were asked for, and speakers that they share.
. "$(dirname "$0")/tap.sh"
make_region=$source/scripts/make-region
cd "$work" || exit 1

"$make_region" 12 --out first
"$make_region" 12 --out again
"$make_region" 12 --out other --seed 2
same() { diff -r first again; }
different() { ! diff -rq first/session-0001 other/session-0001; }
number() { [ "$(find first -name session.lua | wc -l)" -eq 12 ] && [ "$(find first -name participants.csv | wc -l)" -eq 12 ]; }
# meetings FILE: modules, those for two groups counted twice.
meetings() { echo $(($(grep -c '^module ' "$1") + $(grep -c '^module .*groups = ' "$1"))); }
fifty() { for file in first/*/session.lua; do [ "$(meetings "$file")" -eq 50 ] || return 1; done; }
shared() { [ "$(cat first/*/session.lua | grep '^speaker ' | sort | uniq -c | awk '$1 >= 3' | wc -l)" -ge 10 ]; }
# A speaker has the same absences wherever he teaches.
consistent() {
  local id
  id=$(grep -h '^speaker ' first/*/session.lua | sort | uniq -c | sort -rn | sed -n '1s/.*speaker "\([^"]*\)".*/\1/p')
  [ "$(grep -h -A 2 "^speaker \"$id\"" first/*/session.lua | grep unavailable | sort -u | wc -l)" -eq 1 ]
}
participant() { [ "$(tail -qn +2 first/*/participants.csv | cut -d ';' -f 1 | sort | uniq -d | wc -l)" -eq 1 ]; }
small() { "$make_region" 1 --out one && [ -e one/session-0001/session.lua ] && ! "$make_region" 0 --out none; }

ok 'the same seed gives the same files' same
ok 'another one gives others' different
ok 'as many sessions as were asked for' number
ok 'of fifty meetings each' fifty
ok 'with speakers in common' shared
ok 'who are absent at the same times everywhere' consistent
ok 'and a participant' participant
ok 'one session is enough, none is too few' small
done_testing
