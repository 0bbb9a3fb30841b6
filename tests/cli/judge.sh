# shellcheck shell=bash disable=SC1111,SC2154
# Judgements about one command: each succeeds, or fails and says what was found. Needs $work.

# ends STATUS COMMAND…: what it printed is in $work/out and $work/err.
ends() {
  local wanted=$1 got
  shift
  "$@" >"$work/out" 2>"$work/err" </dev/null
  got=$?
  if [ "$got" -ne "$wanted" ]; then
    echo "status $got instead of $wanted: $*"
    head -n 30 "$work/out" "$work/err"
    return 1
  fi
}

# has FILE TEXT…: each of these stands in $work/FILE.
has() {
  local file=$work/$1 text
  shift
  for text in "$@"; do
    grep -qF -- "$text" "$file" && continue
    echo "“$text” is not in $(basename "$file"):"
    head -n 40 "$file"
    return 1
  done
}

# lacks FILE TEXT…: none of these stands in $work/FILE.
lacks() {
  local file=$work/$1 text
  shift
  for text in "$@"; do
    grep -qF -- "$text" "$file" || continue
    echo "“$text” is in $(basename "$file"):"
    head -n 40 "$file"
    return 1
  done
}

# empty FILE…: nothing stands in these of $work.
empty() {
  local file
  for file in "$@"; do
    [ -s "$work/$file" ] || continue
    echo "$file is not empty:"
    head -n 20 "$work/$file"
    return 1
  done
}

# narrow FILE COLUMNS: no line of $work/FILE is wider, colours not counted.
narrow() {
  local widest
  widest=$(sed 's/\x1b\[[0-9;]*[A-Za-z]//g; s/\r//g' "$work/$1" | wc -L)
  [ "$widest" -le "$2" ] && [ "$widest" -gt 0 ] && return
  echo "the widest line has $widest columns, not 1 to $2:"
  cat "$work/$1"
  return 1
}

# json FILE EXPRESSION…: each jq expression is true of $work/FILE.
json() {
  local file=$work/$1 expression
  shift
  for expression in "$@"; do
    jq -e "$expression" "$file" >"$work/jq" 2>&1 && continue
    echo "not true: $expression"
    head -n 60 "$file"
    return 1
  done
}

# ok_json DESCRIPTION COMMAND…: ok, where there is jq.
ok_json() {
  if command -v jq >/dev/null; then
    ok "$@"
  else
    skip "$1" 'jq is not installed'
  fi
}
