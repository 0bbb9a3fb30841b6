#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# Living with a plan: what changed, who did it, and taking it back.
# usage: test-living.sh CURSUS SOURCE
# shellcheck source=tests/cli/cli.sh
. "$(dirname "$0")/cli.sh"

# planned: a session “s” with one revision, nothing before it.
planned() {
  rm -rf s cursus.db*
  session s "$costly" && ends 0 "$cursus" plan s --moves 500 --seed 1
}
again() { ends 0 "$cursus" plan s --moves 500 --seed "$1" -q; }

# --- history, diff

nothing_yet() {
  rm -rf s cursus.db*
  session s "$costly"
  for command in history diff undo redo; do
    ends 1 "$cursus" "$command" s && empty out && has err 'cursus plan s' || return 1
  done
  [ ! -e cursus.db ]
}
ok 'before the first plan there is no history, and none is made' nothing_yet

history() {
  planned && again 2 && CURSUS_AUTHOR='Ada Martin' again 3 && ends 0 "$cursus" history s && empty err &&
    has out 'revision 1 ·' 'planned: 3 meetings' 'revision 3 ·' 'Ada Martin' 'planned anew' && narrow out 100 &&
    head -n 1 "$work/out" | grep -q '^revision 3' && ends 0 "$cursus" history s -n 1 && lacks out 'revision 2'
}
history_json() {
  ends 0 "$cursus" history s --json && json out 'length == 3' '.[0].revision == 3' '.[0].author == "Ada Martin"' '.[2].meetings == []' \
    '.[1].action == "plan"' '.[1].restores == null' 'all(.[]; .session == "s" and (.text | length > 0))'
}
ok 'who planned what when' history
ok_json 'the same as JSON' history_json

differences() {
  ends 0 "$cursus" diff s && cp out implied && has out 'From revision 2 to revision 3' 'Cost: ' && ends 0 "$cursus" diff s 2 3 &&
    cmp out implied && ends 0 "$cursus" diff s 2 && cmp out implied && ends 0 "$cursus" diff s 1 1 && has out '0 meetings change.' &&
    ends 0 "$cursus" diff s 3 1 && has out 'From revision 3 to revision 1'
}
differences_json() {
  ends 0 "$cursus" diff s 1 3 --json && json out '.from == 1' '.to == 3' '.score_before.soft == 9' 'all(.meetings[]; .text | length > 0)'
}
wrong_revisions() {
  ends 1 "$cursus" diff s 1 9 && has err '9' '1 to 3' || return 1
  for revision in 0 -1 x 1.5 '' 99999999999999999999; do
    ends 2 "$cursus" diff -- s "$revision" && empty out && has err "“$revision” is no revision" || return 1
  done
  ends 2 "$cursus" diff s 1 2 3 && ends 2 "$cursus" history s --limit -1 && has err '--limit'
}
ok 'what differs between two revisions, in any order' differences
ok_json 'the same as JSON' differences_json
ok 'revisions that are not there, and words that are no revisions' wrong_revisions

# --- undo, redo

# shows REVISION LIKE: the newest revision has this number and the meetings of that one.
shows() {
  ends 0 "$cursus" diff s "$2" "$1" && has out '0 meetings change.' && ends 0 "$cursus" history s -n 1 && has out "revision $1 ·"
}
undo_redo() {
  planned && again 2 && again 3 && ends 1 "$cursus" redo s && ends 0 "$cursus" undo s && has out 'Revision 3 is undone' && shows 4 2 &&
    ends 0 "$cursus" undo s -q && empty out && shows 5 1 && ends 1 "$cursus" undo s && has err 'nothing to undo' && shows 5 1 &&
    ends 0 "$cursus" redo s && shows 6 2 && ends 0 "$cursus" redo s && shows 7 3 && ends 1 "$cursus" redo s && has err 'nothing to do again'
}
changed_course() {
  ends 0 "$cursus" undo s && again 7 && ends 1 "$cursus" redo s && ends 0 "$cursus" undo s && ends 0 "$cursus" diff s 2 &&
    has out '0 meetings change.' && ends 0 "$cursus" history s && has out 'undone: back to revision 2' 'done again: as in revision 3'
}
undo_json() { ends 0 "$cursus" redo s --json && json out '.action == "redo"' '.to == .from + 1'; }
two_at_once() {
  planned && for seed in 2 3 4 5 6 7; do again $seed || return 1; done
  local pids=() status=0
  for _ in 1 2 3 4 5; do
    "$cursus" undo s -q & pids+=($!)
  done
  for pid in "${pids[@]}"; do wait "$pid" || status=1; done
  [ $status -eq 0 ] && ends 0 "$cursus" undo s -q && ends 1 "$cursus" undo s -q && shows 13 1
}
ok 'changes are undone and done again, one by one' undo_redo
ok 'another change ends what could be done again' changed_course
ok_json 'as JSON' undo_json
ok 'six who undo six changes at once' two_at_once

