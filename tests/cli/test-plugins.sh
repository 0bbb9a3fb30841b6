#!/bin/bash
# The tests of every plugin, found in the tree when they run, as one stream of TAP. A plugin without tests or README is a failure.
# usage: test-plugins.sh CURSUS SOURCE
set -u
cursus=$(realpath "$1")
cd "$2" || exit 1

for rule in plugins/*/*.lua; do
  folder=$(dirname "$rule")
  name=$(basename "$folder")
  for file in "$name.lua" "test-$name.lua" README.md; do
    [ -e "$folder/$file" ] && continue
    echo "Bail out! $folder has no $file"
    exit 1
  done
done
exec "$cursus" rules test plugins/*/test-*.lua
