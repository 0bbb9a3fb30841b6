#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# The command line as a newcomer meets it: help, wrong use, the way from a new session to everybody's calendar, output.
# usage: test-commands.sh CURSUS SOURCE
# shellcheck source=tests/cli/cli.sh
. "$(dirname "$0")/cli.sh"

declare -A options=(
  [new]='--quiet'
  [availability]='show import --session --from --to --timezone --email --count-free --no-whole-days --tentative --json --quiet'
  [check]='--today --quiet'
  [plan]='--time --moves --seed --threads --prove --no-prove --opb --proof --db --today --check --stats --json --quiet'
  [show]='--revision --format --json --db --today --quiet'
  [explain]='--revision --time --all --json --db --today --quiet'
  [suggest]='--from --to --site --speaker --limit --json --db --today --quiet'
  [move]='--dry-run --force --because --json --db --today --quiet'
  [pin]='--dry-run --force --because --json --db --today --quiet'
  [unpin]='--because --json --db --today --quiet'
  [replan]='--dry-run --because --revision --json --db --today --quiet'
  [undo]='--json --db --quiet'
  [redo]='--json --db --quiet'
  [history]='--limit --json --db --quiet'
  [diff]='--json --db --quiet'
  [status]='--json --db --today --quiet'
  [publish]='--out --dry-run --tentative --utc --alarms --todo --caldav --caldav-user --caldav-password-file --ca-file --caldav-insecure --revision --json --db --today --quiet'
  [notify]='--from --out --each --send --smtp --user --password-file --ca-file --tls --plain --again --json --db --today --quiet'
  [export]='--out --revision --utc --db --today --quiet'
  [rules]='list test'
  [bench]='--time --moves --seed --threads --prove --solution --stats'
)

# --- help

usage_without_command() {
  ends 2 "$cursus" && empty out && has err 'usage: cursus COMMAND' "${commands[@]}"
}
ok 'without a command: how it is called, on stderr' usage_without_command

general_help() {
  local word
  for word in --help -h help 'help help' 'help --help'; do
    # shellcheck disable=SC2086  # two words
    ends 0 "$cursus" $word && empty err && has out 'usage: cursus COMMAND' 'To begin: cursus new' || return 1
    for command in "${commands[@]}"; do
      grep -qE "^  $command +[a-z].{15}" "$work/out" || { echo "$command is not explained"; return 1; }
    done
    narrow out 130 || return 1
  done
}
ok 'the help names every command and what it does' general_help

command_help() {
  local wanted
  read -ra wanted <<<"${options[$1]}"
  ends 0 "$cursus" "$1" --help && empty err && has out "cursus $1 " "${wanted[@]}" && narrow out 130 || return 1
  cp "$work/out" "$work/first"
  ends 0 "$cursus" help "$1" && cmp "$work/first" "$work/out" &&
    ends 0 "$cursus" "$1" --nonsense a b c -h && cmp "$work/first" "$work/out"
}
for command in "${commands[@]}"; do
  ok "$command --help says how it is called and all its options" command_help "$command"
done

