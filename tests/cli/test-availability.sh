#!/bin/bash
# shellcheck shell=bash disable=SC1111,SC2317
# `cursus availability`: what calendars take is shown before it counts, and kept without a word of what it is about.
# usage: test-availability.sh CURSUS SOURCE
# shellcheck source=tests/cli/cli.sh
. "$(dirname "$0")/cli.sh"

session small
cat >mine.ics <<'END'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:a
SUMMARY:Secret meeting
DTSTART;TZID=Romance Standard Time:20270302T090000
DTEND;TZID=Romance Standard Time:20270302T103000
RRULE:FREQ=DAILY;COUNT=4
EXDATE;TZID=Romance Standard Time:20270303T090000
END:VEVENT
BEGIN:VEVENT
UID:a
RECURRENCE-ID;TZID=Romance Standard Time:20270304T090000
DTSTART;TZID=Romance Standard Time:20270304T140000
DTEND;TZID=Romance Standard Time:20270304T150000
END:VEVENT
BEGIN:VEVENT
UID:b
SUMMARY:Ski
DTSTART;VALUE=DATE:20270308
DTEND;VALUE=DATE:20270310
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:c
STATUS:TENTATIVE
DTSTART:20270311T100000
DTEND:20270311T110000
END:VEVENT
END:VCALENDAR
END

shows() {
  ends 0 "$cursus" availability show mine.ics --session small && empty err && lacks out Secret Ski &&
    has out 'Tue 2 Mar  09:00–10:30' 'Thu 4 Mar  14:00–15:00' 'Fri 5 Mar  09:00–10:30' 'Thu 11 Mar  10:00–11:00' \
      'would rather not' 'count as busy: 3' 'Tentative events: 1' 'marked as free: 1' 'without a time zone: 1 · --timezone' && lacks out 'Wed 3 Mar' '8 Mar'
}
ok 'what a calendar takes, without its titles; times without zone are those of the session' shows

options() {
  ends 0 "$cursus" availability show mine.ics --session small --count-free --tentative busy && has out 'Mon 8 Mar – Tue 9 Mar' 'busy: 4' &&
    lacks out 'would rather not' && ends 0 "$cursus" availability show mine.ics --session small --count-free --no-whole-days --tentative free &&
    lacks out '8 Mar' '11 Mar' && has out 'whole days: 1'
}
ok 'what counts is for the planner to say' options

dates() {
  ends 0 "$cursus" availability show mine.ics --from 2027-03-04 --to 2027-03-05 --timezone America/New_York && has out 'Thu 4 Mar  08:00–09:00' &&
    lacks out '2 Mar ' && ends 0 env TZ=Europe/Paris "$cursus" availability show mine.ics --from 2027-03-04 && has out 'Fri 3 Mar 2028' Europe/Paris
}
ok 'without a session: dates and a zone, or those of today and here' dates

json() {
  ends 0 "$cursus" availability show mine.ics --session small --json && empty err &&
    python3 -c 'import json, sys; d = json.load(open(sys.argv[1])); assert len(d["times"]) == 4 and d["counts"]["free"] == 1 and d["times"][0]["start"] == "2027-03-02T09:00:00+01:00", d' "$work/out"
}
ok 'as JSON' json

imports() {
  ends 0 "$cursus" availability import small sp-water mine.ics && has out small/availability/sp-water.ics 'speaker "sp-water"' &&
    has small/availability/sp-water.ics 'FREEBUSY;FBTYPE=BUSY:20270302T080000Z/20270302T093000Z' BUSY-TENTATIVE &&
    lacks small/availability/sp-water.ics Secret Ski VEVENT SUMMARY
}
ok 'an import keeps times only' imports

reads() {
  sed -i 's/speaker "sp-water" { name = "Claire Fontaine" }/speaker "sp-water" { name = "Claire Fontaine", availability = "availability\/sp-water.ics" }/' small/session.lua &&
    ends 0 "$cursus" availability show small sp-water && has out 'Thu 4 Mar  14:00–15:00' 'would rather not' availability/sp-water.ics &&
    ends 0 "$cursus" availability show small && has out 'busy on 3 days' 'Luc Vent (sp-air)' 'nothing known' && ends 0 "$cursus" check small && empty err
}
ok 'and the session reads it' reads

