#!/bin/bash
# shellcheck disable=SC2016,SC2317  # bodies of made-up programs; functions that ok calls
# scripts/bench with a made-up program, instances and checker, and then with Cursus on a toy, where the real ones are there.
# usage: test-bench.sh CURSUS
. "$(dirname "$0")/tap.sh"
cursus=$(realpath "${1:?the program}")
shared=$(realpath "${CURSUS_SHARED:-$source/../shared}" 2>/dev/null)

# The program: a plan that costs $work/score, solutions that cost $work/cost and are hard $work/hard; it notes its searches. What
# stands in $work/wait is how long it takes.
build=$work/build
mkdir -p "$build/src/cli" "$build/meson-info" "$work/shared/data/ctt" "$work/shared/tools"
export work
cat >"$build/src/cli/cursus" <<'END'
#!/bin/bash
[ "$2" = --help ] && exit
if [ "$1" = plan ]; then
  echo "{\"score\": {\"hard\": 0, \"soft\": $(cat "$work/score")}, \"status\": \"feasible\", \"bound\": 0, \"moves\": 7, \"meetings\": []}"
  exit
fi
moves=1000000
while [ $# -gt 1 ]; do
  case $1 in
    --solution) echo "$(cat "$work/cost") $(cat "$work/hard") by way of $(cat "$work/score")" >"$2" ;;
    --time) seconds=$2 ;;
    --seed) seed=$2 ;;
  esac
  shift
done
[ -z "${seconds-}" ] || echo "$(basename "$1") $seed $seconds" >>"$work/searches"
sleep "$(cat "$work/wait")"
echo "{\"instance\": \"toy\", \"hard\": $(cat "$work/hard"), \"cost\": $(cat "$work/cost"), \"seconds\": 1.5, \"feasible_seconds\": 0.25,"
echo " \"best_seconds\": 1.0, \"moves\": $moves, \"bound\": 7, \"status\": \"feasible\"}"
END
chmod +x "$build/src/cli/cursus"
echo '[{"name": "buildtype", "value": "debug"}, {"name": "optimization", "value": "0"}]' >"$build/meson-info/intro-buildoptions.json"
echo '[]' >"$build/meson-info/intro-targets.json"
echo "{\"directories\": {\"source\": \"$work\"}}" >"$build/meson-info/meson-info.json"
cat >"$work/shared/tools/ctt_check.py" <<'END'
import json, sys
cost, hard = open(sys.argv[2]).read().split()[:2]
print(json.dumps({"violations": int(hard), "cost": int(cost) + len(open(sys.argv[1]).read())}))
END
touch "$work"/shared/data/ctt/{one,two}.ctt
printf '%s\n' '| instance | best known | Müller avg | Lü & Hao avg | Abdullah avg | Bellio avg | here |' '|---|---|---|---|---|---|---|' \
  '| one | 5 | 10.0 | 6.0 | 7.0 | 8.0 | 5 (49) |' '| two | 0 | 30.0 | 40.0 | 40.0 | 24.0 | – |' >"$work/shared/data/ctt/RESULTS.md"

# reset COST: nothing was searched.
reset() {
  rm -rf "$work/results" "$work/searches"
  echo "$1" >"$work/cost" && echo 0 >"$work/hard" && echo 87 >"$work/score" && echo 0 >"$work/wait" && : >"$work/searches"
}
bench() { CURSUS_SHARED=$work/shared "$source/scripts/bench" --build "$build" --results "$work/results" "$@"; }
toy() { bench itc --seconds 2 --seeds 1-2 "$@"; }
# searched N: so often since the reset.
searched() { [ "$(wc -l <"$work/searches")" -eq "$1" ] || { cat "$work/searches"; return 1; }; }

toy_proven() { toy --prove 0.5 && searched 4 && ! grep -qv ' 1.5$' "$work/searches"; }
reset 12
ok 'a part of the time is for a proof' gives 0 'of which a proof takes 0.5 at most' toy_proven
ok 'which leaves some' gives 2 'takes less than all' bench itc --seconds 2 --prove 2