# --- move, pin, unpin

moved() {
  planned && ends 0 "$cursus" move s air 2027-03-05 am -q && empty out && ends 0 "$cursus" move s Air 2027-03-05 14:00 --because 'Luc asked' &&
    has out 'is moved from Fri 5 Mar 2027, morning' 'Saved as revision' && ends 0 "$cursus" history s -n 1 && has out 'because: Luc asked' &&
    ends 0 "$cursus" move s 'ai' '2027-03-05 pm' && has out 'so already' && ends 0 "$cursus" undo s && ends 0 "$cursus" show s --json &&
    has out '2027-03-05T09:00'
}
refused() {
  planned && ends 0 "$cursus" move s water 2027-03-04 am && ends 0 "$cursus" move s air 2027-03-04 pm && cp cursus.db before.db &&
    ends 1 "$cursus" move s air 2027-03-04 am && has out 'This breaks hard rules:' nobody-twice 'Refused' &&
    ends 1 "$cursus" move s air 2027-03-04 am -q && has out 'Refused' && ends 1 "$cursus" move s air 2027-03-04 am --dry-run &&
    ends 0 "$cursus" move s air 2027-03-04 am --dry-run --force && has out 'Nothing was saved' &&
    ends 0 "$cursus" history s && lacks out 'revision 4' && ends 0 "$cursus" move s air 2027-03-04 am --force &&
    ends 0 "$cursus" history s -n 1 && has out 'revision 4' 'Hard rules are broken'
}
move_json() {
  planned && ends 0 "$cursus" move s water 2027-03-04 am --json && json out '.outcome == "saved"' '.revision == 2' '.score_after.hard == 0' &&
    ends 1 "$cursus" move s air 2027-03-04 am --json &&
    json out '.outcome == "refused"' '.revision == null' '.added | any(.weight == "hard" and .use == "nobody-twice" and .text != "")'
}
misunderstood() {
  local words
  for words in 'watre 2027-03-04 am' 'water 2027-03-04 noon' 'water tomorrow' 'water 2027-05-01 am' 'water @reims' 'air @paris' 'water /sp-air'; do
    # shellcheck disable=SC2086
    ends 2 "$cursus" move s $words && empty out && has err “ || return 1
  done
  ends 2 "$cursus" move s water && ends 2 "$cursus" move s && ends 2 "$cursus" move s water 2027-03-04 am --today 9
}
ok 'a meeting is moved by words' moved
ok 'not where it breaks a hard rule, unless forced' refused
ok_json 'as JSON' move_json
ok 'what is not understood is said' misunderstood

pinned() {
  planned && ends 0 "$cursus" pin s water 2027-03-04 am && has out 'is pinned by the planner' && for seed in 2 3 4 5; do
    again $seed && ends 0 "$cursus" show s --json && has out '2027-03-04T09:00' || return 1
  done
  ends 0 "$cursus" show s && has out '1 meeting is pinned' && ends 0 "$cursus" explain s water && has out pinned &&
    ends 0 "$cursus" pin s water && has out 'so already' && ends 0 "$cursus" unpin s water && has out 'no longer pinned' &&
    ends 0 "$cursus" show s && lacks out pinned && ends 0 "$cursus" undo s && ends 0 "$cursus" show s && has out '1 meeting is pinned'
}
pinned_json() { ends 0 "$cursus" show s --json && json out '[.meetings[] | select(.pinned) | .id + " " + .pinned_by] == ["water planner"]'; }
pin_in_the_way() {
  planned && ends 0 "$cursus" pin s air 2027-03-05 am && session s "$costly" 'use "weekdays" { on = "air", weekdays = { "monday" }, weight = "hard" }' &&
    ends 1 "$cursus" plan s --moves 500 && has err '“air”' 'unpin' && ends 0 "$cursus" unpin s air && ends 0 "$cursus" plan s --moves 500
}
ok 'a pin outlives planning anew' pinned
ok_json 'JSON says who pinned' pinned_json
ok 'a pin where the meeting may not be any more' pin_in_the_way

