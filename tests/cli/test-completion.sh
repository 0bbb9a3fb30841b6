#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# The completion for bash: it offers what the program takes, no more and no less.
# usage: test-completion.sh CURSUS SOURCE
# shellcheck source=tests/cli/cli.sh
. "$(dirname "$0")/cli.sh"

library=/usr/share/bash-completion/bash_completion
if [ ! -r $library ]; then
  skip 'completion' 'bash-completion is not installed'
  done_testing
fi
# The library and the completion are written for shells that do not mind unset variables.
set +u
# shellcheck source=/dev/null
. $library
# shellcheck source=src/cli/cursus.bash-completion
. "$tree/src/cli/cursus.bash-completion"

mkdir -p sessions/mine sessions/other calendars
touch sessions/mine/session.lua sessions/mine/test-own.lua plans.db notes.txt calendars/comp.ctt

# offered WORD…: what is offered for the last word, sorted, on one line. "=" is a word of its own, as in bash.
offered() {
  COMP_WORDS=("$@")
  COMP_CWORD=$(($# - 1))
  COMP_LINE="$*"
  COMP_LINE=${COMP_LINE// = /=}
  COMP_POINT=${#COMP_LINE}
  COMP_TYPE=9
  COMPREPLY=()
  _cursus cursus "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
  printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort | paste -sd ' '
}

# offers WANTED WORD…: exactly these.
offers() {
  local wanted=$1 got
  shift
  got=$(offered "$@")
  [ "$got" = "$wanted" ] || { echo "“$*” offers “$got”, not “$wanted”"; return 1; }
}

registered() { complete -p cursus | grep -q -- '-F _cursus'; }
ok 'it is registered for cursus' registered

every_command() {
  local wanted
  wanted=$("$cursus" --help | sed -n 's/^  \([a-z]*\) .*/\1/p' | LC_ALL=C sort | paste -sd ' ')
  [ "$(echo "$wanted" | wc -w)" -eq ${#commands[@]} ] && offers "--help --version $wanted" cursus ''
}
ok 'every command of the program' every_command
ok 'the commands that begin so' offers 'explain export' cursus ex
ok 'nothing for a word that begins none' offers '' cursus zz

# Those of the help, and --help, which the help does not list.
every_option() {
  local wanted
  wanted=$({ echo --help; "$cursus" "$@" --help | grep -oE '^  (-., )?--[a-z-]+' | grep -oE -- '--[a-z-]+'; } | LC_ALL=C sort | paste -sd ' ')
  [ "$(echo "$wanted" | wc -w)" -gt 1 ] && offers "$wanted" cursus "$@" x --
}
for command in "${commands[@]}"; do
  [ "$command" = rules ] || ok "every option of $command" every_option "$command"
done
mapfile -t subcommands < <("$cursus" rules --help | sed -n '/^Subcommands:/,$s/^  \([a-z]*\) .*/\1/p')
for command in "${subcommands[@]}"; do
  ok "every option of rules $command" every_option rules "$command"
done

formats() {
  offers 'csv json table' cursus show sessions/mine --format '' && offers 'csv' cursus show -f c && offers 'json' cursus show x --format = j
}
ok 'formats' formats
check() { offers full cursus plan --check '' && offers 'sessions' cursus rules bench --check ses; }
ok 'what --check takes of plan, and nothing of rules bench' check
tentative() {
  offers 'busy free reluctant' cursus availability show x --tentative '' && offers 'sessions' cursus publish --tentative ses &&
    offers '--todo' cursus publish x --tentative --todo
}
ok 'what --tentative takes of availability, and nothing of publish' tentative
ok 'nothing for a number' offers '' cursus plan --time ''

ok 'stores, and folders on the way to one' offers 'calendars plans.db sessions' cursus plan --db ''
ok 'folders to write to' offers 'calendars' cursus export sessions/mine --out cal
sessions() {
  offers 'sessions' cursus plan ses && offers 'sessions/mine sessions/other' cursus check sessions/ &&
    offers 'sessions/mine/session.lua' cursus show sessions/mine/s && offers 'sessions/mine' cursus rules list sessions/m
}
ok 'sessions: folders and Lua files' sessions
rules() {
  [ ${#subcommands[@]} -gt 1 ] && offers "--help $(printf '%s\n' "${subcommands[@]}" | LC_ALL=C sort | paste -sd ' ')" cursus rules '' &&
    offers 'test' cursus rules t && offers 'sessions/mine sessions/other' cursus rules show gap --session sessions/ && offers 'sessions/mine/test-own.lua' cursus rules test sessions/mine/t
}
ok 'the subcommands of rules' rules
files() {
  offers 'notes.txt' cursus notify x --ca-file n && offers 'notes.txt' cursus bench --evaluate n && offers 'calendars/comp.ctt' cursus bench calendars/
}
ok 'certificates, solutions and instances' files
short() { offers '' cursus plan x -s '' && offers 'calendars sessions' cursus rules new x -s ''; }
ok 'a seed or a session after -s' short
rule_names() {
  mkdir -p bin && ln -sf "$cursus" bin/cursus && PATH=$work/bin:$PATH offers 'one-site open-dates order overnight-rest' cursus rules show o
}
ok 'the names of rules' rule_names

done_testing
