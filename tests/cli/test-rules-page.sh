#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# docs/RULES.md is what `cursus rules doc` writes, its table knows every rule, and every example works.
# usage: test-rules-page.sh CURSUS SOURCE
# shellcheck source=tests/cli/cli.sh
. "$(dirname "$0")/cli.sh"

page=$tree/docs/RULES.md
"$cursus" rules list --json >rules.json || exit 1

fresh() {
  cp "$page" RULES.md && ends 0 "$cursus" rules doc --out RULES.md && empty out && empty err || return 1
  cmp -s "$page" RULES.md && return
  diff -u "$page" RULES.md | head -n 20
  echo 'docs/RULES.md is not what the rules say today; in the checkout: LANGUAGE=en build/src/cli/cursus rules doc --out docs/RULES.md'
  return 1
}
ok 'docs/RULES.md is up to date' fresh

printed() {
  ends 0 "$cursus" rules doc && empty err && cp out first && ends 0 "$cursus" rules doc && cmp first out &&
    sed -n '/^<!-- rules -->$/,/^<!-- \/rules -->$/p' "$page" | cmp - out
}
ok 'without --out the page is printed, the same each time' printed

new_file() {
  ends 0 "$cursus" rules doc --out new.md && has new.md '# The rules' '<!-- rules -->' '### gap' '<!-- /rules -->' &&
    cp new.md first && ends 0 "$cursus" rules doc --out new.md && cmp first new.md
}
ok 'a file that does not exist is made' new_file

kept() {
  { echo 'before'; sed 's/^### gap$/### gone/' new.md; echo 'after'; } >own.md
  ends 0 "$cursus" rules doc --out own.md && has own.md '### gap' && lacks own.md '### gone' && [ "$(head -n 1 own.md)" = before ] &&
    [ "$(tail -n 1 own.md)" = after ]
}
ok 'what stands around the page is kept' kept

not_overwritten() {
  local text
  for text in 'my notes' $'<!-- /rules -->\n<!-- rules -->'; do
    echo "$text" >notes.md && cp notes.md first && ends 2 "$cursus" rules doc --out notes.md && has err notes.md 'not overwritten' &&
      cmp first notes.md || return 1
  done
  ends 2 "$cursus" rules doc --out no/such/folder.md && has err folder.md && ends 2 "$cursus" rules doc extra
}
ok 'a file of another kind is not overwritten' not_overwritten

french() {
  LANGUAGE=fr ends 0 "$cursus" rules doc && has out 'Écart entre modules' 'paramètre' && ! cmp -s first out
}
if [ -e "$(dirname "$cursus")/../../po/fr/LC_MESSAGES/cursus.mo" ]; then
  ok 'in French' french
else
  skip 'in French' 'the French words are not built'
fi

# --- the table

# The rules that the table of needs names, one a line.
named() { sed '/^<!-- rules -->$/,$d' "$page" | grep '^| [^-]' | sed 's/^|[^|]*|//' | grep -o '`[^`]*`' | tr -d '`' | sort -u; }
table_is_right() {
  named >named && [ -s named ] && jq -r '.[].name' rules.json | sort >all && comm -23 named all >unknown
  [ ! -s unknown ] || { echo "no such rule: $(paste -sd ' ' unknown)"; return 1; }
}
table_is_whole() {
  jq -r '.[] | select(.theme != "benchmark") | .name' rules.json | sort | comm -23 - named >missing
  [ ! -s missing ] || { echo "in no line of the table at the top of docs/RULES.md: $(paste -sd ' ' missing)"; return 1; }
}
if command -v jq >/dev/null; then
  ok 'every rule in the table exists' table_is_right
  ok 'every rule but those of benchmarks is in the table' table_is_whole
else
  skip 'the table of needs' 'jq is not installed'
fi

links() {
  local target
  grep -o '](\.\./plugins/[^)]*)' "$page" | sed 's/^](//; s/)$//' | while read -r target; do
    [ -e "$tree/docs/$target" ] || { echo "$target is missing"; return 1; }
  done
}
ok 'every link leads to a README' links

