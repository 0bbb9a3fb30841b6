# shellcheck shell=bash disable=SC2034,SC1111
# The few lines of TAP that the tests of scripts share. Sourced; makes $work, a folder that goes away, and $source, the checkout.
set -u
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tap_number=0
tap_failed=0

# ok DESCRIPTION COMMAND…: one test: the command succeeds. Its output is shown if not.
ok() {
  local description=$1
  shift
  tap_number=$((tap_number + 1))
  if "$@" >"$work/tap-output" 2>&1; then
    echo "ok $tap_number - $description"
  else
    echo "not ok $tap_number - $description"
    sed 's/^/# /' "$work/tap-output"
    tap_failed=1
  fi
}

skip() {
  tap_number=$((tap_number + 1))
  echo "ok $tap_number - $1 # SKIP $2"
}

# gives STATUS TEXT COMMAND…: the command ends with this status and prints this text somewhere.
gives() {
  local status=$1 text=$2 output got
  shift 2
  output=$("$@" 2>&1)
  got=$?
  printf '%s\n' "$output" "(status $got; wanted: $status and “$text”)"
  [ $got -eq "$status" ] && grep -qF -- "$text" <<<"$output"
}

done_testing() {
  echo "1..$tap_number"
  exit $tap_failed
}
