#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# scripts/make-region: the same files for the same seed, as many sessions as were asked for, and speakers that they share.
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/making.sh"
cd "$work" || exit 1

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
participant() { [ "$(people_of_several)" -eq 1 ]; }
small() { "$make" 1 --out one && [ -e one/session-0001/session.lua ] && ! "$make" 0 --out none; }

made make-region 12
ok 'of fifty meetings each' fifty
ok 'with speakers in common' shared
ok 'who are absent at the same times everywhere' consistent
ok 'and a participant' participant
ok 'one session is enough, none is too few' small
done_testing