# Whatever is kept of a session, and of one that names somebody's own calendar.
no_titles() {
  ends 0 "$cursus" plan small --moves 100 --no-prove --seed 1 --db kept.db && ends 0 "$cursus" publish small --db kept.db --out kept &&
    cp -r small named && cp mine.ics named/availability/sp-water.ics && ends 0 "$cursus" plan named --moves 100 --no-prove --seed 1 --db kept.db &&
    ends 0 "$cursus" publish named --db kept.db --out named-kept && grep -a -q Opening kept.db && ! grep -r -a -l -e Secret -e Ski small kept kept.db* named-kept
}
ok 'no title is in the session, the store or what is published' no_titles

again() {
  cp small/availability/sp-water.ics before.ics
  ends 0 env SOURCE_DATE_EPOCH=1700000000 "$cursus" availability import small sp-water before.ics -q && cp small/availability/sp-water.ics one.ics &&
    ends 0 env SOURCE_DATE_EPOCH=1700000000 "$cursus" availability import small sp-water one.ics small/availability/sp-water.ics &&
    cmp small/availability/sp-water.ics one.ics && diff <(grep -v DTSTAMP before.ics) <(grep -v DTSTAMP one.ics) && lacks out 'reads them once'
}
ok 'once more: the same times, into the file that the session names' again

participant() {
  ends 0 "$cursus" availability import small anne mine.ics && has out 'column “availability”' && [ -s small/availability/anne.ics ] &&
    ends 0 "$cursus" availability import small sp-air mine.ics --json && python3 -m json.tool "$work/out" >json && lacks out 'These times'
}
ok 'of a participant; as JSON' participant

refused() {
  ends 2 "$cursus" availability import small nobody mine.ics && has err '“nobody”' && ends 2 "$cursus" availability import small sp-watr mine.ics &&
    has err sp-water && ends 2 "$cursus" availability import small sp-water && ends 2 "$cursus" availability show &&
    ends 2 "$cursus" availability shwo mine.ics && has err 'show or import' && ends 2 "$cursus" availability show mine.ics anne &&
    ends 2 "$cursus" availability show nothing.ics --timezone Europe/Paris && has err nothing.ics &&
    ends 2 "$cursus" availability show mine.ics --timezone Nowhere && has err Nowhere && ends 2 "$cursus" availability show mine.ics --tentative maybe &&
    ends 2 "$cursus" availability show mine.ics --timezone UTC --from 2027-03-04 --to 2027-03-03 && ends 2 "$cursus" availability show mine.ics --from soon
}
ok 'what is wrong is said' refused

# Reasons that say what would be accepted, with the line.
reasons() {
  local line what
  while IFS='|' read -r line what; do
    printf 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270302T090000Z\nDURATION:PT1H\n%s\nEND:VEVENT\nEND:VCALENDAR\n' "$line" >wrong.ics
    ends 2 "$cursus" availability show wrong.ics --session small && has err "wrong.ics:5: " "$what" && empty out || return 1
  done <<'END'
RRULE:FREQ=WEEKLY;INTERVAL=99999|32767
RRULE:every Tuesday|such as FREQ=WEEKLY
RRULE:FREQ=MINUTELY|DAILY is the finest
EXDATE:tomorrow|such as 20231027T090000Z
EXDATE;TZID=Somewhere:20270303T090000|an IANA or Windows name
RDATE;VALUE=PERIOD:20270303T090000Z/20270302T090000Z|ends before it begins
END
  printf 'one\ntwo:2\n' >wrong.ics && ends 2 "$cursus" availability show wrong.ics --session small && has err 'BEGIN:VCALENDAR' && lacks err one two
}
ok 'what is wrong with a calendar is said with its line and what would be right' reasons

broken() {
  cp small/availability/sp-water.ics kept.ics && echo nonsense >broken.ics &&
    ends 2 "$cursus" availability import small sp-water mine.ics broken.ics && has err broken.ics && cmp kept.ics small/availability/sp-water.ics
}
ok 'a calendar that cannot be read changes nothing' broken

heals() {
  echo nonsense >small/availability/sp-water.ics && ends 2 "$cursus" check small && ends 0 "$cursus" availability import small sp-water mine.ics &&
    ends 0 "$cursus" check small
}
ok 'and one that can is brought into a session with one that cannot' heals

french() {
  ends 0 env LANGUAGE=fr "$cursus" availability show mine.ics --session small && has out 'mars 2027' occupé '09:00–10:30' && lacks out busy rather
}
ok 'in French' french

done_testing
