#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# Several sessions planned together: what is shared, what is said, what is saved.
# usage: test-joint.sh CURSUS SOURCE
# shellcheck source=tests/cli/cli.sh
. "$(dirname "$0")/cli.sh"

# cohort FOLDER [LINE…]: a session of one day in one room, whose two half-days Claire teaches.
cohort() {
  local folder=$1
  shift
  mkdir -p "$folder"
  {
    cat <<END
session { id = "$(basename "$folder")", title = "A day", language = "en", timezone = "Europe/Paris",
  from = "2027-03-01", to = "2027-03-02", slots = { am = "09:00-12:30", pm = "14:00-17:30" } }
site "paris" { name = "Paris", rooms = { "A" } }
speaker "sp-water" { name = "Claire Fontaine" }
module "one" { title = "One", format = "onsite", half_days = 1, speakers = "sp-water" }
module "two" { title = "Two", format = "onsite", half_days = 1, speakers = "sp-water" }
people "people.csv"
END
    printf '%s\n' "$@"
  } >"$folder/session.lua"
  printf 'id;name;email\nanne-%s;Anne Martin;\n' "$(basename "$folder")" >"$folder/people.csv"
}
plan() { "$cursus" plan --db plans.db "$@"; }

# --- what is found

cohort a
cohort b
both() {
  ends 0 plan a b && empty err &&
    has out 'a  revision 1 · keeps every hard rule · 0 points' 'b  revision 1 · keeps every hard rule · 0 points' \
      '2 sessions · 4 meetings · keeps every hard rule · 0 points' 'seed 1 ·'
}
ok 'both have a plan' both
# times FOLDER…: when Claire teaches, by the plans that were saved.
times() { for folder in "$@"; do "$cursus" show --db plans.db --format csv "$folder" | tail -n +2 | cut -d ';' -f 7-9; done; }
apart() { [ "$(times a b | sort -u | wc -l)" -eq 4 ]; }
ok 'nobody is in two places' apart
json() {
  ends 0 plan --json --seed 3 a b && python3 - <<'END'
import json
whole = json.load(open("out"))
assert [session["session"] for session in whole["sessions"]] == ["a", "b"], whole
assert all(len(session["meetings"]) == 2 and session["revision"] > 0 and not session["fixed"] for session in whole["sessions"])
assert whole["score"] == {"hard": 0, "soft": 0} and whole["seed"] == 3 and whole["clashes"] == whole["obstacles"] == []
END
}
ok 'as one JSON object' json
quiet() { ends 0 plan --quiet a b && empty out err; }
ok 'or without a word' quiet
same_bytes() {
  plan --json --seed 7 --moves 3000 --threads 1 --db one.db a b >one && plan --json --seed 7 --moves 3000 --threads 3 --db three.db a b >three &&
    cmp one three
}
ok 'the same for any number of threads' same_bytes
wish='use "weekdays" { as = "wish", weekdays = "wednesday", weight = 3 }'
cohort dear-a "$wish"
cohort dear-b "$wish"
proven() {
  ends 0 plan --prove 10 dear-a dear-b && has out '2 sessions · 4 meetings · keeps every hard rule · 12 points' \
    'Optimal: it is proven that no joint plan costs less.' && ends 0 plan --json --prove 10 dear-a dear-b && python3 - <<'END'
import json
whole = json.load(open("out"))
assert whole["bound"] == 12 and [session["bound"] for session in whole["sessions"]] == [6, 6], whole
assert [session["status"] for session in whole["sessions"]] == ["optimal"] * 2, whole
END
}
ok 'what each session costs by itself is a bound of all' proven
monday='use "weekdays" { as = "monday", weekdays = "monday", weight = 1 }'
cohort near-a "$wish" "$monday"
cohort near-b "$wish" "$monday"
shared() {
  ends 0 plan --json --prove 10 near-a near-b && python3 - <<'END'
import json
whole = json.load(open("out"))
assert whole["score"]["soft"] == whole["bound"] == 14, whole
assert [session["bound"] for session in whole["sessions"]] == [6, 6], whole
END
}
ok 'where they are in each other’s way, all of them together cost more than that, proven' shared
exact() { ends 0 plan --json --moves 3001 near-a near-b && has out '"moves" : 3001'; }
ok 'a number of moves is kept to' exact
# Where there is one processor only, nothing is proven beside the search.
beside() {
  [ "$(nproc)" -lt 2 ] && return 0
  ends 0 plan --time 60 near-a near-b && has out '2 sessions · 4 meetings · keeps every hard rule · 14 points' \
    'Optimal: it is proven that no joint plan costs less.' && ends 0 plan --json --time 60 dear-a near-a && python3 - <<'END'
import json
whole = json.load(open("out"))
assert whole["status"] == "optimal" and whole["bound"] == whole["score"]["soft"] == 12 and whole["contradiction"] == [], whole
END
}
ok 'beside a search with a limit of time the proof ends it' beside
kept() { ends 0 plan --prove 10 dear-a dear-b && ends 0 "$cursus" show --db plans.db dear-a && has out 'Optimal: every hard rule is kept, and no plan costs less.'; }
ok 'what is proven of a session by itself is kept' kept
cohorts() {
  "$source/scripts/make-cohorts" 2 --out cohorts && for folder in cohorts/*; do
    ends 0 "$cursus" check "$folder" && has out '29 meetings, 11.5 days, 20 participants, 18 speakers' || return
  done
}
ok 'cohorts of the sample can be used' cohorts
french() { LANGUAGE=fr ends 0 plan a b && has out '2 sessions · 4 séances' 'respecte toutes les règles impératives'; }
ok 'in French' french

# --- what is not

cohort c
too_much() {
  ends 1 plan --db bad.db a b c && has err 'no joint plan without hard violations was found' &&
    has out 'Why there is no joint plan' '3 sessions · 6 meetings · breaks hard rules by' &&
    ends 1 plan --db bad.db --no-prove a b c && has err 'no joint plan without hard violations was found' &&
    has out 'What is in the way' 'found no good place: of its 4 placements other sessions have taken 3: “Claire Fontaine”' \
      '3 sessions · 6 meetings · breaks hard rules by'
}
ok 'six half-days of one person in two days' too_much
none() {
  ends 1 plan --db bad.db --prove 10 a b c && has err 'no joint plan without hard violations was found' &&
    has out 'Why there is no joint plan' 'It is proven that there is no joint plan.' \
      '“a”, “b”, “c” have no joint plan; they are in each other’s way over: “' &&
    ends 1 plan --db bad.db --json --prove 10 a b c && has out '"status" : "infeasible"'
}
ok 'that there is no plan is proven, with the sessions and over whom' none
none_in_french() { LANGUAGE=fr ends 1 plan --db bad.db --prove 10 a b c && has out 'Il est prouvé qu’il n’existe pas de planning commun.'; }
ok 'and told in French' none_in_french
in_french() { LANGUAGE=fr ends 1 plan --db bad.db --no-prove a b c && has out 'Ce qui gêne'; }
ok 'likewise in French' in_french
cohort d 'use "weekdays" { weekdays = "monday" }'
cohort e 'use "weekdays" { weekdays = "monday" }'
same_day() { ends 1 plan d e && has out 'Twice at the same time' '“sp-water” is in' 'room “paris/A” holds' 'at the same time: 2027-03-01'; }
ok 'both want the same day' same_day

# --- what is settled

published_first() {
  "$cursus" show --db plans.db --format csv a >a/published.csv && cohort b 'speaker "sp-air" { name = "Luc Vent" }' &&
    echo 'published "published.csv"' >>a/session.lua && before=$(times a) && ends 0 plan --seed 9 a b &&
    has out 'a  as published · keeps every hard rule' && [ "$(times a)" = "$before" ] && apart
}
ok 'a published session stays as it is' published_first
published_costs() {
  "$cursus" show --db plans.db --format csv dear-a >dear-a/published.csv && echo 'published "published.csv"' >>dear-a/session.lua &&
    ends 0 plan --prove 10 dear-a dear-b && has out 'dear-a  as published' '2 sessions · 4 meetings · keeps every hard rule · 12 points' \
    'Optimal: it is proven that no joint plan costs less.'
}
ok 'and what it costs is part of what is proven of all' published_costs
published_is_known() {
  cohort cheap && ends 0 plan --time 1 --no-prove dear-a cheap && has out 'dear-a  as published' \
    'Optimal: it is proven that no joint plan costs less.'
}
ok 'without a proof, too' published_is_known
pinned() {
  cohort f && cohort g && ends 0 "$cursus" plan --db plans.db f && ends 0 "$cursus" pin --db plans.db f one &&
    before=$("$cursus" show --db plans.db --format csv f | grep ';one;' | cut -d ';' -f 1-13) && ends 0 plan --seed 5 g f &&
    [ "$("$cursus" show --db plans.db --format csv f | grep ';one;' | cut -d ';' -f 1-13)" = "$before" ] &&
    ends 0 "$cursus" show --db plans.db --json f && has out '"pinned" : true'
}
ok 'what is pinned, too' pinned
given() {
  cohort h "other_session \"g\" { plan = \"g.csv\" }" && "$cursus" show --db plans.db --format csv g >h/g.csv &&
    ends 2 plan g h && has err '“h” takes the plan of “g” as given (other_session)'
}
ok 'one that another takes as given cannot be planned anew' given

# --- what is wrong

twice() { ends 2 plan a ./a && has err '“a” and “./a” are both the session “a”'; }
ok 'the same session twice' twice
one_id() { mkdir -p other && cp -r b other/ && ends 2 plan b other/b && has err '“b” and “other/b” are both the session “b”'; }
ok 'two with one id' one_id
errors() {
  cohort x 'nonsense "x" {}' && cohort y 'use "no-such-rule" {}' && rm -f new.db && ends 2 plan --db new.db x a y &&
    has err 'x/session.lua:8:' 'y/session.lua:8:' 'no-such-rule' 'nothing was planned' && [ ! -e new.db ]
}
ok 'errors of all of them together, and nothing is planned' errors
people() {
  cohort p && cohort q && sed -i 's/Claire Fontaine/Claire Source/' q/session.lua &&
    printf 'id;name\nsp-water;Claire Fontaine\n' >p/people.csv && sed -i 's/sp-water/sp-fire/' p/session.lua && ends 0 plan p q &&
    has err '“sp-water” is a participant in “p” and a speaker in “q”: taken for one person'
}
ok 'people of one id who are not the same' people
names() {
  cohort p && cohort q && sed -i 's/Claire Fontaine/Claire Source/' q/session.lua && ends 0 plan p q &&
    has err '“sp-water” is Claire Fontaine in “p” and Claire Source in “q”: taken for one person'
}
ok 'or have other names' names
options() {
  ends 2 plan --threads 0 p q && has err '--threads takes a whole number from 1 to 64' &&
    ends 2 plan --stats p q && has err '--stats, --opb and --proof are for one session only' &&
    ends 2 plan --prove 0 p q && has err '--prove takes a number'
}
ok 'wrong options' options
unsaved() { ends 2 plan --db no/such/folder.db p q && empty out; }
ok 'a store that cannot be had is told before anything is planned' unsaved
stores() {
  mkdir -p left right && cohort left/l && cohort right/r && ends 0 "$cursus" plan left/l right/r && ends 0 "$cursus" show left/l &&
    ends 0 "$cursus" show right/r && [ -e left/cursus.db ] && [ -e right/cursus.db ]
}
ok 'each session keeps its own store' stores
interrupted() {
  cohort s "$costly" && cohort t "$costly" || return
  "$cursus" plan --db plans.db --time 60 --no-prove --quiet s t &
  local pid=$!
  sleep 3
  kill -INT "$pid"
  wait "$pid"
  [ $? -eq 3 ] && ends 0 "$cursus" show --db plans.db s && ends 0 "$cursus" show --db plans.db t
}
ok 'Ctrl-C keeps the best plans' interrupted
progress() {
  cohort u "$costly" && cohort v "$costly" && on_terminal "$cursus" plan --db plans.db --time 2 u v >out &&
    grep -qE '2 of 2 sessions  [0-9.]+ s  hard 0  soft [0-9]+  [012] s left' out
}
if python3 -c 'import pty' 2>/dev/null; then
  ok 'a terminal shows the time that is left' progress
else
  skip 'a terminal shows the time that is left' 'Python has no terminals here'
fi
# A time that is over before it began.
hopeless() { cohort w && cohort x && ends 1 plan --time 0.001 w x && has out 'w  no plan yet' 'x  no plan yet' && ends 1 "$cursus" show --db plans.db w; }
ok 'no plan is made when the time is over' hopeless

done_testing
