#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# Living with rules: waivers, rules that are off, one rule under several names, the day that counts as today.
# usage: test-waivers.sh CURSUS SOURCE
# shellcheck source=tests/cli/cli.sh
. "$(dirname "$0")/cli.sh"

# Everything is planned from Monday to Friday.
saturdays='use "weekdays" { as = "saturdays", weekdays = { "saturday" } }'
sundays='use "weekdays" { as = "sundays", weekdays = { "sunday" }, weight = 5, because = "families come along" }'
off='use "weekdays" { as = "tuesdays-only", weekdays = { "tuesday" }, weight = 0, because = "the hall is free on Mondays only" }'

# waiver RULE OF: accepts it until the end of January.
waiver() {
  echo "waiver { rule = \"$1\", of = $2, author = \"Anne Martin\", reason = \"the mayor agreed\", expires = \"2027-01-31\" }"
}
plan() { ends "$1" "$cursus" plan w --moves 2000 --db "$work/w.db" "${@:2}"; }

needs_today() {
  rm -rf w w.db
  session w "$saturdays" "$(waiver saturdays '"*"')"
  for command in check plan; do
    ends 2 "$cursus" "$command" w || return 1
    has err 'session.lua:11: waiver of “saturdays”: a waiver expires, and nobody says which day is today' '--today 2023-09-20' ||
      return 1
  done
  ends 0 "$cursus" check w --today 2027-01-31 && empty err && plan 0 --today 2027-01-31 && empty err
}
ok 'a waiver needs somebody to say which day is today; no clock is asked' needs_today

expired() {
  ends 1 "$cursus" check w --today 2027-02-01 &&
    has err 'session.lua:11: warning: waiver of “saturdays”: it expired on 2027-01-31' '“saturdays” forbids 20'
}
ok 'after its last day it counts for nothing, and says so' expired

option_wins() {
  sed -i 's/^  from = /  today = "2027-02-02", from = /' w/session.lua
  ends 1 "$cursus" check w && has err 'it expired on 2027-01-31 and is not in force any more (today is 2027-02-02)' &&
    ends 0 "$cursus" check w --today 2026-12-24 && empty err
}
ok 'what --today says counts more than the session' option_wins

# A hard rule that all three meetings break, which is accepted, and a soft one that two of them break and one may.
shown() {
  rm -rf w w.db
  session w "$saturdays" "$sundays" "$off" "$(waiver saturdays '{ "air", "opening" }')" "$(waiver saturdays '"water"')" \
    "$(waiver sundays '"air"')"
  sed -i 's/^  from = /  today = "2027-01-01", from = /' w/session.lua
  plan 0 && has out 'sundays (weekdays) · weight 5 · 2 violations' '4 violations are waived and not counted.' 'Waived: what it would cost' \
    'sundays (weekdays) · accepted by Anne Martin until Sun 31 Jan 2027: the mayor agreed' '1 rule is switched off.' \
    'tuesdays-only (weekdays) · the hall is free on Mondays only' && narrow out 100
}
ok 'what is waived is shown, with who, until when and why; what is off as well' shown

explained() {
  ends 0 "$cursus" explain w --db "$work/w.db" && empty err && narrow out 100 &&
    has out 'families come along' 'Waived: what it would cost' 'accepted by Anne Martin until Sun 31 Jan 2027: the mayor agreed' \
      'tuesdays-only (weekdays) · the hall is free on Mondays only' && ends 0 "$cursus" explain w water --db "$work/w.db" &&
    has out 'saturdays (weekdays) · accepted' && lacks out 'sundays (weekdays) · accepted' && ends 0 "$cursus" explain w air --db "$work/w.db" && has out 'Waived' 'sundays (weekdays)'
}
ok 'explain has sections of its own for both, and says why a rule is used' explained