reset 12
ok 'costs stand beside published ones' gives 0 '| two | 0 | 30.0 | 40.0 | 40.0 | 24.0 | 12 | 12.0 | 12 | 0.500 | 0.400 | 1.0 |' toy
ok 'with their sums' gives 0 '| **sum** | 5 | 40.0 | 46.0 | 47.0 | 32.0 | 24 | 24.0 | 24 | 0.750 | 0.600 | – |' toy
ok 'and the number of instances that are worse' gives 0 "Our mean against Müller's average: better on 1, equal on 0, **worse on 1**" toy
ok 'each run is made once' searched 4
ok 'it says that the build is no release build' gives 0 'This is no release build' toy
ok 'a run of another length is another run' gives 0 '4 of 4 runs' toy --seconds 3
ok 'a further seed is one more run' gives 0 '2 of 6 runs' toy --seeds 1-3
ok 'which can all be made again' gives 0 '4 of 4 runs' toy --fresh
ok 'so many in all' searched 14
ok 'nothing is run to show what is there' gives 0 'Runs that are missing: 2' toy --show --seeds 1,7
ok 'nothing was' searched 14
damaged() { echo '{"cost"' >"$(ls "$work"/results/*/bench/*one*seed1*2s*.json)" && gives 0 '1 of 4 runs' toy; }
ok 'a damaged result is made again' damaged
other_search() {
  mkdir -p "$work/shared/data/ectt" && : >"$work/shared/data/ectt/DDS2.ectt" && gives 0 '4 of 4 runs' toy &&
    gives 0 '0 of 4 runs' toy && echo 88 >"$work/score" && gives 0 '4 of 4 runs' toy &&
    rm "$work/shared/data/ectt/DDS2.ectt"
}
ok 'results of another search are none of this one' other_search

infeasible() { reset 12 && echo 3 >"$work/hard" && gives 0 '| one | 5 | 10.0 | 6.0 | 7.0 | 8.0 | – | – | – | – | – | 1.0 |' toy; }
ok 'a plan that is not feasible has no cost' infeasible
liar() { reset 12 && echo x >"$work/shared/data/ctt/one.ctt" && gives 1 'one-seed1-2s-1t: cost: 12, the checker counts 14' toy; }
ok 'a cost that the checker counts otherwise is told' liar
ok 'and no result, while others are' gives 0 'Runs that are missing: 2' toy --show
: >"$work/shared/data/ctt/one.ctt"
ok 'an instance that is not there is told' gives 1 'there is no instance three' toy --instances one,three
ok 'so is a folder that is not there' gives 1 'CURSUS_SHARED' env CURSUS_SHARED="$work/none" "$source/scripts/bench" --build "$build" itc
ok 'and a build that is not there' gives 1 "$work/none/src/cli/cursus" "$source/scripts/bench" --build "$work/none" itc
ok 'and a part that this program cannot do' gives 1 'no --threads' bench threads --seconds 1 --seeds 1
ok 'a bound above a cost that is known is told' gives 1 'one: a bound of 7 is above the best known cost, 5' bench bounds --seconds 2
ok 'large instances need their folder' gives 1 'ectt' bench large
wrong_use() {
  local words
  for words in '' 'itcx' 'itc --seeds 0' 'itc --seeds 1,1' 'itc --seconds nan' 'itc --jobs 0' 'itc --quick --write' 'itc --fresh --show'; do
    # shellcheck disable=SC2086
    gives 2 'usage' bench $words || return 1
  done
}
ok 'wrong words are refused' wrong_use

# Interrupted in its second run, it goes on with that.
interrupted() {
  reset 12 && bench itc --seconds 2 --seeds 1 --instances one && echo 600 >"$work/wait" || return 1
  CURSUS_SHARED=$work/shared setsid "$source/scripts/bench" --build "$build" --results "$work/results" itc --seconds 2 --seeds 1 >"$work/log" 2>&1 &
  local pid=$! n=0
  until searched 2 >/dev/null || [ $((n += 1)) -gt 4000 ]; do sleep 0.05; done
  kill -TERM $pid
  wait $pid
  [ $? -eq 3 ] && grep -q 'goes on' "$work/log" && echo 0 >"$work/wait" && gives 0 '1 of 2 runs' bench itc --seconds 2 --seeds 1
}
ok 'what was interrupted goes on' interrupted

toy=$shared/data/ectt/toy.ectt
if [ -e "$toy" ] && [ -e "$shared/tools/ctt_check.py" ]; then
  mkdir -p "$work/real/data/ctt" && ln -s "$shared/tools" "$work/real/tools" && cp "$toy" "$work/real/data/ctt/toy.ctt"
  sed 's/^| one /| toy /' "$work/shared/data/ctt/RESULTS.md" >"$work/real/data/ctt/RESULTS.md"
  ok 'Cursus solves a toy' gives 0 '| toy | 5 | 10.0 |' env CURSUS_SHARED="$work/real" "$source/scripts/bench" \
    --build "$(dirname "$cursus")/../.." --results "$work/results" --quick --instances toy itc
else
  skip 'Cursus solves a toy' 'no instances and checker'
fi
done_testing