# --- why here, why not there

here() {
  planned && ends 0 "$cursus" move s opening 2027-03-01 am -q && ends 0 "$cursus" move s water 2027-03-04 am -q &&
    ends 0 "$cursus" move s air 2027-03-05 am -q && ends 0 "$cursus" explain s Air && empty err && has out 'Air (air)' 'weekdays' \
      'Why not elsewhere? 19 other choices' 'forbidden because of where the other meetings are' 'nobody-twice' 'In the way, each of them alone' \
      'possible: dearer 0, at the same cost 17' '… and 14 more' && narrow out 100 && ends 0 "$cursus" explain s air --all && lacks out '… and'
}
here_json() {
  ends 0 "$cursus" explain s air --json && json out '.meeting.id == "air"' '.elsewhere.placements == 19' '.elsewhere.blocked == 2' \
    '.elsewhere | .placements == .forbidden + .blocked + .dearer + .same + .cheaper' '.elsewhere.possible | length == 17' \
    '.elsewhere.meetings_in_the_way | map (.meeting) | sort == ["opening", "water"]' '.elsewhere.blocked_by[0].example.text | length > 0'
}
ok 'why a meeting is where it is' here
ok_json 'as JSON' here_json

there() {
  ends 0 "$cursus" explain s air 2027-03-04 am --time 60 && empty err && has out 'It is ' 'Why not ' 'This breaks hard rules:' \
    'The best plan that has it there (2027-03-04 am)' 'as much as the plan as it is' 'proven' '1 other meeting moves for it.' '“Water” is moved' &&
    narrow out 100 && ends 0 "$cursus" history s -n 1 && lacks out 'revision 5'
}
nowhere() {
  ends 0 "$cursus" pin s water 2027-03-04 am -q && ends 1 "$cursus" explain s air 2027-03-04 am --time 60 &&
    has out 'There is none: that is proven.' 'without any one of them the others do not:' nobody-twice 'pin of “Water”' 'what you ask for: “Air” at 2027-03-04 am' 'would be enough' 'is no longer pinned'
}
there_json() {
  ends 1 "$cursus" explain s air '2027-03-04 am' --json --time 60 && json out '.best.status == "infeasible"' '.best.score == null' '.conflict | length == 3' \
    .minimal '.alone.score.hard > 0' '.alone.added | length > 0' && ends 0 "$cursus" explain s air 2027-03-04 --json --time 60 &&
    json out '.best.status == "optimal"' '.best.difference == 0' '.best.bound == .best.score.soft' '.best.meetings | length == 1'
}
not_understood() {
  local words
  for words in 'watre 2027-03-04 am' 'water tomorrow' 'water 2027-05-01 am' 'air @paris' 'water /sp-air'; do
    # shellcheck disable=SC2086
    ends 2 "$cursus" explain s $words && empty out && has err “ || return 1
  done
}
ok 'why it is not somewhere else, and the best plan that has it there' there
ok 'what contradicts it' nowhere
ok_json 'as JSON' there_json
ok 'what is not understood is said' not_understood

# --- suggest

