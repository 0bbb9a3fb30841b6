#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# Publishing: what people get, what stays as it is, what is told to whom, over the life of a session.
# usage: test-publish.sh CURSUS SOURCE
# shellcheck source=tests/cli/cli.sh
. "$(dirname "$0")/cli.sh"

export CURSUS_AUTHOR=ada
epoch=1798000000 # 23 December 2026
# publish TEXT [OPTION…]: a minute later than the last time.
publish() {
  local text=$1
  shift
  epoch=$((epoch + 60))
  SOURCE_DATE_EPOCH=$epoch ends 0 "$cursus" publish life --out cal "$@" && has out "$text" && lint_written cal
}
# value NAME FILE UID: of the event.
value() {
  sed -n "/^UID:$3@/,/^END:VEVENT/s/^$1[:;]\(.*\)\r$/\1/p" "$2"
}
is() { [ "$1" = "$2" ] || { echo "“$1” instead of “$2”"; return 1; }; }
# event FILE MODULE SEQUENCE STATUS
event() {
  is "$(value SEQUENCE "$1" "$2.p1.s1")" "$3" && is "$(value STATUS "$1" "$2.p1.s1")" "$4"
}

session life
nothing_yet() {
  ends 1 "$cursus" publish life --out cal && has err 'nothing was planned yet' && ends 1 "$cursus" status life && [ ! -e cal ]
}
ok 'what was not planned is not published' nothing_yet

first() {
  ends 0 "$cursus" plan life --moves 2000 --seed 1 -q && ends 0 "$cursus" move life air 2027-03-03 am --force -q && publish 'is published' && has out '4 people are told' '3 meetings · Anne Martin, Paul Petit' &&
    is "$(cd cal && find . -type f | LC_ALL=C sort | paste -sd ' ')" "$(printf './%s ' .publication changes/{anne,life,paul,sp-air,sp-water}.{html,txt} index.csv life.ics people/{anne,paul,sp-air,sp-water}.ics sites/paris.ics | sed 's/ $//')" &&
    event cal/life.ics air 0 CONFIRMED && grep -q 'X-WR-CALDESC:Plan: revision [12] of 2026-12-23' cal/people/anne.ics &&
    ends 0 "$cursus" status life && has out 'of Wed 23 Dec 2026, published by ada.' 'Nobody would have to be told anything.'
}
ok 'everybody gets a calendar and a letter' first

again() {
  cp -a cal before && publish 'everybody holds already; nothing is published' && diff -r before cal
}
ok 'the same again writes nothing' again

dry_run() {
  ends 0 "$cursus" move life air 2027-03-12 pm --force -q && cp cursus.db store && ends 0 "$cursus" publish life --dry-run &&
    has out ' would be published; nothing is written' '3 people would be told.' 'is moved from' 'Told: Anne Martin, Paul Petit, Luc Vent' &&
    ends 0 "$cursus" status life && has out ' is the newest plan' '3 people would be told.' && diff -r before cal && cmp cursus.db store
}
ok 'a dry run says who would be told what, and writes nothing' dry_run
json_dry_run() {
  ends 0 "$cursus" publish life --dry-run --json && json out '.outcome == "dry-run" and .revision == .published.revision + 1
    and ([.people[].id] | sort) == ["anne", "paul", "sp-air"] and .events[0].sequence == 1 and (.events | length) == 1
    and .people[0].changes[0].change == "changed" and (.people[0].changes[0].text[0] | startswith("is moved"))'
}
ok_json 'and for programs' json_dry_run

moved() {
  publish 'is published' && event cal/people/anne.ics air 1 CONFIRMED && event cal/people/anne.ics water 0 CONFIRMED &&
    is "$(value 'DTSTART;TZID=Europe\/Paris' cal/people/anne.ics air.p1.s1)" 20270312T140000 &&
    cmp cal/people/sp-water.ics before/people/sp-water.ics && cmp cal/sites/paris.ics before/sites/paris.ics &&
    is "$(ls cal/changes | paste -sd ' ')" 'anne.html anne.ics anne.txt life.html life.ics life.txt paul.html paul.ics paul.txt sp-air.html sp-air.ics sp-air.txt' &&
    is "$(grep -c BEGIN:VEVENT cal/changes/anne.ics)" 1 && cp cal/changes/anne.txt "$work/letter" && has letter 'is moved from' 'For Anne Martin, by revision '
}
ok 'a meeting that moves: one event changes, those who hold it are told' moved

