#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# The author of a rule at work: a rule is made, tested, watched while it is changed, and used.
# usage: test-workshop.sh CURSUS SOURCE
# shellcheck source=tests/cli/cli.sh
. "$(dirname "$0")/cli.sh"

users=$XDG_DATA_HOME/cursus/plugins
session small

# --- a new rule

# is_rule FOLDER NAME: it is whole, and its test passes.
is_rule() {
  local files
  files=$(find "$1" -maxdepth 1 -name "*$2*" -printf '%f\n'; cd "$1/$2" && ls | LC_ALL=C sort)
  [ "$(echo "$files" | paste -sd ' ')" = "$2 README.md $2.lua test-$2.lua" ] || { echo "$files"; return 1; }
  ends 0 "$cursus" rules test "$1/$2/test-$2.lua" && has out '1..3' && lacks out 'not ok'
}

new_of_user() {
  ends 0 "$cursus" rules new of-user && empty err && has out "$users/of-user is ready" "cursus rules test --watch" 'use "of-user"' &&
    is_rule "$users" of-user && ends 0 "$cursus" rules list && has out 'of-user '
}
ok 'outside of a session, a new rule is the user'\''s' new_of_user
new_of_session() {
  (cd small && ends 0 "$cursus" rules new in-session && has out 'plugins/in-session is ready') && is_rule small/plugins in-session &&
    ends 0 "$cursus" rules new --session small by-option && is_rule small/plugins by-option &&
    ends 0 "$cursus" rules new -q -s small/session.lua by-file && empty out && is_rule small/plugins by-file &&
    ends 0 "$cursus" rules list small && has out in-session by-option by-file && ends 0 "$cursus" rules list && lacks out in-session
}
ok 'in a session, or for one, it is the session'\''s' new_of_session
new_in_folder() {
  ends 0 "$cursus" rules new here some/folder && is_rule some/folder here && ends 0 "$cursus" rules new anywhere . && is_rule . anywhere
}
ok 'or in any folder' new_in_folder
new_french() {
  LANGUAGE=fr ends 0 "$cursus" rules new francaise some/folder && has some/folder/francaise/README.md 'Ce qu’elle fait' &&
    has some/folder/francaise/francaise.lua 'Une règle à soi' && is_rule some/folder francaise && LANGUAGE=fr is_rule some/folder francaise
}
ok 'in French' new_french

new_refused() {
  local name
  for name in '' 'a b' é 9a test-x ../up a/b a.lua; do
    ends 2 "$cursus" rules new "$name" other && empty out && has err "“$name”" letters || return 1
  done
  ends 2 "$cursus" rules new gap other && has err "$tree/plugins/gap/gap.lua" 'my-gap' && ends 2 "$cursus" rules new of-user other &&
    has err "$users/of-user" && ends 2 "$cursus" rules new by-file -s small && has err 'by-file-2' && ends 2 "$cursus" rules new x -s nowhere &&
    has err nowhere && ends 2 "$cursus" rules new x y -s small && has err 'not both' && ends 2 "$cursus" rules new x /proc/none &&
    ends 2 "$cursus" rules new && ends 2 "$cursus" rules new a b c && [ ! -e other ] && [ ! -e x ]
}
ok 'a name that is none or is taken is refused, with a proposal, and nothing is made' new_refused
new_not_over() {
  mkdir -p small/plugins/empty small/plugins/full && echo mine >small/plugins/full/notes && echo mine >small/plugins/file &&
    for name in empty full file; do
      ends 2 "$cursus" rules new $name -s small && has err 'nothing is overwritten' || return 1
    done
  [ "$(cat small/plugins/full/notes small/plugins/file)" = $'mine\nmine' ] && [ "$(ls small/plugins/full small/plugins/empty)" ] &&
    rm -R small/plugins/{empty,full,file}
}
ok 'nothing is overwritten' new_not_over
new_used() {
  echo 'use "by-file" { days = 3 }' >>small/session.lua && ends 0 "$cursus" check small && ends 0 "$cursus" plan small --json &&
    lacks out '2027-03-01T' '2027-03-02T' '2027-03-03T' && has out '"by-file"'
}
ok 'a new rule can be used at once' new_used

test_folder() {
  cp some/folder/here/test-here.lua some/folder/here/test-more.lua && ends 0 "$cursus" rules test some/folder/here && has out '1..6' &&
    ends 0 "$cursus" rules test some/folder/here some/folder/francaise/test-francaise.lua && has out '1..9' &&
    ends 1 "$cursus" rules test some/folder && has out 'not ok - some/folder: ' 'there is no test-NAME.lua in this folder'
}
ok 'a folder means the tests in it' test_folder

# --- a test that fails

