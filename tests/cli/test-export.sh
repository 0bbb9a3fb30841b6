#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# `cursus export`: everybody's calendar, the same bytes as long as the plan is the same.
# usage: test-export.sh CURSUS SOURCE
# shellcheck source=tests/cli/cli.sh
. "$(dirname "$0")/cli.sh"

session small "$costly"
ends 0 "$cursus" plan small --moves 500 || exit 1

# files FOLDER NAME…: these and no others.
files() {
  local found folder=$1
  shift
  found=$(cd "$folder" && echo *)
  [ "$found" = "$*" ] || { echo "found: $found"; return 1; }
}
all=(anne.ics index.csv paul.ics small.ics sp-air.ics sp-water.ics)

everybody() {
  ends 0 "$cursus" export small --out deep/out && empty err && has out '5 calendars' 'revision 1' deep/out && files deep/out "${all[@]}" &&
    head -n 1 deep/out/index.csv | grep -q $'^\xef\xbb\xbfperson;role;name;email;file;events;revision;date\r$' &&
    has deep/out/index.csv 'anne;participant;Anne Martin;anne@example.org;anne.ics;3' 'sp-air;speaker;Luc Vent;;sp-air.ics;1'
}
ok 'a calendar for everybody, and an index' everybody

again() {
  ends 0 "$cursus" export small --out one && cp -R one before && ends 0 "$cursus" export small --out one && diff -r before one
}
ok 'twice: the same bytes' again

# Files that were only touched, and an export on another day, say nothing new.
later() {
  touch -d 2035-01-01 small/* && ends 0 "$cursus" plan small --moves 500 && ends 0 "$cursus" export small --out one && diff -r before one
}
ok 'and after a run that found nothing new' later

left() {
  printf 'mine\n' >one/private.ics && printf 'id;name\nanne;Anne Martin\n' >small/people.csv &&
    ends 0 "$cursus" export small --out one && has out '4 calendars' &&
    files one anne.ics index.csv private.ics small.ics sp-air.ics sp-water.ics && lacks one/index.csv paul
}
ok 'who left has no calendar any more' left

joined() {
  printf 'id;name\nanne;Anne Martin\nzoe;Zoé Durand\n' >small/people.csv && ends 0 "$cursus" export small --out one &&
    has one/zoe.ics SUMMARY && has one/index.csv 'zoe;participant;Zoé Durand;;zoe.ics;3'
}
ok 'who joined has one' joined

utc() {
  ends 0 "$cursus" export small --out utc --utc && grep -qE '^DTSTART:2027[0-9]{4}T[0-9]{6}Z' utc/anne.ics && lacks utc/anne.ics TZID &&
    grep -qE '^DTSTART;TZID=Europe/Paris:2027' one/anne.ics
}
ok 'times in UTC, or in the zone of the session' utc

revision() {
  ends 0 "$cursus" plan small --moves 600 --seed 2 && ends 0 "$cursus" export small --out two && has out 'revision 2' &&
    ends 0 "$cursus" export small --out first -r 1 && has out 'revision 1'
}
ok 'of an older revision' revision

other() {
  session other && ends 0 "$cursus" plan other && ends 2 "$cursus" export other --out one && has err '“small”' one &&
    files one anne.ics index.csv private.ics small.ics sp-air.ics sp-water.ics zoe.ics
}
ok 'not into the folder of another session' other

changed() {
  sed -i '/^module "air"/d' small/session.lua && ends 2 "$cursus" export small --out changed && has err '“air”' && [ ! -e changed ]
}
ok 'not of a plan with modules that are gone' changed

nowhere() {
  session small "$costly" && ends 2 "$cursus" export small --out /dev/null/x && has err /dev/null/x &&
    ends 2 "$cursus" export small --out small/session.lua && has err small/session.lua && ends 2 "$cursus" export small --out ''
}
ok 'a folder that cannot be made' nowhere

language() {
  session fr "$costly" && sed -i 's/language = "en"/language = "fr"/' fr/session.lua && ends 0 "$cursus" plan fr &&
    ends 0 "$cursus" export fr --out fr-one && LANGUAGE=fr ends 0 "$cursus" export fr --out fr-two && diff -r fr-one fr-two &&
    ends 0 "$cursus" export small --out en-one && LANGUAGE=fr ends 0 "$cursus" export small --out en-two && diff -r en-one en-two
}
ok 'calendars are in the language of the session, not of who writes them' language

written() {
  rm -f one/private.ics && lint_written one two utc first fr-one en-one
}
ok 'our lint finds nothing in any of them' written

done_testing
