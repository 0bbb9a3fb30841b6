#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# `cursus rules`: the list of rules and the tests of one; and the rules of a program that was installed.
# usage: test-rules.sh CURSUS SOURCE
# shellcheck source=tests/cli/cli.sh
. "$(dirname "$0")/cli.sh"

mapfile -t names < <(find "$tree/plugins" -mindepth 2 -name '*.lua' ! -name 'test-*' -printf '%f\n' | sed 's/\.lua$//' | sort)

list() {
  ends 0 "$cursus" rules list && empty err || return 1
  for name in "${names[@]}"; do
    grep -q "^$name .*[A-Za-z]" "$work/out" || { echo "$name is not listed"; return 1; }
  done
  [ "$(wc -l <"$work/out")" -eq ${#names[@]} ]
}
ok 'every rule of ours is listed' list
list_json() {
  ends 0 "$cursus" rules list --json && empty err && json out "length == ${#names[@]}" \
    'all(keys == ["doc","file","name","params","standard","theme","title"])' 'all(.doc != "" and .title != "")' \
    'all(.[].params[]; keys == ["doc","name","optional","type"])' '.[] | select(.name == "gap") | .standard == false' \
    '.[] | select(.name == "gap") | .params | any(.name == "min" and .type == "duration" and .optional)'
}
ok_json 'and for programs' list_json
list_french() {
  ends 0 "$cursus" rules list --json && cp out english && LANGUAGE=fr ends 0 "$cursus" rules list --json &&
    json out 'all(.title != "")' && [ "$(jq -c '[.[].name]' english)" = "$(jq -c '[.[].name]' out)" ] &&
    [ "$(jq -c '[.[].doc]' english)" != "$(jq -c '[.[].doc]' out)" ] && json out '.[] | select(.name == "gap") | .title | test("[éÉ]")'
}
ok_json 'in French' list_french

# --- a rule of one's own

session small
mkdir -p small/plugins/own
cat >small/plugins/own/own.lua <<'END'
return rule { api = 1, name = "own", title = "A rule of one's own", doc = "Never on the first day.", params = {},
  constrain = function (p)
    return each (meetings ()):cost (function (m) return m.day == 0 and 2 or 0, "first" end)
  end,
  says = { first = { en = "{meeting} is on the first day" } },
}
END
test_of_own() {
  cat >small/plugins/own/test-own.lua <<END
return test "own" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2027-03-01", to = "2027-03-12" }
    site "paris" { name = "Paris" }
    module "m" { title = "M", format = "onsite", half_days = 1 }
  ]],
  cases = {
    { "later", place = { m = "2027-03-02 am" }, cost = 0 },
    { "on the first day", place = { m = "2027-03-01 am" }, cost = $1, says = "first" },
  },
}
END
}
own_list() {
  ends 0 "$cursus" rules list small && has out 'own ' 'gap ' && ends 0 "$cursus" rules list small/session.lua && has out 'own ' &&
    ends 0 "$cursus" rules list && lacks out 'own '
}
ok 'a rule of the session is listed with it' own_list
own_used() {
  echo 'use "own" {}' >>small/session.lua && ends 0 "$cursus" plan small --json && lacks out '2027-03-01T' && has out '"own"'
}
ok 'and used' own_used
own_passes() {
  test_of_own 2
  ends 0 "$cursus" rules test small/plugins/own/test-own.lua && empty err && has out 'ok - own: later' 'ok - own: on the first day' '1..2' && lacks out 'not ok' &&
    (cd small/plugins/own && ends 0 "$cursus" rules test test-own.lua && has out '1..2')
}
ok 'its test passes' own_passes
own_fails() {
  test_of_own 5
  ends 1 "$cursus" rules test small/plugins/own/test-own.lua && has out 'ok - own: later' 'not ok - own: on the first day' 5 '1..2'
}
ok 'or fails, and says what was expected' own_fails
several() {
  cp small/plugins/own/test-own.lua small/plugins/own/test-wrong.lua
  test_of_own 2
  ends 1 "$cursus" rules test small/plugins/own/test-own.lua small/plugins/own/test-wrong.lua && has out 'not ok' '1..4' &&
    ends 1 "$cursus" rules test small/plugins/own/test-wrong.lua small/plugins/own/test-own.lua && has out 'not ok'
}
ok 'one failure of several is a failure' several
ours_pass() {
  local tests
  mapfile -t tests < <(find "$tree/plugins" -name 'test-*.lua' | sort)
  [ ${#tests[@]} -gt 0 ] && ends 0 "$cursus" rules test "${tests[@]}" && lacks out 'not ok'
}
ok 'the tests of our rules pass' ours_pass
no_test() {
  ends 1 "$cursus" rules test no-such-file.lua && has out 'not ok' && printf 'return 1\n' >test-odd.lua &&
    ends 1 "$cursus" rules test test-odd.lua && has out 'not ok'
}
ok 'a file that is no test fails' no_test
broken() {
  printf 'return rule {\n  api = 1,\n  name = = 3 }\n' >small/plugins/broken.lua
  ends 2 "$cursus" rules list small && has out 'own ' 'gap ' && has err 'broken.lua:3' && rm small/plugins/broken.lua
}
ok 'a rule that is wrong is named, and hides no other' broken
user_rule() {
  mkdir -p "$XDG_DATA_HOME/cursus/plugins" && sed 's/"own"/"users"/' small/plugins/own/own.lua >"$XDG_DATA_HOME/cursus/plugins/users.lua" &&
    ends 0 "$cursus" rules list && has out 'users ' && rm -R "$XDG_DATA_HOME/cursus"
}
ok 'a rule of the user is there for every session' user_rule

# --- one rule

show() {
  local name
  for name in "${names[@]}"; do
    ends 0 "$cursus" rules show "$name" && empty err && has out "$name: " "plugins/$name/$name.lua" "use \"$name\"" Example || return 1
  done
  ends 0 "$cursus" rules show gap && has out 'at most' 'duration; without it: "0 days"' too_close '{measured}' 'Not standard' &&
    narrow out 110 && ends 0 "$cursus" rules show room && has out 'Standard: every session has it'
}
ok 'each rule says what it is for, its parameters, messages and an example' show
show_own() {
  ends 2 "$cursus" rules show own && has err '“own”' && ends 0 "$cursus" rules show own --session small && has out 'is on the first day' &&
    ends 0 "$cursus" rules show -s small/session.lua own && ends 2 "$cursus" rules show gap --session nowhere && has err nowhere &&
    (cd small && ends 2 "$cursus" rules show gap --session nowhere && has err nowhere)
}
ok 'a rule of the session is shown with it' show_own
show_unknown() {
  ends 2 "$cursus" rules show gpa && empty out && has err '“gpa”' 'did you mean “gap”?' && ends 2 "$cursus" rules show && ends 2 "$cursus" rules show a b
}
ok 'an unknown rule: a proposal' show_unknown
show_json() {
  ends 0 "$cursus" rules show load --json && empty err &&
    json out 'keys == ["doc","example","file","messages","name","params","standard","theme","title"]' '.theme == "load"' \
      '.params[] | select(.name == "per") | .choices == ["day","week","month","block"] and .default == "week"' \
      '.params[] | select(.name == "max") | .min == 0 and .optional and (has("default") | not)' '.messages | all(.text != "")' &&
    cp out english && LANGUAGE=fr ends 0 "$cursus" rules show load --json && json out '.messages | any(.text | test("demi"))'
}
ok_json 'and for programs' show_json

# --- which of two

title_is() { ends 0 "$cursus" rules list "${@:2}" && grep -q "^gap .* $1\$" out; }
title_here() { sed "s/Gap between modules/$1/" "$tree/plugins/gap/gap.lua" >"$2"; }
precedence() {
  local users=$XDG_DATA_HOME/cursus/plugins
  mkdir -p "$users/gap" small/plugins/gap && title_is 'Gap between modules' small && title_here Users "$users/gap/gap.lua" &&
    title_is Users && title_is Users small && title_here Sessions small/plugins/gap/gap.lua && title_is Sessions small && title_is Users &&
    ends 0 "$cursus" rules show gap -s small && has out 'gap: Sessions' "$work/small/plugins/gap/gap.lua" &&
    rm -R "$users" && title_is Sessions small && rm -R small/plugins/gap && title_is 'Gap between modules' small
}
ok "the session's rule stands before the user's, and that before ours" precedence
twice() {
  cp small/plugins/own/own.lua small/plugins/own.lua
  ends 2 "$cursus" rules list small && has err '“own” stands twice' own/own.lua && ends 2 "$cursus" check small && has err 'stands twice' &&
    ends 2 "$cursus" rules show own -s small && has err 'stands twice' && rm small/plugins/own.lua && ends 0 "$cursus" rules list small
}
ok 'two of one name in a folder are an error' twice

# --- what rules cost

bench_table() {
  session slow "$costly" && ends 0 "$cursus" rules bench slow --moves 2000 --direct && empty err && has out 'weekdays' 'nobody-twice' 'ns in Lua' &&
    ends 0 "$cursus" rules bench slow --moves 2000 && lacks out 'ns in Lua'
}
ok 'what each use of a session costs the search' bench_table
bench_json() {
  ends 0 "$cursus" rules bench slow --moves 2000 --json --check && empty err &&
    json out '.moves == 2000' '.late_calls <= .calls and .calls < .evaluations' '.uses | all(.nanoseconds >= 0 and .direct_nanoseconds == null)' \
      '.uses[] | select(.use == "weekdays") | .kinds == ["each"] and .calls > 0 and .bytes > 0'
}
ok_json 'and for programs' bench_json
bench_instance() {
  printf '%s\n' 'Name: Toy' 'Courses: 1' 'Rooms: 1' 'Days: 2' 'Periods_per_day: 2' 'Curricula: 1' 'Constraints: 0' '' COURSES: 'A t1 2 2 30' '' \
    ROOMS: 'rA 20' '' CURRICULA: 'q 1 A' '' UNAVAILABILITY_CONSTRAINTS: '' END. >toy.ctt
  ends 0 "$cursus" rules bench toy.ctt --moves 500 && has out room_capacity
}
ok 'of an instance of timetabling too' bench_instance
bench_impure() {
  session impure 'use "own" {}' && mkdir -p impure/plugins && cat >impure/plugins/own.lua <<'END' || return 1
return rule { api = 1, name = "own", title = "Counts its calls", doc = "Wrong.", params = {}, constrain = function (p)
  local calls = 0
  return each (meetings ()):cost (function (m) calls = calls + 1 return m.day < 0 and calls or 0 end)
end }
END
  ends 0 "$cursus" plan impure --quiet && ends 2 "$cursus" rules bench impure --check && empty out && has err 'own.lua:3:' '“calls”' '“own”' &&
    ends 2 "$cursus" plan impure --check full && has err 'own.lua:3:'
}
ok 'a function that depends on more than its facts is found out under checks' bench_impure
bench_wrong() {
  ends 2 "$cursus" rules bench && has err 'usage: cursus rules bench' && ends 2 "$cursus" rules bench nowhere && has err nowhere &&
    ends 2 "$cursus" rules bench slow --moves 0 && has err '--moves' && ends 2 "$cursus" rules bench slow --seed -1 && has err '--seed'
}
ok 'wrong use of it' bench_wrong

# --- installed anywhere

installed() {
  mkdir -p prefix/bin prefix/share/cursus && cp "$cursus" prefix/bin/cursus && cp -R "$tree/plugins" prefix/share/cursus/plugins &&
    ends 0 prefix/bin/cursus rules list --json && has out "$work/prefix/share/cursus/plugins/gap/gap.lua" && lacks out "$tree/plugins" &&
    ends 0 prefix/bin/cursus new fresh && ends 0 prefix/bin/cursus plan fresh && has out fresh && mv prefix moved &&
    ends 0 moved/bin/cursus rules list --json && has out "$work/moved/share/cursus/plugins/gap/gap.lua"
}
ok 'an installed program finds its rules beside it, wherever it is put' installed
installed_french() {
  local build
  build=$(dirname "$cursus")/../..
  mkdir -p moved/share/locale/fr/LC_MESSAGES && cp "$build/po/fr/LC_MESSAGES/cursus.mo" moved/share/locale/fr/LC_MESSAGES &&
    LANGUAGE=fr ends 0 "$cursus" --help && cp out built && LANGUAGE=fr ends 0 moved/bin/cursus --help && cmp built out
}
if [ -e "$(dirname "$cursus")/../../po/fr/LC_MESSAGES/cursus.mo" ]; then
  ok 'and its French' installed_french
else
  skip 'and its French' 'the French words are not built'
fi

done_testing
