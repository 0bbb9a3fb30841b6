#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# scripts/make-cohorts: the same files for the same seed, sessions like the sample, with the same speakers in all of them.
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/making.sh"
cd "$work" || exit 1

# words FILE: the lines that begin with a word of the language, as many as there are of each.
words() { grep -oE '^(module|use|site|speaker|group) ("[^"]*")?' "$1"; }
alike() { for file in first/*/session.lua; do [ "$(words "$file")" = "$(words "$source/schedules/transitions-2023/session.lua")" ] || return 1; done; }
apart() { [ "$(people_of_several)" -eq 0 ]; }
# What two cohorts know of a speaker are parts of one table: what concerns the time of both is in both.
consistent() { [ "$(grep -h indisponible first/*/availability/sp-roussel.csv | grep -c ';mardi;')" -eq 4 ]; }
dates() { [ "$(grep -h '^  from = ' first/*/session.lua | sort -u | wc -l)" -ge 3 ]; }
wrong() { ! "$make" 0 --out none && ! "$make" 2 --out none --weeks 0 && [ ! -e none ]; }

made make-cohorts 4
ok 'with the modules, rules, places and speakers of the sample' alike
ok 'each with participants of its own' apart
ok 'what a speaker does each week is known to all' consistent
ok 'they begin at different dates' dates
ok 'numbers that make no sense are refused' wrong
done_testing
