#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# Plans that are settled: what participants hold, as `cursus show --format csv` wrote it, and the plan of another session.
# usage: test-published.sh CURSUS SOURCE
# shellcheck source=tests/cli/cli.sh
. "$(dirname "$0")/cli.sh"

places='[.meetings[] | {id, start, room, speakers}] | sort_by(.id)'

# add FOLDER LINE…: these lines at the end of its session.
add() {
  local folder=$1
  shift
  printf '%s\n' "$@" >>"$folder/session.lua"
}

# --- published

session held
ok 'a first plan' ends 0 "$cursus" plan held --moves 3000 --seed 1 --json
jq "$places" out >before
ok 'its table' ends 0 "$cursus" show held --format csv
cp out held/published.csv
ok 'which a session can name' add held 'published "published.csv"' 'use "stability" { weight = 5, speakers = 1 }'
ok 'reads again without a word' ends 0 "$cursus" check held
ok 'nothing in it is out of place' empty err
same_again() {
  local seed
  for seed in 2 3 4; do
    ends 0 "$cursus" plan held --moves 3000 --seed $seed --json && json out '.score == {"hard":0,"soft":0}' &&
      jq "$places" out >after && diff before after || return 1
  done
}
ok_json 'whatever the seed, nothing that is published moves' same_again

away() {
  sed -i 's/^module "water".*/module "water" { title = "Water", format = "workshop", half_days = 1, speakers = "sp-air" }/' held/session.lua &&
    ends 0 "$cursus" plan held --moves 3000 --seed 2 --json && json out '.score == {"hard":0,"soft":5}' &&
    jq 'map(del(.speakers))' before >there && jq "$places | map(del(.speakers))" out >here && diff there here
}
ok_json 'a speaker who is replaced costs, and nothing else moves' away

gone() {
  sed -i '/^module "air"/d' held/session.lua && ends 0 "$cursus" check held &&
    has err 'published.csv:' 'warning: the session has no meeting “air” (any more), which participants hold'
}
ok 'a meeting that is gone is told with its line' gone

session near
noticed() {
  ends 0 "$cursus" plan near --moves 3000 --seed 1 && ends 0 "$cursus" show near --format csv && cp out near/published.csv &&
    add near 'published "published.csv"' 'use "notice" { days = "3 weeks" }' &&
    ends 2 "$cursus" plan near --moves 100 && has err 'it is not known which day is today' &&
    ends 0 "$cursus" plan near --moves 3000 --seed 7 --today 2027-02-20 --json && json out '.score.hard == 0' &&
    ends 0 "$cursus" check near --today 2027-01-04
}
ok_json 'notice counts from the day that is said to be today' noticed
added() {
  add near 'module "late" { title = "Late", format = "remote", half_days = 1 }' &&
    ends 1 "$cursus" plan near --moves 3000 --today 2027-02-20 && ends 0 "$cursus" plan near --moves 3000 --today 2027-02-14
}
ok 'what is new has to wait until the notice is over' added

# --- other_session

session first
session second
both() {
  local seed
  ends 0 "$cursus" plan first --moves 3000 --seed 1 && ends 0 "$cursus" show first --format csv && cp out second/first.csv &&
    add second 'other_session "first" { plan = "first.csv" }' || return 1
  for seed in 1 2 3; do
    ends 0 "$cursus" plan second --moves 3000 --seed $seed --json && json out '.score.hard == 0' || return 1
    ends 0 "$cursus" show second --format csv || return 1
    # Rooms and speakers: no line of date, start and room, or date, start and speakers, stands in both.
    tail -n +2 out | cut -d ';' -f 7,8,12 | sort >mine
    tail -n +2 second/first.csv | cut -d ';' -f 7,8,12 | sort >theirs
    if comm -12 mine theirs | grep .; then return 1; fi
    tail -n +2 out | cut -d ';' -f 7,8,11 | grep -v ';$' | sort >mine
    tail -n +2 second/first.csv | cut -d ';' -f 7,8,11 | grep -v ';$' | sort >theirs
    if comm -12 mine theirs | grep .; then return 1; fi
  done
}
ok_json 'rooms and speakers of another session are taken' both
joint() {
  local line
  sed -i 's/^other_session.*/other_session "first" { plan = "first.csv", shared = "opening" }/' second/session.lua &&
    ends 0 "$cursus" plan second --moves 3000 --seed 1 --json && json out '.score.hard == 0' &&
    ends 0 "$cursus" show second --format csv && line=$(grep ';opening;' second/first.csv | cut -d ';' -f 2-13) && has out ";$line;"
}
ok_json 'a shared meeting is where and when the other session has it' joint

done_testing
