#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# Where plans are kept: which store is taken, what is said of one that cannot be used, and that nothing is lost when several
# programs use it at once.
# usage: test-store.sh CURSUS SOURCE
# shellcheck source=tests/cli/cli.sh
. "$(dirname "$0")/cli.sh"

# stores FILE…: these and no others are there; then they are removed.
stores() {
  local found wanted
  found=$(find . -name '*.db' | LC_ALL=C sort)
  wanted=$(printf './%s\n' "$@" | LC_ALL=C sort)
  find . \( -name '*.db' -o -name '*.db-*' \) -delete
  [ "$found" = "$wanted" ] && return
  echo "found: $found"
  return 1
}

# --- which one

session deep/down/small "$costly"
plan() { ends 0 "$cursus" plan deep/down/small --moves 100 "$@"; }
beside() { plan && stores deep/down/cursus.db; }
from_elsewhere() { (cd / && plan_absolute) && stores deep/down/cursus.db; }
plan_absolute() { ends 0 "$cursus" plan "$work/deep/down/small" --moves 100; }
from_inside() { (cd deep/down/small && ends 0 "$cursus" plan . --moves 100) && stores deep/down/cursus.db; }
option() { CURSUS_DB=b.db plan --db a.db && stores a.db; }
environment() { true >deep/cursus.db && CURSUS_DB=b.db plan && stores b.db deep/cursus.db; }
empty_environment() { CURSUS_DB='' plan && stores deep/down/cursus.db; }
far_ancestor() { ends 0 "$cursus" plan deep/down/small --moves 100 --db cursus.db && plan && stores cursus.db; }
near_ancestor() {
  plan --db cursus.db && plan --db deep/cursus.db && plan --moves 200 && ends 0 "$cursus" show deep/down/small --db deep/cursus.db --revision 2 &&
    ends 1 "$cursus" show deep/down/small --db cursus.db --revision 2 && stores cursus.db deep/cursus.db
}
ok 'beside the folder of the session, if there is none' beside
ok 'wherever one stands' from_elsewhere
ok 'even inside' from_inside
ok '--db before everything' option
ok '$CURSUS_DB before those of folders above' environment
ok 'an empty $CURSUS_DB is none' empty_environment
ok 'the one of a folder above' far_ancestor
ok 'the nearest of them' near_ancestor

read_commands() {
  plan --db a.db && for command in show explain; do
    ends 0 "$cursus" "$command" deep/down/small --db a.db && CURSUS_DB=a.db ends 0 "$cursus" "$command" deep/down/small &&
      ends 1 "$cursus" "$command" deep/down/small && has err 'cursus plan' || return 1
  done
  ends 0 "$cursus" export deep/down/small --db a.db --out o1 && CURSUS_DB=a.db ends 0 "$cursus" export deep/down/small --out o2 &&
    ends 1 "$cursus" export deep/down/small --out o3 && [ ! -e o3 ] && stores a.db
}
ok 'show, explain and export look in the same places, and make none' read_commands

# --- revisions

revisions() {
  session a "$costly" && session b "$costly" &&
    ends 0 "$cursus" plan a --moves 100 --seed 1 && ends 0 "$cursus" plan b --moves 100 --seed 1 &&
    ends 0 "$cursus" plan a --moves 100 --seed 2 && ends 0 "$cursus" plan a --moves 100 --seed 2 &&
    ends 0 "$cursus" show a --json && has out '"revision" : 2' '"seed" : 2' &&
    ends 0 "$cursus" show a --json -r 1 && has out '"revision" : 1' '"seed" : 1' &&
    ends 0 "$cursus" show b --json && has out '"revision" : 1' &&
    for command in show explain 'export --out o'; do
      # shellcheck disable=SC2086
      ends 1 "$cursus" $command a --revision 3 && empty out && has err 3 && has err '1 to 2' || return 1
    done
}
ok 'each session counts its own revisions, the same plan once' revisions
find . -name '*.db*' -delete

# --- stores that cannot be used