suggestions() {
  planned && ends 0 "$cursus" move s opening 2027-03-01 am -q && ends 0 "$cursus" move s water 2027-03-04 am -q &&
    ends 0 "$cursus" move s air 2027-03-05 am -q && ends 0 "$cursus" suggest s air --from 2027-03-04 --to 2027-03-04 && empty err &&
    has out 'Elsewhere, nothing else moving' 'With other meetings moved as well' '“Water” is moved from' 'Only by breaking hard rules' nobody-twice &&
    narrow out 100 && ends 1 "$cursus" suggest s air --site paris && has out 'Nothing was found'
}
suggestions_json() {
  ends 0 "$cursus" suggest s air --json && json out '.complete' '.meeting == "air"' '.placements | length == 19' \
    '[.placements[].score | .hard * 1000 + .soft] | . == sort' '.chains | all(.score.hard == 0 and (.meetings | length > 1))' &&
    ends 0 "$cursus" suggest s air --speaker sp-air --json && json out '.placements | length == 19' &&
    ends 0 "$cursus" suggest s air --json --limit 2 && json out '.found.fine + .found.broken == 19' '.placements | length == 4' \
      '(.chains | length) == ([.found.chains, 2] | min)'
}
suggestions_wrong() {
  ends 2 "$cursus" suggest s aire --from x && ends 2 "$cursus" suggest s air --limit -2 && ends 2 "$cursus" suggest s air --site pari && has err '“paris”' &&
    ends 2 "$cursus" suggest s && rm -rf cursus.db* && ends 1 "$cursus" suggest s air && has err 'cursus plan'
}
ok 'where else a meeting could be' suggestions
ok_json 'as JSON, everything, unless few are asked for' suggestions_json
ok 'what is not understood is said here too' suggestions_wrong

# --- replan

ill='use "weekdays" { on = "air", weekdays = { "monday" }, weight = "hard" }'
replanned() {
  planned && ends 0 "$cursus" move s opening 2027-03-01 am -q && ends 0 "$cursus" move s water 2027-03-04 am -q &&
    ends 0 "$cursus" move s air 2027-03-05 am -q && ends 0 "$cursus" replan s && has out 'stays as it is' && session s "$costly" "$ill" &&
    ends 0 "$cursus" replan s --dry-run && has out 'Nothing was saved' && ends 0 "$cursus" replan s --because 'Luc is ill' && empty err &&
    has out '1 meeting moves. No plan that keeps every hard rule moves fewer: this is proven.' 'is moved from Fri 5 Mar 2027' 'because: ' 'Saved as revision' &&
    ends 0 "$cursus" history s -n 1 && has out 'replanned: 1 meeting changed' 'because: Luc is ill' && ends 0 "$cursus" replan s && has out 'stays as it is' &&
    ends 0 "$cursus" undo s && ends 0 "$cursus" replan s --json && json out '.moved == 1' '.minimal' '.outcome == "saved"' '.reasons[0].text | length > 0'
}
replan_held() {
  planned && ends 0 "$cursus" pin s air 2027-03-05 am -q && session s "$costly" "$ill" && ends 1 "$cursus" replan s && empty out && has err unpin &&
    ends 0 "$cursus" replan s --today 2027-03-08 --dry-run && ends 2 "$cursus" replan s --revision 0 && ends 1 "$cursus" replan s --revision 99
}
# What concerns one meeting alone is told as the reason; without any plan, what is broken is told instead.
replan_why() {
  planned && ends 0 "$cursus" move s air 2027-03-05 am -q && session s "$costly" "$ill" && ends 0 "$cursus" replan s --dry-run &&
    [ "$(grep -c 'because: ' "$work/out")" = 1 ] && session s "$costly" 'use "weekdays" { on = "air", weekdays = { "sunday" }, weight = "hard" }' &&
    ends 1 "$cursus" replan s && empty out && has err 'keeps every hard rule' '“air”'
}
ok 'why, in a few words' replan_why
if command -v jq >/dev/null; then
  ok 'after a change, as few meetings move as can be' replanned
else
  skip 'after a change, as few meetings move as can be' 'jq is not installed'
fi
ok 'pins stay, and what has begun' replan_held

french() {
  planned && again 2 && LANGUAGE=fr ends 0 "$cursus" undo s && has out 'La révision 2 est annulée' &&
    LANGUAGE=fr ends 0 "$cursus" history s && has out "retour à la révision 1"
}
mo=$(dirname "$cursus")/../../po/fr/LC_MESSAGES/cursus.mo
if [ -e "$mo" ]; then
  ok 'in French' french
else
  skip 'in French' 'the French words are not built'
fi

done_testing
