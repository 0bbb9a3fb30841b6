#!/bin/bash
# shellcheck disable=SC2016,SC2317  # bodies of made-up pages; functions that ok calls
# tests/cli/run-page.py on made-up pages and a made-up program: a page that is wrong fails, and can be brought up to date.
. "$(dirname "$0")/tap.sh"

mkdir "$work/bin"
cat >"$work/bin/cursus" <<'END'
#!/bin/bash
# Its reference is one row; a session in which something is “bad” is refused.
case "$1 $2" in
  "rules annotations") echo "| row |" ;;
  plan\ *) ! grep -rq bad "$2" || { echo "refused: bad"; exit 2; } ;;
esac
END
chmod +x "$work/bin/cursus"

# page LINE…: the page.
page() { printf '%s\n' "$@" >"$work/page.md"; }
run() { "$source/tests/cli/run-page.py" "$work/bin/cursus" "$work/page.md" "$@"; }
passes() { gives 0 "1..$1" run; }
fails() { gives 1 "not ok $1" run; }

begin='$ mkdir plugins && echo own >session.lua'
page '```console' '$ echo one; echo two' 'one' 'two' '$ printf "a 1 b\nc\nd\n"' 'a … b' '[…]' 'd' '```'
ok 'what is printed as shown passes, with gaps' passes 1
page '```console' '$ echo one' 'two' '```'
ok 'what is printed otherwise fails' fails '1 - line 1'
page '```console' '$ printf "a\nb\n"' 'a' '```'
ok 'and what is left out' fails 1
page '```console' '$ false' '```' '```console exit=1' '$ false' '```' '```console exit=1' '$ true' '```'
ok 'so does another status' gives 1 'not ok 3' run
page '```console' 'echo one' '```'
ok 'and a block without a command' fails 1
page 'text' '```lua plugin=a' 'return 1' '```'
ok 'and a rule without its folder' fails '1 - line 2'
page '```lua' 'return 1' '```'
ok 'and a block that does not say what it is' fails 1
page '```json' '{ "a": }' '```'
ok 'and wrong JSON' fails 1
page '```cobol' 'STOP' '```'
ok 'and a language that nobody knows' fails 1
page 'No block at all.'
ok 'and a page without examples' gives 1 '1..0' run

page '```console' "$begin" '```' '```lua session' 'one' '```' '```console' '$ tail -1 session.lua' 'one' '```' '```lua session' 'two' '```' \
  '```console' '$ grep -c "one\|two\|own" session.lua' '2' '```'
ok 'lines of a session take the place of those before' passes 5
page '```console' "$begin" '```' '```lua constrain' 'good' '```' '```lua constrain error="refused: bad"' 'bad' '```'
ok 'bodies of rules are planned with, or refused' passes 3
page '```console' "$begin" '```' '```lua constrain' 'bad' '```'
ok 'one that is refused fails' fails 2
page '```console' "$begin" '```' '```lua constrain error="bad"' 'good' '```'
ok 'and one that is not refused' fails 2
page '```console' "$begin" '```' '```lua constrain error="of another kind"' 'bad' '```'
ok 'and one that is refused in other words' fails 2

page '<!-- reference -->' '| row |' '' '<!-- /reference -->'
ok 'the reference' passes 1
page '<!-- reference -->' '| old |' '' '<!-- /reference -->' '```console' '$ echo one' 'two' '```' 'end'
ok 'an old reference fails' fails 1
updates() { run --update; passes 2 && grep -q '^| row |' "$work/page.md" && [ "$(tail -1 "$work/page.md")" = end ]; }
ok 'and is brought up to date, as is what is printed' updates

done_testing