unchanged_links() {
  local before after
  before=$(stat -c %i cal/people/sp-water.ics) && ends 0 "$cursus" move life air 2027-03-11 pm --force -q && publish 'is published' &&
    after=$(stat -c %i cal/people/sp-water.ics) && is "$before" "$after" && event cal/life.ics air 2 CONFIRMED
}
ok 'calendars that stay the same are not written again' unchanged_links

undone() {
  ends 0 "$cursus" undo life -q && publish 'is published' && event cal/life.ics air 3 CONFIRMED &&
    is "$(value 'DTSTART;TZID=Europe\/Paris' cal/life.ics air.p1.s1)" 20270312T140000 && publish 'revision 1 is published' --revision 1 &&
    event cal/life.ics air 4 CONFIRMED && publish 'is published' && event cal/life.ics air 5 CONFIRMED
}
ok 'undo and an old revision count on' undone

cancelled() {
  cp life/session.lua session.kept && sed -i '/^module "air"/d' life/session.lua && ends 0 "$cursus" plan life --moves 2000 -q &&
    publish 'is published' && has out Cancelled && event cal/people/anne.ics air 6 CANCELLED && grep -q 'SUMMARY:CANCELLED – Air' cal/people/anne.ics &&
    is "$(value TRANSP cal/people/anne.ics air.p1.s1)" TRANSPARENT && event cal/changes/anne.ics air 6 CANCELLED && cp -a cal/people/anne.ics cancelled.ics &&
    sed -i 's/title = "Water"/title = "Waters"/' life/session.lua && ends 0 "$cursus" plan life --moves 2000 --seed 5 -q && publish 'is published' && has out 'was called “Water” before' &&
    is "$(value DTSTAMP cal/people/anne.ics air.p1.s1)" "$(value DTSTAMP cancelled.ics air.p1.s1)"
}
ok 'a meeting that is gone stays, cancelled' cancelled
after_sixty_days() {
  cp -a cal kept && publish 'nothing is published' --today 2027-05-11 && publish 'is published' --today 2027-05-12 && has out 'Nobody has to be told anything' &&
    ! grep -q 'air.p1' cal/people/anne.ics
}
ok 'and goes sixty days after its date' after_sixty_days
reinstated() {
  cp session.kept life/session.lua && ends 0 "$cursus" plan life --moves 2000 -q && publish 'is published' && has out New && event cal/people/anne.ics air 7 CONFIRMED
}
ok 'comes back with the next number' reinstated

leaves() {
  cp life/people.csv people.kept && printf 'id;name;email\nanne;Anne Martin;anne@example.org\nzoe;Zoé Noël;\n' >life/people.csv && publish 'is published' &&
    has out 'Gets a calendar for the first time' 'Zoé Noël' 'Is no longer of the session' 'Paul Petit' && event cal/people/paul.ics air 8 CANCELLED && event cal/people/anne.ics air 7 CONFIRMED &&
    cp people.kept life/people.csv && publish 'is published' && event cal/people/paul.ics air 9 CONFIRMED && event cal/people/anne.ics air 7 CONFIRMED && event cal/people/zoe.ics air 10 CANCELLED
}
ok 'who leaves the session holds cancelled events, and who comes back living ones' leaves

# Somebody who took part speaks now.
speaks() {
  cp life/session.lua session.role && sed -i 's/^module "air" {/speaker "paul" { name = "Paul Petit" }\n&/; s/speakers = "sp-air"/speakers = "paul"/' life/session.lua &&
    sed -i '/^paul/d' life/people.csv && ends 0 "$cursus" plan life --moves 2000 -q && publish 'is published' &&
    is "$(value STATUS cal/people/paul.ics air.p1.s1)" CONFIRMED && is "$(value STATUS cal/people/paul.ics opening.p1.s1)" CANCELLED &&
    is "$(grep -c '^paul;' cal/index.csv)" 1 && cp people.kept life/people.csv && cp session.role life/session.lua &&
    ends 0 "$cursus" plan life --moves 2000 -q && publish 'is published' && is "$(value STATUS cal/people/paul.ics opening.p1.s1)" CONFIRMED
}
ok 'who took part and speaks now keeps one calendar' speaks

split() {
  sed -i 's/^module "water".*/module "water" { title = "Water", format = "workshop", half_days = 2, parts = 2, speakers = "sp-water" }/' life/session.lua &&
    ends 0 "$cursus" plan life --moves 2000 -q && publish 'is published' && is "$(grep -c '^UID:water.p[12].s1@' cal/people/anne.ics)" 2 &&
    is "$(value STATUS cal/people/anne.ics water.p1.s1)" CONFIRMED && is "$(value SEQUENCE cal/people/anne.ics water.p2.s1)" 0
}
ok 'a module that is cut in two keeps its first part' split