in_json() {
  ends 0 "$cursus" show w --json --db "$work/w.db" && json out '.score == {hard: 0, soft: 10}' '.waived | length == 4' \
    '.waived | all(.author == "Anne Martin" and .reason == "the mayor agreed" and .expires == "2027-01-31" and (.text | length > 0))' \
    '[.waived[] | select(.use == "sundays")] | length == 1 and .[0].cost == 5 and .[0].weight == 5 and .[0].meetings == ["air"]' \
    '[.waived[] | select(.use == "saturdays") | .meetings[0]] | sort == ["air", "opening", "water"]' \
    '[.rules[] | select(.rule == "weekdays") | [.use, .weight, .cost, .because]] ==
      [["saturdays", "hard", 0, null], ["sundays", 5, 10, "families come along"],
       ["tuesdays-only", 0, 0, "the hall is free on Mondays only"]]' &&
    ends 0 "$cursus" explain w --json --db "$work/w.db" && json out '.waived | length == 4' &&
    ends 0 "$cursus" explain w water --json --db "$work/w.db" && json out '.waived | map (.use) == ["saturdays"]'
}
ok_json 'the same in JSON; one rule stands under three names' in_json

in_csv() {
  ends 0 "$cursus" show w --format csv --db "$work/w.db" && has out ';speakers;waived' &&
    grep -q '^w;air;.*saturdays: Anne Martin, 2027-01-31: the mayor agreed' "$work/out" && grep -q '^w;water;.*;Claire Fontaine;"saturdays: [^|]*$' "$work/out"
}
ok 'and in CSV' in_csv

in_french() {
  LANGUAGE=fr ends 0 "$cursus" explain w --db "$work/w.db" &&
    has out 'Dérogations : ce que cela coûterait' 'accepté par Anne Martin jusqu’au' '1 règle est désactivée.'
}
mo=$(dirname "$cursus")/../../po/fr/LC_MESSAGES/cursus.mo
if [ -e "$mo" ]; then
  ok 'in French too' in_french
else
  skip 'in French too' 'the French words are not built'
fi

rests_on_it() {
  for command in show "export --out calendars"; do
    # shellcheck disable=SC2086
    ends 0 "$cursus" $command w --db "$work/w.db" && empty err && ends 0 "$cursus" $command w --db "$work/w.db" --today 2027-02-01 &&
      has err 'waiver of “sundays”: it expired on 2027-01-31 (today is 2027-02-01); revision 1 still rests on it' || return 1
  done
}
ok 'show and export warn of a plan that rests on what has expired' rests_on_it

# A hard rule of one meeting takes places away from the search; where it is waived, it does not.
domains() {
  rm -rf w w.db
  session w 'use "weekdays" { as = "tuesdays", on = "water", weekdays = { "tuesday" } }' \
    'use "weekdays" { as = "fridays", on = "water", weekdays = { "friday" }, weight = 9 }' "$(waiver tuesdays '{ "water", "2027-03-05" }')"
  sed -i 's/^  from = /  today = "2027-01-01", from = /' w/session.lua
  plan 0 --json && json out '.score == {hard: 0, soft: 0}' '.meetings[] | select(.id == "water") | .start[0:10] == "2027-03-05"' \
    '.waived | length == 1 and .[0].use == "tuesdays"'
}
ok_json 'a meeting may go where a hard rule that is waived would not let it' domains

wrong_waivers() {
  rm -rf w w.db
  session w "$saturdays" "$1"
  sed -i 's/^  from = /  today = "2027-01-01", from = /' w/session.lua
  ends 2 "$cursus" check w && has err "session.lua:11: " "$2"
}
ok 'an unknown rule: a proposal' wrong_waivers "$(waiver saturday '"air"')" 'did you mean “saturdays”?'
ok 'an unknown thing: a proposal' wrong_waivers "$(waiver saturdays '"watr"')" 'did you mean “water”?'
ok 'what the rule never looks at alone' wrong_waivers "$(waiver saturdays '"anne"')" 'can find nothing that is about what “of” names alone'

same_bytes() {
  rm -rf w w.db
  session w "$sundays" "$(waiver sundays '{ "air", "2027-W09" }')"
  plan 0 --json --today 2027-01-01 && cp "$work/out" "$work/first" && rm -f w.db && plan 0 --json --today 2027-01-31 &&
    cmp "$work/first" "$work/out"
}
ok 'the day within the waiver changes nothing: the same plan, byte for byte' same_bytes

done_testing
