# shellcheck shell=bash disable=SC2034,SC2154,SC1111
# What tests of scripts that make sessions from a seed have in common. Sourced after tap.sh, in $work.

# making SCRIPT N: the script makes $n sessions in first and again, and with another seed in other.
making() {
  make=$source/scripts/$1 n=$2
  "$make" "$n" --out first && "$make" "$n" --out again && "$make" "$n" --out other --seed 2
}

same() { diff -r first again; }
different() {
  set -- first/*
  ! diff -rq "$1" "other/${1#first/}"
}
number() { [ "$(find first -name session.lua | wc -l)" -eq "$n" ] && [ "$(find first -name participants.csv | wc -l)" -eq "$n" ]; }
# people_of_several: how many participants are in more than one session.
people_of_several() { tail -qn +2 first/*/participants.csv | cut -d ';' -f 1 | sort | uniq -d | wc -l; }

made() {
  ok 'it runs' making "$@"
  ok 'the same seed gives the same files' same
  ok 'another one gives others' different
  ok 'as many sessions as were asked for' number
}