restored() {
  cp cursus.db old.db && ends 0 "$cursus" move life air 2027-03-10 am --force -q && publish 'is published' && cp cal/people/anne.ics newest.ics &&
    cp old.db cursus.db && rm -f cursus.db-wal cursus.db-shm && publish 'is published' &&
    restored=$(value SEQUENCE cal/people/anne.ics air.p1.s1) && [ "$restored" -gt "$(value SEQUENCE newest.ics air.p1.s1)" ] &&
    cp old.db cursus.db && mv cal away && publish 'complete again' && is "$(value SEQUENCE cal/people/anne.ics air.p1.s1)" "$restored"
}
ok 'the store restored from a copy gives no number twice, even without the folder' restored

tentative() {
  publish 'is published' --tentative && has out 'is to be confirmed' && is "$(value STATUS cal/people/anne.ics air.p1.s1)" TENTATIVE &&
    grep -q 'SUMMARY:To be confirmed – Air' cal/people/anne.ics && ends 0 "$cursus" status life && has out 'Nobody would have' &&
    publish 'is published' && has out 'is confirmed' && is "$(value STATUS cal/people/anne.ics air.p1.s1)" CONFIRMED
}
ok 'a plan that is to be confirmed' tentative

options() {
  sed -i 's/^module "opening" {/module "opening" { tags = "milestone",/' life/session.lua && publish 'is published' --utc --alarms --todo && has out 'Nobody has to be told anything' \
    'since their times are in UTC now' 'since they have a reminder now' &&
    ends 0 "$cursus" status life && has out 'It was published with --utc --alarms' && lacks out 'since' &&
    grep -q '^DTSTART:2027.*Z' cal/people/anne.ics && ! grep -q TZID cal/people/anne.ics && grep -q '^TRIGGER:-P1D' cal/people/anne.ics &&
    grep -q '^BEGIN:VTODO' cal/tasks/anne.ics && grep -q '^DUE:2027' cal/tasks/anne.ics && ! grep -q VTODO cal/people/anne.ics
}
ok 'times in UTC, reminders, milestones as tasks' options

# What is written otherwise than before has a higher number and a later stamp, and it is said why; what is not, keeps both.
otherwise() {
  local before
  cp cal/people/anne.ics toggled.ics && ends 0 "$cursus" publish life --out cal --dry-run --json && cp out dry && publish 'is published' &&
    has out 'their times are no longer in UTC' 'they no longer have a reminder' 'Nobody has to be told' && has dry '"local-times"' '"no-alarms"' &&
    [ "$(value SEQUENCE cal/people/anne.ics opening.p1.s1)" -gt "$(value SEQUENCE toggled.ics opening.p1.s1)" ] &&
    [ "$(value DTSTAMP cal/people/anne.ics opening.p1.s1)" \> "$(value DTSTAMP toggled.ics opening.p1.s1)" ] &&
    cp cal/people/anne.ics before.ics && cp cal/people/sp-water.ics other.ics &&
    printf 'id;name;email;language\nanne;Anne Martin;anne@example.org;fr\npaul;Paul Petit;;\n' >life/people.csv && publish 'is published' &&
    has out 'Nobody has to be told' 'Reads another language than before' 'Anne Martin' && grep -q 'Planning.*vision' cal/people/anne.ics &&
    before=$(value SEQUENCE before.ics air.p1.s1) && [ "$(value SEQUENCE cal/people/anne.ics air.p1.s1)" -gt "$before" ] &&
    [ "$(value LAST-MODIFIED cal/people/anne.ics air.p1.s1)" \> "$(value LAST-MODIFIED before.ics air.p1.s1)" ] && cmp cal/people/sp-water.ics other.ics &&
    is "$(value SEQUENCE cal/people/paul.ics air.p1.s1)" "$before" && publish 'everybody holds already'
}
ok 'times in UTC, reminders and languages that change: new numbers, and a word why' otherwise

french() {
  printf 'id;name;email;language\nanne;Anne Martin;;en\npaul;Paul Petit;;fr\n' >life/people.csv && publish 'is published' && ends 0 "$cursus" move life air 2027-03-05 am --force -q && publish 'is published' || return 1
  cp cal/changes/paul.txt "$work/letter" && has letter 'est déplacée du' && cp cal/changes/anne.txt "$work/letter" && has letter 'is moved from' && cp cal/people/paul.ics "$work/letter" && has letter 'LOCATION:À distance'
}
if [ -e "$(dirname "$cursus")/../../po/fr/LC_MESSAGES/cursus.mo" ]; then
  ok 'everybody reads their own language' french