subcommand_help() {
  local word
  ends 0 "$cursus" rules --help && has out 'Subcommands:' 'SUBCOMMAND --help' || return 1
  mapfile -t words < <(sed -n '/^Subcommands:/,$s/^  \([a-z]*\) .*/\1/p' "$work/out")
  [ ${#words[@]} -gt 1 ] || return 1
  for word in "${words[@]}"; do
    ends 0 "$cursus" rules "$word" --help && empty err && has out "cursus rules $word [" && narrow out 130 || return 1
    cp "$work/out" "$work/first"
    ends 0 "$cursus" help rules "$word" && cmp "$work/first" "$work/out" || return 1
    ends 2 "$cursus" rules "$word" --frobnicate && empty out && has err "usage: cursus rules $word [" --frobnicate || return 1
  done
}
ok 'each subcommand of rules has its own help and options' subcommand_help

mo=$(dirname "$cursus")/../../po/fr/LC_MESSAGES/cursus.mo
french_help() {
  local command
  ends 0 "$cursus" --help && cp "$work/out" "$work/first" && LANGUAGE=fr ends 0 "$cursus" --help && empty err || return 1
  for command in "${commands[@]}"; do
    grep -E "^  $command " "$work/out" >"$work/line" || { echo "$command is missing"; return 1; }
    ! grep -qxFf "$work/line" "$work/first" || { cat "$work/line"; return 1; }
  done
  for command in "${commands[@]}"; do
    LANGUAGE=fr ends 0 "$cursus" "$command" --help && narrow out 130 || return 1
  done
}
french_subcommands() {
  LANGUAGE=fr ends 0 "$cursus" rules --help && has out 'Sous-commandes' 'list [SESSION]' && lacks out Project-Id Subcommands
}
french_command_help() {
  LANGUAGE=fr ends 0 "$cursus" "$1" --help && empty err && cp "$work/out" "$work/french" &&
    ends 0 "$cursus" "$1" --help && ! cmp -s "$work/out" "$work/french"
}
if [ -e "$mo" ] && grep -qF 'make a session folder to start from' "$tree/po/fr.po"; then
  ok 'in French, the help is French' french_help
  ok 'in French, so is the list of subcommands of rules' french_subcommands
  for command in "${commands[@]}"; do
    ok "in French, so is that of $command" french_command_help "$command"
  done
else
  skip 'in French, the help is French' 'the French words are not built'
fi

ok 'the version' gives 0 'cursus ' "$cursus" --version

# --- wrong use

wrong_command() {
  ends 2 "$cursus" paln && empty out && has err '“paln”' 'did you mean “plan”?' &&
    ends 2 "$cursus" help paln && has err 'did you mean “plan”?' &&
    ends 2 "$cursus" frobnicate && has err 'cursus help' &&
    ends 2 "$cursus" '' && ends 2 "$cursus" --frobnicate && has err '“--frobnicate”'
}
ok 'an unknown command: a proposal' wrong_command

# wrong TEXT ARGUMENT…: it is refused soon, in words that hold TEXT, and nothing is on stdout.
wrong() {
  local text=$1
  shift
  ends 2 timeout 20 "$cursus" "$@" && empty out && has err "$text"
}

unknown_option() {
  for command in "${commands[@]}"; do
    wrong "usage: cursus $command [" "$command" --frobnicate x && has err '--frobnicate' || return 1
  done
  wrong 'did you mean “--json”?' plan --jsno x && wrong 'did you mean “--moves”?' plan x --move=3 &&
    wrong 'did you mean “--format”?' show x --fromat csv && wrong '-Z' plan -Z x
}
ok 'an unknown option: a proposal, and how the command is called' unknown_option

arguments() {
  for command in "${commands[@]}"; do
    wrong "usage: cursus $command [" "$command" || return 1
  done
  wrong 'usage: cursus new' new a b && wrong 'usage: cursus check' check a b &&
    wrong 'usage: cursus show' show a b && wrong 'usage: cursus explain' explain a b c d e f g &&
    wrong 'usage: cursus export' export a b --out c && wrong '“frobnicate”' rules frobnicate && wrong 'did you mean “list”?' rules lisst &&
    wrong 'usage: cursus rules list' rules list a b && wrong 'usage: cursus rules test' rules test && [ ! -e a ]
}
ok 'too few and too many arguments' arguments

session wrong "$costly"
bad_value() {
  wrong "$1" "${@:2}" "$1" "$value" wrong && [ ! -e cursus.db ]
}
for value in nan inf -1 0 -0 abc '' 1,5 1e9; do
  ok "plan --time “$value” is refused" bad_value --time plan
done
for value in 0 -1 1.5 x 99999999999999999999 -9223372036854775809; do
  ok "plan --moves “$value” is refused" bad_value --moves plan
done
for value in -1 x ''; do
  ok "plan --seed “$value” is refused" bad_value --seed plan
done
for value in half Full ''; do
  ok "plan --check “$value” is refused" bad_value --check plan
done
for value in tomorrow 2027-02-30 27-03-01 ''; do
  for command in plan check explain show; do
    ok "$command --today “$value” is refused" bad_value --today "$command"
  done
  ok "export --today “$value” is refused" bad_value --today export --out folder
done
for value in 0 -1 x nan; do
  ok "explain --time “$value” is refused" bad_value --time explain
done
for value in 0 -1 x 1.5; do
  ok "--revision “$value” is refused by show" bad_value --revision show
  ok "--revision “$value” is refused by explain" bad_value --revision explain
  ok "--revision “$value” is refused by export" bad_value --revision export --out folder
done
ok 'show --format pdf: what is accepted' wrong 'table, json, csv' show --format pdf wrong
ok 'export without --out' wrong '--out' export wrong
ok 'an option without its value' wrong '--db' plan wrong --db

no_session() {
  mkdir -p nothing
  for command in check plan show explain; do
    wrong 'nowhere' "$command" nowhere && wrong 'nothing' "$command" nothing && wrong "people.csv" "$command" wrong/people.csv ||
      return 1
  done
  wrong 'nowhere' export nowhere --out folder && wrong_list && [ ! -e folder ]
}
wrong_list() { ends 2 "$cursus" rules list nowhere && has err nowhere; }
ok 'a session that there is not' no_session

dashes() {
  ends 0 "$cursus" new -q -- -dash && ends 0 "$cursus" check -- -dash && ends 0 "$cursus" check -q -- -dash/session.lua &&
    ends 0 "$cursus" check ./-dash
}
ok 'names that begin with a dash, after --' dashes

# --- from a new session to the calendars

way() {
  local id=$1 n
  ends 0 "$cursus" new "$id" && has out "$id/session.lua" "cursus plan $id" && empty err &&
    ends 0 "$cursus" check "$id" && has out "$id" && empty err &&
    ends 0 "$cursus" plan "$id" && has out "$id" && empty err && [ -e cursus.db ] &&
    ends 0 "$cursus" show "$id" && empty err && narrow out 100 &&
    ends 0 "$cursus" show "$id" --json && empty err && has out "\"session\" : \"$id\"" &&
    ends 0 "$cursus" show "$id" --format csv && empty err && has out 'session;meeting;module' "$id;" &&
    ends 0 "$cursus" explain "$id" && empty err && narrow out 100 &&
    ends 0 "$cursus" export "$id" --out "$id-calendars" && has out "$id-calendars" && empty err || return 1
  n=$(find "$id-calendars" -name '*.ics' | wc -l)
  [ "$n" -eq 6 ] || { echo "$n calendars"; return 1; }
}
ok 'new, check, plan, show, explain, export' way mine
LANGUAGE=fr ok 'the same with a French session' way a-moi

new_twice() {
  local before
  before=$(cat mine/session.lua)
  wrong 'mine' new mine && [ "$before" = "$(cat mine/session.lua)" ]
}
ok 'new harms no folder that is there' new_twice

ways_to_name() {
  ends 0 "$cursus" show mine --format csv && cp out first &&
    ends 0 "$cursus" show mine/session.lua --format csv && cmp out first &&
    ends 0 "$cursus" show "$work/mine/" --format=csv && cmp out first &&
    (cd mine && ends 0 "$cursus" show . -f csv && cmp ../out ../first && ends 0 "$cursus" show session.lua -f csv && cmp ../out ../first)
}
ok 'a session is its folder or its session.lua, from anywhere' ways_to_name

meetings() {
  local meeting
  meeting=$(jq -r '.meetings[0].id' <("$cursus" show mine --json)) || return 1
  ends 0 "$cursus" explain mine "$meeting" && ends 0 "$cursus" explain mine "$meeting" --json &&
    json out '.session == "mine"' '.rules | type == "array"' && wrong 'there is no meeting' explain mine "x$meeting"
}
ok_json 'what concerns one meeting' meetings

quiet() {
  ends 0 "$cursus" new silent -q && empty out err && ends 0 "$cursus" check -q silent && empty out err &&
    ends 0 "$cursus" plan -q silent && empty out err && ends 0 "$cursus" export -q silent -o silent-out && empty out err &&
    ends 0 "$cursus" plan -q --json silent && has out '"session" : "silent"' && empty err &&
    ends 0 "$cursus" show -q silent && has out silent && ends 0 "$cursus" explain -q silent && ends 0 "$cursus" rules list -q &&
    has out gap
}
ok '-q leaves the result and errors' quiet

# --- the terminal

# on_terminal COLUMNS COMMAND: what it printed to a terminal of this width is in $work/out.
on_terminal() {
  script -qec "stty cols $1; $2" /dev/null >"$work/out" 2>"$work/err" </dev/null
}
escape=$(printf '\033[')

terminal_width() {
  for columns in 40 60 80 120; do
    on_terminal "$columns" "'$cursus' show mine" && narrow out "$columns" &&
      on_terminal "$columns" "'$cursus' explain mine" && narrow out "$columns" || return 1
  done
}
terminal_colour() {
  on_terminal 80 "'$cursus' show mine" && has out "$escape" &&
    NO_COLOR=1 on_terminal 80 "'$cursus' show mine" && lacks out "$escape" &&
    TERM=dumb on_terminal 80 "'$cursus' show mine" && lacks out "$escape" &&
    NO_COLOR='' on_terminal 80 "'$cursus' show mine" && has out "$escape" &&
    on_terminal 80 "'$cursus' show mine --json" && lacks out "$escape"
}
terminal_progress() {
  on_terminal 80 "'$cursus' plan wrong --time 0.6 --no-prove --db t.db -q" && lacks out ' % ' &&
    on_terminal 80 "'$cursus' plan wrong --time 0.6 --no-prove --db t.db 2>$work/progress" && lacks progress "$escape" &&
    on_terminal 80 "'$cursus' plan wrong --time 0.6 --no-prove --db t.db" && has out ' % ' "${escape}K" &&
    TERM=dumb on_terminal 80 "'$cursus' plan wrong --time 0.6 --no-prove --db t.db" && lacks out ' % '
}
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
  ok 'tables are as wide as the terminal' terminal_width
  ok 'colours on a terminal, unless NO_COLOR or TERM=dumb says no' terminal_colour
  ok 'progress on a terminal, unless -q or TERM=dumb says no' terminal_progress
else
  skip 'widths, colours and progress on a terminal' 'script (of util-linux) does not run here'
fi

pipe() {
  ends 0 "$cursus" show mine && lacks out "$escape" && narrow out 100 &&
    ends 0 "$cursus" plan wrong --time 0.6 --no-prove --db t.db && empty err && lacks out "$escape"
}
ok 'no colour and no progress in a pipe' pipe

# full ARGUMENT…: its output has nowhere to go.
full() {
  local got
  "$cursus" "$@" >/dev/full 2>"$work/err"
  got=$?
  [ $got -eq 2 ] && has err 'cannot be written' || { echo "$*: status $got"; return 1; }
}
full_disk() {
  full --help && full --version && full plan --help && full check mine && full plan mine && full show mine && full explain mine &&
    full show --json mine && full export mine --out "$work/mine-calendars" && full rules list && full rules list --json &&
    full new on-full
}
closed_output() {
  "$cursus" show mine >&- 2>"$work/err"
  [ $? -eq 2 ] && has err 'cannot be written'
}
if [ -c /dev/full ]; then
  ok 'output that cannot be written is an error' full_disk
else
  skip 'output that cannot be written is an error' 'there is no /dev/full'
fi
ok 'so is one that is closed' closed_output

# --- what was planned survives the terminal it was planned on

other_language() {
  LANGUAGE=fr ends 0 "$cursus" show mine && cp out french && ends 0 "$cursus" show mine && ! cmp -s out french &&
    LANGUAGE=fr ends 0 "$cursus" show mine --json && cp out french && ends 0 "$cursus" show mine --json && cmp out french
}
if [ -e "$mo" ] && grep -qF 'morning' "$tree/po/fr.po"; then
  ok 'a table speaks the language of the reader, JSON none' other_language
else
  skip 'a table speaks the language of the reader, JSON none' 'the French words are not built'
fi

done_testing