# --- examples

# All that the examples speak of.
stage() {
  mkdir -p "$1"
  cat >"$1/session.lua" <<'END_OF_SESSION'
session { id = "stage", title = "Stage", language = "en", timezone = "Europe/Paris", from = "2023-10-11", to = "2024-04-26", today = "2023-10-16",
  slots = { am = "09:00-12:30", pm = "14:00-17:30" }, calendars = { closed "fr-holidays" } }
calendar "zone-c" { ranges = { { "2024-02-10", "2024-02-25" } } }
site "paris" { name = "Paris", rooms = { "A", "B" }, geo = { 48.86, 2.34 } }
site "reims" { name = "Reims", rooms = { "C" }, geo = { 49.26, 4.03 } }
site "farm" { name = "Farm", rooms = { "D" } }
speaker "sp-eau" { name = "Claire Fontaine" }
speaker "sp-air" { name = "Luc Vent" }
module "opening" { title = "Opening", format = "onsite", half_days = 2, site = "paris", speakers = "sp-eau", tags = { "family" } }
module "case-study" { title = "Case study", format = "workshop", half_days = 1, site = "paris", tags = { "core", "block-2" } }
module "visit" { title = "Visit", format = "visit", half_days = 1, site = "farm", speakers = "sp-air", tags = { "core" } }
module "energy" { title = "Energy", format = "onsite", half_days = 1, site = "paris", tags = { "block-2" } }
module "power-plant" { title = "Power plant", format = "visit", half_days = 1, site = "reims" }
module "energy-debrief" { title = "Debrief", format = "workshop", half_days = 1, site = "paris" }
module "water" { title = "Water", format = "onsite", half_days = 1, site = "paris" }
group "g1" { title = "Group 1" }
group "g2" { title = "Group 2" }
module "map" { title = "Map", format = "workshop", half_days = 1, site = "paris", groups = "each" }
module "soil" { title = "Soil", format = "onsite", half_days = 1, site = "paris" }
module "film" { title = "Film", format = "remote", half_days = 1 }
module "algebra" { title = "Algebra", format = "remote", half_days = 2, parts = { 1, 1 } }
module "logic" { title = "Logic", format = "remote", half_days = 2, parts = { 1, 1 } }
module "roadmap" { title = "Roadmap", format = "workshop", half_days = 1, site = "paris" }
module "jury" { title = "Jury", format = "onsite", half_days = 1, site = "paris", last = true }
people "people.csv"
END_OF_SESSION
  printf 'id;name;groups\nanne;Anne Martin;g1\npaul;Paul Petit;g2\n' >"$1/people.csv"
}
# Whether a plan exists is no question here: it may end with 0 or 1, but nothing is wrong with the session.
example() {
  local name=$1 status
  ends 0 "$cursus" rules show "$name" --json && jq -r .example out >example && grep -q "^use \"$name\" {" example || {
    echo "$name: its example uses no “$name”"
    return 1
  }
  rm -rf stage && stage stage && cat example >>stage/session.lua
  status=0
  timeout 60 "$cursus" check stage >out 2>err || status=$?
  [ "$status" -le 1 ] || { cat example err; return 1; }
}
examples() {
  local name
  stage stage && ends 0 "$cursus" check stage || return 1
  for name in $(jq -r '.[].name' rules.json); do
    example "$name" || return 1
  done
}
without_rule() {
  rm -rf stage && stage stage && sed '/^<!-- rules -->$/,$d' "$page" | sed -n '/^```lua$/,/^```$/{/^```/d;p}' >example && [ -s example ] &&
    cat example >>stage/session.lua && ends 0 "$cursus" check stage --today 2023-10-01
}
ok 'what the page says of needs without a rule works' without_rule
if command -v jq >/dev/null; then
  ok 'the example of every rule works in a session that has what it speaks of' examples
else
  skip 'examples' 'jq is not installed'
fi

done_testing
