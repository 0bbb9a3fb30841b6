#!/bin/bash
# shellcheck disable=SC1111,SC2317  # quotes as people write them; functions that ok calls
# Every folder of plugins/ is whole: a rule with words in both languages, a README with the fixed headings that names each parameter
# and each message, and a test file with cases enough.
# usage: test-plugin-folders.sh
# shellcheck source=tests/scripts/tap.sh
. "$(dirname "$0")/tap.sh"
cd "$source" || exit 1
least_cases=6
headings=('What it does' 'Parameters' 'Example and expected score' 'Messages' 'Cost (per move)' 'Since')

fail() {
  echo "$1"
  wrong=1
}

# names FILE TABLE: the keys of the table “params” or “says” of a rule, as they are laid out everywhere.
names() { sed -n "/^  $2 = {\$/,/^  },\$/p" "$1" | grep -oE '^    [a-z_0-9]+ = ' | tr -d ' ='; }

check_rule() {
  local rule=$1 english french
  english=$(grep -oE '\ben = ' "$rule" | wc -l)
  french=$(grep -oE '\bfr = ' "$rule" | wc -l)
  [ "$english" -ge 3 ] || fail "$rule: too few words: $english texts in English"
  [ "$english" -eq "$french" ] || fail "$rule: $english texts in English, $french in French"
  grep -qE '^ +(title|doc) = "' "$rule" && fail "$rule: a title or doc without { en = …, fr = … }"
  for word in theme title doc params says example; do
    grep -qE "^  $word = " "$rule" || fail "$rule: “$word” is missing"
  done
}

check_readme() {
  local rule=$1 readme=$2 name=$3 found word
  head -n 1 "$readme" | grep -q "^# $name: ." || fail "$readme: the first line is not “# $name: …”"
  found=$(grep '^## ' "$readme" | sed 's/^## //' | paste -sd '|')
  [ "$found" = "$(IFS='|' && echo "${headings[*]}")" ] || fail "$readme: its headings are $found"
  for word in $(names "$rule" params) $(names "$rule" says); do
    grep -qF "\`$word\`" "$readme" || fail "$readme: “$word” is not in it"
  done
}

check_test() {
  local test=$1 cases
  cases=$(grep -cE '^    \{ "' "$test")
  [ "$cases" -ge "$least_cases" ] || fail "$test: $cases cases, at least $least_cases"
  grep -qE 'cost = [1-9]' "$test" || fail "$test: no case costs anything"
  grep -qE 'error = "' "$test" || fail "$test: no case has an error"
  grep -qE '^ +fr = ' "$test" || fail "$test: no message is compared in French"
}

check() {
  local name=$1 wrong=0 file
  for file in "plugins/$name/$name.lua" "plugins/$name/test-$name.lua" "plugins/$name/README.md"; do
    [ -f "$file" ] || { echo "$file is missing"; return 1; }
  done
  check_rule "plugins/$name/$name.lua"
  check_readme "plugins/$name/$name.lua" "plugins/$name/README.md" "$name"
  check_test "plugins/$name/test-$name.lua"
  return $wrong
}

for folder in plugins/*/; do
  ok "$folder" check "$(basename "$folder")"
done
done_testing
