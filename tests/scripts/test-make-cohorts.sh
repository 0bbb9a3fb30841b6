#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# scripts/make-cohorts: the same files for the same seed, sessions like the sample, with the same speakers in all of them.
. "$(dirname "$0")/tap.sh"
make_cohorts=$source/scripts/make-cohorts
cd "$work" || exit 1

"$make_cohorts" 4 --out first
"$make_cohorts" 4 --out again
"$make_cohorts" 4 --out other --seed 2
same() { diff -r first again; }
different() { ! diff -rq first/cohorte-01 other/cohorte-01; }
number() { [ "$(find first -name session.lua | wc -l)" -eq 4 ] && [ "$(find first -name participants.csv | wc -l)" -eq 4 ]; }
# words FILE: the lines that begin with a word of the language, as many as there are of each.
words() { grep -oE '^(module|use|site|speaker|group) ("[^"]*")?' "$1"; }
alike() { for file in first/*/session.lua; do [ "$(words "$file")" = "$(words "$source/schedules/transitions-2023/session.lua")" ] || return 1; done; }
apart() { [ -z "$(tail -qn +2 first/*/participants.csv | cut -d ';' -f 1 | sort | uniq -d)" ]; }
# What two cohorts know of a speaker are parts of one table: what concerns the time of both is in both.
consistent() { [ "$(grep -h indisponible first/*/availability/sp-roussel.csv | grep -c ';mardi;')" -eq 4 ]; }
dates() { [ "$(grep -h '^  from = ' first/*/session.lua | sort -u | wc -l)" -ge 3 ]; }
wrong() { ! "$make_cohorts" 0 --out none && ! "$make_cohorts" 2 --out none --weeks 0 && [ ! -e none ]; }

ok 'the same seed gives the same files' same
ok 'another one gives others' different
ok 'as many cohorts as were asked for' number
ok 'with the modules, rules, places and speakers of the sample' alike
ok 'each with participants of its own' apart
ok 'what a speaker does each week is known to all' consistent
ok 'they begin at different dates' dates
ok 'numbers that make no sense are refused' wrong
done_testing
