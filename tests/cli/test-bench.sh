#!/bin/bash
# Solves public instances and has an outside checker count the same. The instances and the checker are not ours: they are looked for in
# $CURSUS_SHARED (default: shared beside the checkout), and the comparison is skipped where they are not.
# usage: test-bench.sh CURSUS SOURCE
set -u
# shellcheck source=tests/cli/cli.sh
. "$(dirname "$0")/cli.sh"

shared=${CURSUS_SHARED:-$tree/../shared}
checker=$shared/tools/ctt_check.py

# component NAME FILE: the number after "NAME": in a line of JSON.
component() {
  sed -E "s/.*\"$1\" ?: ?([0-9]+).*/\1/" "$2"
}

# agrees INSTANCE MOVES: whether a feasible solution is found whose cost and components are those that the checker counts.
agrees() {
  local name
  "$cursus" bench "$1" --moves "$2" --solution solution >ours || return 1
  [ "$(component hard ours)" -eq 0 ] || return 1
  python3 "$checker" "$1" solution >theirs || return 1
  for name in room_capacity min_working_days room_stability compactness cost; do
    [ "$(component $name ours)" -eq "$(component $name theirs)" ] || return 1
  done
}

for instance in ectt/toy ectt/test2 ctt/comp01 ctt/comp11; do
  file=$(ls "$shared/data/$instance".* 2>/dev/null | head -n 1)
  if [ -z "$file" ] || [ ! -e "$checker" ] || ! command -v python3 >/dev/null; then
    skip "the checker counts what we count on $instance" "no instances and checker"
  else
    ok "the checker counts what we count on $instance" agrees "$file" 30000
  fi
done

# stats: what was known before the search and each kind of move with its counts, beside the line of JSON and not in it.
stats() {
  local toy
  toy=$(printf '%s\n' 'Name: Toy' 'Courses: 2' 'Rooms: 2' 'Days: 2' 'Periods_per_day: 2' 'Curricula: 1' 'Constraints: 0' '' 'COURSES:' \
    'A t1 2 2 30' 'B t1 1 1 55' '' 'ROOMS:' 'rA 32' 'rB 50' '' 'CURRICULA:' 'q 2 A B' '' 'UNAVAILABILITY_CONSTRAINTS:' '' 'END.')
  echo "$toy" >toy.ctt
  "$cursus" bench --moves 2000 toy.ctt >plain 2>none && "$cursus" bench --moves 2000 --stats toy.ctt >with 2>told && cmp plain with &&
    [ ! -s none ] && head -n 1 told | grep -Eq '^before the search: placements 24 of 24; islands 1; interchangeable meetings 2 in 1 classes; ' &&
    sed -i 1d told && ! grep -Evq '^[a-z]+: [0-9]+ tried, [0-9]+ accepted, [0-9]+ improved, [0-9]+ ns each$' told &&
    awk '{ n += $2 } END { exit n != 2000 }' told
}
ok "--stats tells what each kind of move did" stats

printf 'Days: 5\nCOURSES:\n' >broken.ctt
ok "a broken instance is refused with file and line" gives 2 "broken.ctt:2" "$cursus" bench broken.ctt
printf 'Courses: 1\nRooms: 1\nDays: 1\nPeriods_per_day: 2\nCurricula: 0\nConstraints: 0\nCOURSES:\nA t 1 1 9\nROOMS:\nr 5\nCURRICULA:\nUNAVAILABILITY_CONSTRAINTS:\nEND.\n' >tiny.ctt
echo 'A r 0 1' >good
echo 'A x 0 1' >bad
ok "a solution is counted" gives 0 '"cost":4' "$cursus" bench --evaluate good tiny.ctt
ok "a broken solution is refused with file and line" gives 2 "bad:1: there is no room “x”" "$cursus" bench --evaluate bad tiny.ctt
ok "a budget of processor time" gives 0 '"cost":4' "$cursus" bench --cpu --time 0.2 tiny.ctt
ok "the bound of an instance is its best cost" gives 0 '"bound":4,"seconds":null,"feasible_seconds":null,"best_seconds":null,"proof_seconds":' "$cursus" bench --moves 10 --prove 20 tiny.ctt
ok "a proof needs some time" gives 2 "--prove" "$cursus" bench --prove 0 tiny.ctt
ok "a solution is counted or proven" gives 2 "--evaluate" "$cursus" bench --evaluate good --prove 5 tiny.ctt
ok "a solution is counted or searched" gives 2 "--evaluate" "$cursus" bench --evaluate good --solution s tiny.ctt
ok "no moves are refused" gives 2 "--moves" "$cursus" bench --moves 0 broken.ctt
ok "one solution of two instances is refused" gives 2 "--solution" "$cursus" bench --solution s broken.ctt broken.ctt

done_testing