else
  skip 'everybody reads their own language' 'the French words are not built'
fi

# break_off WHEN: a publication that moves air there was killed: it is recorded, and its folder is not yet in its place.
break_off() {
  cp -a cal held && ends 0 "$cursus" move life air "$1" --force -q && publish 'is published' && mv cal .cal.abc123.new && mv held cal &&
    /usr/bin/python3 -c 'import sqlite3
with sqlite3.connect("cursus.db") as store:
    store.execute("UPDATE publication SET staged = \".cal.abc123.new\" WHERE session = \"life\" AND number = (SELECT max (number) FROM publication WHERE session = \"life\")")'
}
# at WHEN: that is when Anne holds the meeting about air, and nothing is left of what was broken off.
at() { is "$(value 'DTSTART;TZID=Europe\/Paris' cal/people/anne.ics air.p1.s1)" "$1" && [ ! -e .cal.abc123.new ]; }
broken_off() {
  break_off '2027-03-08 am' && echo mine >cal/notes.txt && publish 'everybody holds already' && is "$(cat cal/notes.txt)" mine && at 20270308T090000 &&
    break_off '2027-03-09 am' && ends 0 "$cursus" publish life --out elsewhere && at 20270309T090000
}
ok 'what was broken off is finished, wherever it was, and nothing of others is lost' broken_off

foreign() {
  mkdir theirs && echo mine >theirs/notes.txt && ends 2 "$cursus" publish life --out theirs && has err 'holds files that were not published' && is "$(ls -A theirs)" notes.txt &&
    echo mine >cal/notes.txt && ends 0 "$cursus" move life air 2027-03-12 am --force -q && publish 'is published' && is "$(cat cal/notes.txt)" mine &&
    mkdir cal/mine && ends 0 "$cursus" move life air 2027-03-12 pm --force -q && ends 2 "$cursus" publish life --out cal && has err 'which was not published and would be lost' && [ -d cal/mine ] && rmdir cal/mine
}
ok 'files of somebody else are left alone' foreign
other_session() {
  session other && ends 0 "$cursus" plan other --moves 500 -q && ends 2 "$cursus" publish other --out cal && has err 'holds the calendars of session “life”'
}
ok 'and so are those of another session' other_session
joint() {
  session free && ends 0 "$cursus" plan other --moves 500 -q && ends 0 "$cursus" publish other --out theirs-too -q &&
    ends 0 "$cursus" plan other free --moves 2000 --json && json out '[.sessions[] | {(.session): .fixed}] | add == {"other": true, "free": false}'
}
ok_json 'a session that is published stays as it is when several are planned together' joint
replanned() {
  ends 0 "$cursus" move other air 2027-03-08 am --force -q && ends 0 "$cursus" status other && has out 'Air' && ends 0 "$cursus" replan other -q &&
    ends 0 "$cursus" publish other && has out 'everybody holds already'
}
ok 'and replanning begins from what people hold' replanned
repaired() {
  publish 'is published' && cp -a cal whole && rm cal/people/anne.ics && ends 0 "$cursus" status life --db cursus.db && publish 'the folder is complete again' && diff -r -x .publication whole cal &&
    rm -rf cal && publish 'the folder is complete again' && cmp whole/people/anne.ics cal/people/anne.ics
}
ok 'files that were lost are written again, as they were' repaired
usual_folder() {
  ends 0 "$cursus" publish free && has out "$PWD/published/free" && [ -e published/free/index.csv ]
}
ok 'without a folder: beside the store' usual_folder
forgotten() {
  session late && ends 0 "$cursus" plan late --moves 500 -q && ends 0 "$cursus" publish late && empty err &&
    printf 'module "fire" { title = "Fire", format = "remote", half_days = 1 }\n' >>late/session.lua && ends 0 "$cursus" status late && has err 'has no date for 1 meeting' '“fire' &&
    ends 0 "$cursus" publish late && has err 'plan the session again' && ends 0 "$cursus" plan late --moves 500 -q && ends 0 "$cursus" publish late && empty err
}
ok 'what was never planned is told' forgotten
leftovers() { [ -z "$(find . -maxdepth 2 -name '.*.new')" ] || find . -maxdepth 2 -name '.*.new'; }
ok 'nothing is left over' leftovers

done_testing
