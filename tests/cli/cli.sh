# shellcheck shell=bash disable=SC2034,SC2154
# What the tests of the command line share. Sourced with the test's own arguments: CURSUS SOURCE. Goes to $work, a folder that goes
# away, where no configuration or store of the user is seen. A defect that a sanitizer finds ends a command with status 99.
cursus=$(realpath "$1")
tree=$(realpath "$2")
# shellcheck source=tests/scripts/tap.sh
. "$tree/tests/scripts/tap.sh"
# shellcheck source=tests/cli/judge.sh
. "$tree/tests/cli/judge.sh"
cd "$work" || exit 1
unset CURSUS_DB NO_COLOR SOURCE_DATE_EPOCH
export LC_ALL=C.UTF-8 LANGUAGE=en TERM=xterm HOME=$work/home XDG_DATA_HOME=$work/home/share
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}exitcode=99
export LSAN_OPTIONS=${LSAN_OPTIONS:+$LSAN_OPTIONS:}exitcode=99
export UBSAN_OPTIONS=${UBSAN_OPTIONS:+$UBSAN_OPTIONS:}exitcode=99
commands=(new availability check plan show explain suggest move pin unpin replan undo redo history diff status publish notify export rules bench)

# session FOLDER [LINE…]: a session of three half-days in two weeks, with these lines at its end. Its id is the folder's name.
session() {
  local folder=$1
  shift
  mkdir -p "$folder"
  {
    cat <<END
session { id = "$(basename "$folder")", title = "A small session", language = "en", timezone = "Europe/Paris",
  from = "2027-03-01", to = "2027-03-12", slots = { am = "09:00-12:30", pm = "14:00-17:30" } }
site "paris" { name = "Paris", rooms = { "A" } }
speaker "sp-water" { name = "Claire Fontaine" }
speaker "sp-air" { name = "Luc Vent" }
module "opening" { title = "Opening", format = "onsite", half_days = 1, speakers = "sp-water" }
module "water" { title = "Water", format = "workshop", half_days = 1, speakers = "sp-water" }
module "air" { title = "Air", format = "remote", half_days = 1, speakers = "sp-air" }
people "people.csv"
END
    printf '%s\n' "$@"
  } >"$folder/session.lua"
  printf 'id;name;email\nanne;Anne Martin;anne@example.org\npaul;Paul Petit;\n' >"$folder/people.csv"
}

# on_terminal TEXT…: what the command writes to a terminal.
on_terminal() {
  python3 - "$@" <<'END'
import os, pty, sys
process, terminal = pty.fork()
if process == 0:
    os.environ["TERM"] = "xterm"
    os.execv(sys.argv[1], sys.argv[1:])
while True:
    try:
        part = os.read(terminal, 65536)
    except OSError:
        break
    if not part:
        break
    sys.stdout.buffer.write(part)
os.waitpid(process, 0)
END
}

# lint_written FOLDER…: our lint finds nothing in any calendar there, nor in those of mails.
lint_written() {
  local mail n=0 files=()
  mkdir -p "$work/linted"
  while IFS= read -r -d '' mail; do
    n=$((n + 1))
    /usr/bin/python3 - "$mail" "$work/linted/$n.ics" <<'END' || return 1
import email, email.policy, sys
message = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
parts = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
assert len(parts) == 1, parts
open(sys.argv[2], "wb").write(parts[0].get_payload(decode=True))
END
  done < <(find "$@" -name '*.eml' -print0)
  mapfile -d '' files < <(find "$@" "$work/linted" -name '*.ics' -print0)
  [ "${#files[@]}" -gt 0 ] && "$(dirname "$cursus")/../../tests/ical/lint-calendars" "${files[@]}"
}

# No plan is without cost, so that a search uses up its budget.
costly='use "weekdays" { weekdays = { "sunday" }, weight = 3 }'