failing() {
  mkdir -p broken && "$cursus" rules new -q late broken &&
    sed -i 's/cost = 5/cost = 4/; s/began: 2, at/began: 3, at/; s/error = "days"/error = "boom"/' broken/late/test-late.lua &&
    ends 1 "$cursus" rules test broken/late/test-late.lua && empty err && has out 'not ok - late: in the first week' '# cost: 5, expected: 4' \
      '# text.en: character 75 is “2”, expected: “3”' '#   expected: “Opening” (Wed 3 Mar 2027) comes too early' \
      '#   got:      “Opening” (Wed 3 Mar 2027) comes too early' '# used with: { days = 7 }' '#   opening: 2027-03-03 am' \
      '#   5 · opening · “Opening” (Wed 3 Mar 2027) comes too early' 'a whole number from 0 to 365' 'as a part of it: boom' '1..3' || return 1
  # The mark stands below the first character that differs.
  local lines expected got mark
  mapfile -t lines < <(sed -n '/text.en/{n;p;n;p;n;p;}' "$work/out")
  mark=${lines[2]%%^*}
  expected=${lines[0]:${#mark}:1} got=${lines[1]:${#mark}:1}
  [ "$mark^$expected$got" = "${lines[2]}32" ] || { printf '%s\n' "${lines[@]}"; return 1; }
}
ok 'says what was expected, what came, where they differ, and what was tested' failing

readme() {
  mkdir -p readme && "$cursus" rules new -q late-start readme &&
    sed -i 's/cost = 5/cost = 4/; s/began: 2, at/began: 3, at/' readme/late-start/test-late-start.lua &&
    ends 1 "$cursus" rules test readme/late-start/test-late-start.lua && sed -n '/^not ok/,/^#   5/p' out >shown &&
    sed -n '/^not ok - late-start/,/^```/p' "$tree/README.md" | grep -v '^```' | diff - shown
}
ok 'the failed case in the README is what is printed' readme

# --- watching

# sees FILE TEXT N: N lines of FILE hold TEXT, now or soon.
sees() {
  local tries
  for ((tries = 0; tries < 400; tries++)); do
    [ "$(grep -cF -- "$2" "$1")" -ge "$3" ] && return
    sleep 0.05
  done
  echo "“$2” does not stand in $3 lines of $1:"
  cat "$1"
  return 1
}
# watching FILE…: in the background, its output in the file log.
watching() {
  : >log
  "$cursus" rules test --watch "$@" >log 2>errors &
  watcher=$!
  sees log 'waiting for changes' 1
}
# stops SIGNAL STATUS: the watcher ends with it.
stops() {
  local status=0
  kill -"$1" "$watcher" && wait "$watcher" || status=$?
  [ $status -eq "$2" ] && [ ! -s errors ] || { echo "status $status"; cat errors; return 1; }
}
trap '[ -z "${watcher-}" ] || kill "$watcher" 2>/dev/null; rm -rf "$work"' EXIT

watch() {
  rm -rf broken && "$cursus" rules new -q late broken && watching broken/late/test-late.lua && has log '1..3' '# cases: 3, failed: 0, ' ' ms; ' &&
    sed -i 's/p.days - m.day/p.days - m.day + 1/' broken/late/late.lua && sees log 'waiting for changes' 2 &&
    has log '# late.lua has changed' '# cases: 3, failed: 1, ' '# cost: 6, expected: 5' &&
    sed -i 's/cost = 5/cost = 6/' broken/late/test-late.lua && sees log 'waiting for changes' 3 && has log '# test-late.lua has changed' || return 1
  tail -n 1 log | grep -q 'failed: 0,' && [ "$(grep -c '^1\.\.3$' log)" -eq 3 ] && stops INT 0
}
ok 'each change of the rule or its test runs it again; Ctrl-C ends with status 0' watch
watch_editors() {
  watching broken/late/test-late.lua || return 1
  # Written in place; beside and renamed; away and back again.
  echo '-- a' >>broken/late/late.lua && sees log 'waiting for changes' 2 &&
    cp broken/late/late.lua broken/late/late.lua~ && echo '-- b' >>broken/late/late.lua~ && mv broken/late/late.lua~ broken/late/late.lua &&
    sees log 'waiting for changes' 3 && mv broken/late/late.lua away && sees log 'there is no rule “late”' 1 && mv away broken/late/late.lua &&
    sees log 'waiting for changes' 5 && tail -n 1 log | grep -q 'failed: 0,' && stops TERM 0
}
ok 'whichever way an editor saves' watch_editors
watch_broken() {
  watching broken/late/test-late.lua && echo 'end end' >>broken/late/late.lua && sees log 'waiting for changes' 2 &&
    has log "the end of the file is expected before “end”" && sed -i '$d' broken/late/late.lua && sees log 'waiting for changes' 3 &&
    tail -n 1 log | grep -q 'failed: 0,' && stops INT 0
}
ok 'a rule that is no Lua for a while ends nothing' watch_broken
watch_several() {
  local mine=broken/late/test-late.lua other=small/plugins/by-file/test-by-file.lua
  watching $mine $other && has log '1..6' && echo '-- c' >>small/plugins/by-file/by-file.lua && sees log 'waiting for changes' 2 &&
    [ "$(grep -c '^1\.\.6$' log)" -eq 2 ] && stops INT 0
}
ok 'of several, all' watch_several
no_watch() {
  ends 2 timeout 20 "$cursus" rules test --watch no/such/test-x.lua && empty out && has err 'no/such' && ends 2 "$cursus" rules test --watch
}
ok 'a folder that is not there is refused' no_watch
watcher=

done_testing
