#!/usr/bin/env bash
# Runs `BINARY check` on every folder of tests/broken: it must end within ten seconds with status 2, say on stderr what the
# folder's expected.txt lists, and no more about itself. Usage: test-broken.sh BINARY
set -u

binary=$(realpath "${1:?usage: test-broken.sh BINARY}")
source_dir=${CURSUS_TEST_SOURCE_DIR:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 LANGUAGE=en

# Prints what is wrong with one run; nothing if it was as expected.
judge() {
  local status=$1 errors=$2 expected=$3 line
  if [ "$status" -eq 124 ]; then
    echo "was not done after 10 seconds"
  elif [ "$status" -ne 2 ]; then
    echo "exit status $status instead of 2"
  fi
  if grep -qE 'AddressSanitizer|LeakSanitizer|runtime error|CRITICAL|Assertion' "$errors"; then
    echo "a defect of the program was reported"
  fi
  while IFS= read -r line; do
    if [ -n "$line" ] && ! grep -qF -- "$line" "$errors"; then
      echo "was not said: $line"
    fi
  done <"$expected"
}

folders=("$source_dir"/tests/broken/*/)
echo "1..${#folders[@]}"
number=0
failures=0
for folder in "${folders[@]}"; do
  number=$((number + 1))
  name=$(basename "$folder")
  copy=$work/$name
  cp -R "$folder" "$copy"
  if [ -e "$copy/make.sh" ]; then
    (cd "$copy" && sh make.sh)
  fi
  timeout 10 "$binary" check "$copy" >"$work/out" 2>"$work/errors" </dev/null
  complaints=$(judge $? "$work/errors" "$folder/expected.txt")
  rm -rf "$copy"
  if [ -z "$complaints" ]; then
    echo "ok $number /cli/broken/$name"
  else
    failures=$((failures + 1))
    echo "not ok $number /cli/broken/$name"
    { echo "$complaints"; head -n 20 "$work/errors"; } | cut -c1-300 | sed 's/^/# /'
  fi
done
[ "$failures" -eq 0 ]
