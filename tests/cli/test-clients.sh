#!/bin/bash
# Plans and exports a session, then asks real calendar programs what they make of every file. Each has to show every event at the
# time of the plan, and all have to agree. A program that is not installed is a skip.
# usage: test-clients.sh CURSUS SESSION
set -u

cursus=$1
session=$2
clients=$(cd "$(dirname "$0")/../clients" && pwd)
names=(ical-js.mjs node-ical.mjs python-icalendar.py recurring.py khal.py)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0
failed=0

# say WORD DESCRIPTION: one TAP line.
say() {
  number=$((number + 1))
  echo "$1 $number - $2"
  [ "$1" = ok ] || failed=1
}

# same DESCRIPTION WANTED FOUND: whether two files are equal; their difference as comments if not.
same() {
  if diff -u --label wanted --label found "$2" "$3" >"$work/diff"; then
    say ok "$1"
  else
    say 'not ok' "$1"
    head -n 40 "$work/diff" | sed 's/^/# /'
  fi
}

export_calendars() {
  "$cursus" plan "$session" --db "$work/cursus.db" --seed 1 -q &&
    "$cursus" show "$session" --db "$work/cursus.db" --format csv >"$work/plan.csv" &&
    "$cursus" export "$session" --db "$work/cursus.db" --out "$work/calendars" -q
}

# count_events: "file <TAB> events" for each file, from the bytes alone.
count_events() {
  grep -c '^BEGIN:VEVENT' -H "${files[@]}" | sed 's|.*/||; s/:\([0-9]*\)$/\t\1/' | grep -v '	0$' | LC_ALL=C sort
}

# ask SCRIPT: one client's answer about all files, sorted, in $work/SCRIPT. Without the zone, which not all tell; times are of one zone anyway.
ask() {
  "$clients/ask-$1" "${files[@]}" >"$work/answer" 2>"$work/errors"
  local status=$?
  cut -f1-5,7- "$work/answer" | LC_ALL=C sort >"$work/$1"
  return $status
}

# compare SCRIPT: what it showed against the files, the plan and the first client that answered.
compare() {
  cut -f1 "$work/$1" | uniq -c | awk '{ print $2 "\t" $1 }' >"$work/counts"
  same "$1 shows every event of every file" "$work/events" "$work/counts"
  # A slot of a meeting is one event, whoever's calendar it stands in.
  cut -f2- "$work/$1" | LC_ALL=C sort -u | awk -F '\t' '{ print $4 "\t" $2 "\t" $3 }' | LC_ALL=C sort >"$work/times"
  same "$1 shows the times of the plan" "$work/plan" "$work/times"
  [ -e "$work/first" ] || cp "$work/$1" "$work/first"
  same "$1 agrees with the others" "$work/first" "$work/$1"
}

if ! export_calendars >"$work/output" 2>&1; then
  sed 's/^/# /' "$work/output"
  say 'not ok' 'the session is planned, shown and exported'
  echo "1..$number"
  exit 1
fi
say ok 'the session is planned, shown and exported'

mapfile -t files < <(find "$work/calendars" -name '*.ics' | LC_ALL=C sort)
"$clients/plan-times.py" "$work/plan.csv" | LC_ALL=C sort >"$work/plan"
count_events >"$work/events"
if [ -s "$work/plan" ] && [ -s "$work/events" ]; then
  say ok "${#files[@]} calendars for $(wc -l <"$work/plan") slots"
else
  say 'not ok' 'there are calendars and slots to compare'
fi

for name in "${names[@]}"; do
  ask "$name"
  case $? in
    0) compare "$name" ;;
    77 | 126 | 127) say ok "$name # SKIP $(head -n 1 "$work/errors")" ;;
    *)
      say 'not ok' "$name reads every file"
      head -n 20 "$work/errors" | sed 's/^/# /'
      ;;
  esac
done
echo "1..$number"
exit $failed
