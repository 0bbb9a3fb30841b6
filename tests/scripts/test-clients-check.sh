#!/bin/bash
# shellcheck disable=SC2016,SC2317  # bodies of made-up programs; functions that ok calls
# tests/cli/test-clients.sh with a made-up cursus: it accepts calendars that say what the plan says, and finds those that do not.
. "$(dirname "$0")/tap.sh"
cursus=$work/cursus

cat >"$cursus" <<'END'
#!/bin/bash
here=$(dirname "$0")
case $1 in
  plan) cat "$here/answer" >&2 && exit "$(wc -l <"$here/answer")" ;;
  show) cat "$here/plan.csv" ;;
  export) while [ "$1" != --out ]; do shift; done && cp -r "$here/made" "$2" ;;
esac
END
chmod +x "$cursus"

# event UID DAY FROM TO TITLE: a VEVENT with clock times of Paris.
event() {
  printf '%s\n' BEGIN:VEVENT "UID:$1" DTSTAMP:20230901T000000Z "DTSTART;TZID=Europe/Paris:$2T$3" "DTEND;TZID=Europe/Paris:$2T$4" \
    "SUMMARY:$5" END:VEVENT
}

# calendar NAME ZONE: writes a file around the events on stdin; with ZONE no, without a VTIMEZONE.
calendar() {
  {
    printf '%s\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//cursus//test//EN
    [ "$2" = no ] || printf '%s\n' BEGIN:VTIMEZONE TZID:Europe/Paris BEGIN:DAYLIGHT DTSTART:19700329T020000 \
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU' TZOFFSETFROM:+0100 TZOFFSETTO:+0200 END:DAYLIGHT BEGIN:STANDARD \
      DTSTART:19701025T030000 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU' TZOFFSETFROM:+0200 TZOFFSETTO:+0100 END:STANDARD END:VTIMEZONE
    cat
    echo END:VCALENDAR
  } | sed 's/$/\r/' >"$work/made/$1.ics"
}

# right: a plan of three slots on both sides of a change of clocks, and two calendars that say the same.
right() {
  rm -rf "$work/made"
  mkdir "$work/made"
  : >"$work/answer"
  printf '\357\273\277%s\r\n' 'session;meeting;module;group;title;format;date;start;end;site;room;speakers' \
    's;eau;eau;;"Eau ; sol";onsite;2023-10-27;09:00;12:30;;;' 's;eau;eau;;"Eau ; sol";onsite;2023-10-27;14:00;17:30;;;' \
    's;air;air;;Air, été;remote;2023-10-30;09:00;12:30;;;' >"$work/plan.csv"
  { event eau.1@s 20231027 090000 123000 'Eau \; sol' && event eau.2@s 20231027 140000 173000 'Eau \; sol'; } | calendar speaker yes
  { event eau.1@s 20231027 090000 123000 'Eau \; sol' && event eau.2@s 20231027 140000 173000 'Eau \; sol' &&
    event air.1@s 20231030 090000 123000 'Air\, été'; } | calendar participant yes
}

clients() {
  "$source/tests/cli/test-clients.sh" "$cursus" session
}

asked() {
  right
  clients | grep -q '^ok .*shows the times of the plan'
}

if ! asked; then
  skip 'calendars are compared with the plan' 'no calendar program is installed'
  done_testing
fi
right
ok 'calendars that say what the plan says are accepted' gives 0 'ok 2 - 2 calendars for 3 slots' clients
event air.1@s 20231030 080000 113000 'Air\, été' | calendar participant yes
ok 'an event an hour early is found' gives 1 '# +Air, été	2023-10-30 08:00	2023-10-30 11:30' clients
right
event eau.1@s 20231027 090000 123000 'Eau \; sol' | calendar participant yes
ok 'a slot that stands in no calendar is found' gives 1 '# -Air, été	2023-10-30 09:00	2023-10-30 12:30' clients
right
event eau.1@s 20231027 100000 123000 'Eau \; sol' | calendar other yes
ok 'two calendars that contradict each other are found' gives 1 'shows the times of the plan' clients
right
{ event eau.1@s 20231027 090000 123000 'Eau \; sol' && event eau.1@s 20231027 090000 123000 'Eau \; sol'; } | calendar other yes
ok 'an event that a program shows once though it stands twice is found' gives 1 'not ok' clients
if clients | grep -q 'ical-js.mjs # SKIP'; then
  skip 'a missing VTIMEZONE is found' 'ical.js is not installed'
else
  right
  event air.1@s 20231030 090000 123000 'Air\, été' | calendar participant no
  ok 'a missing VTIMEZONE is found' gives 1 '# +Air, été	2023-10-30 09:00 floating' clients
fi
right
echo 'no plan' >"$work/answer"
ok 'a session that cannot be planned is found' gives 1 'not ok 1 - the session is planned' clients
done_testing