# refused FILE: plan, show, explain and export say which file it is; it stays as it was.
refused() {
  local before after
  before=$(sha256sum "$1" 2>&1)
  for command in plan show explain; do
    ends 2 timeout 60 "$cursus" "$command" a --db "$1" && empty out && has err "$1" || return 1
  done
  ends 2 "$cursus" export a --db "$1" --out refused && has err "$1" && [ ! -e refused ] || return 1
  after=$(sha256sum "$1" 2>&1)
  [ "$before" = "$after" ]
}
head -c 5000 /dev/urandom >garbage.db
printf 'a' >letter.db
mkdir folder.db
mkfifo pipe.db
ok 'bytes that are no database' refused garbage.db
ok 'a single byte' refused letter.db
pipe_refused() { ends 2 timeout 20 "$cursus" plan a --db pipe.db && has err pipe.db; }
folder_refused() { ends 2 "$cursus" plan a --db folder.db && has err folder.db && ends 2 "$cursus" show a --db folder.db; }
missing_folder() { ends 2 "$cursus" plan a --db no/such.db && has err no && [ ! -e no ]; }
empty_name() { ends 2 "$cursus" plan a --db '' && empty out && [ ! -e :memory: ]; }
memory_name() { ends 0 "$cursus" plan a --db :memory: && [ -e :memory: ] && ends 0 "$cursus" show a --db :memory:; }
ok 'a pipe is not waited for' pipe_refused
ok 'a folder' folder_refused
ok 'a folder that is not there is not made' missing_folder
ok 'an empty name' empty_name
ok 'the name :memory: is that of a file' memory_name
empty_file() { true >zero.db && ends 0 "$cursus" plan a --moves 100 --db zero.db && ends 0 "$cursus" show a --db zero.db; }
ok 'an empty file becomes a store' empty_file

foreign() {
  python3 - <<'END' && refused other.db && refused newer.db
import shutil, sqlite3
other = sqlite3.connect("other.db")
other.executescript("PRAGMA application_id = 42; CREATE TABLE revision (a); INSERT INTO revision VALUES (1)")
other.close()
shutil.copy("zero.db", "newer.db")
newer = sqlite3.connect("newer.db")
newer.execute("PRAGMA user_version = 999")
newer.execute("PRAGMA journal_mode = DELETE")
newer.close()
END
}
if python3 -c 'import sqlite3' 2>/dev/null; then
  ok 'databases of other programs and of later versions' foreign
else
  skip 'databases of other programs and of later versions' 'Python with sqlite3 is not installed'
fi

early() {
  local begun=$SECONDS
  ends 2 "$cursus" plan a --time 600 --db garbage.db && [ $((SECONDS - begun)) -lt 60 ]
}
ok 'they are refused before a long search' early

# Nothing is read-only for root.
as_somebody=()
[ "$(id -u)" -ne 0 ] || as_somebody=(setpriv --reuid 65534 --regid 65534 --clear-groups)
read_only() {
  mkdir -p shut/a && cp a/* shut/a && cp zero.db shut/cursus.db && chmod -R a-w,a+rX shut && chmod a+x . || return 1
  local status=0
  ends 2 "${as_somebody[@]}" "$cursus" plan shut/a --moves 100 && empty out && has err cursus.db || status=1
  chmod -R u+w shut
  return $status
}
if "${as_somebody[@]}" test -x "$cursus" 2>/dev/null && ! "${as_somebody[@]}" test -w /; then
  ok 'a store that is read-only' read_only
else
  skip 'a store that is read-only' 'there is nobody to whom anything is read-only'
fi

# --- several at once

together() {
  local seed pids=() status=0
  for seed in 1 2 3 4 5 6; do
    "$cursus" plan a --moves 500 --seed $seed --db together.db -q &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do
    wait "$pid" || status=1
  done
  for revision in 1 2 3 4 5 6; do
    "$cursus" show a --db together.db --revision $revision --json | grep '"seed"' >>seeds
  done
  sort -u seeds | wc -l | grep -qx 6 && ends 1 "$cursus" show a --db together.db --revision 7 && [ $status -eq 0 ]
}
ok 'six plans at once are six revisions' together
twins() {
  "$cursus" plan a --moves 2000 --seed 1 --db twins.db --json >one & local first=$!
  "$cursus" plan a --moves 2000 --seed 1 --db twins.db --json >two
  local status=$?
  wait $first && [ $status -eq 0 ] && cmp one two && ends 0 "$cursus" show a --db twins.db --revision 1 --json && cmp one out &&
    ends 1 "$cursus" show a --db twins.db --revision 2
}
ok 'the same plan twice at once is one' twins

done_testing
