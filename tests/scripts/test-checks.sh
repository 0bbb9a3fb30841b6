#!/bin/bash
# shellcheck disable=SC2016,SC2317  # bodies of made-up programs; functions that ok calls
# scripts/check-layers and scripts/check-style on small trees: a right one, and others each with one thing wrong.
. "$(dirname "$0")/tap.sh"
tree=$work/tree

# sane_tree: the smallest tree with nothing wrong.
sane_tree() {
  rm -rf "$tree"
  mkdir -p "$tree"/{src/{core,rules,script,solver,cli},tests/core,docs,scripts}
  cp "$source/.clang-format" "$tree/"
  echo '# A tree' >"$tree/README.md"
  cat >"$tree/src/core/thing.h" <<'END'
/* A thing. */
#pragma once

#include <glib.h>

/** cursus_thing_count: how many there are. */
int cursus_thing_count (void);
void cursus_thing_free (gpointer self);
END
  cat >"$tree/src/core/thing.c" <<'END'
/* A thing. */
#include "core/thing.h"

/* goto and <lua.h> in a comment are words. */
int
cursus_thing_count (void)
{
  return g_random_boolean () ? 1 : 2;
}
END
  cat >"$tree/src/core/meson.build" <<'END'
core_lib = static_library('cursus-core', files('thing.c'), dependencies: [glib_dep])
core_dep = declare_dependency(link_with: core_lib, dependencies: [glib_dep])
END
  printf "solver_lib = static_library('cursus-solver', [], dependencies: [\n  core_dep,\n  rules_dep])\n" >"$tree/src/solver/meson.build"
  echo "test('core-thing', executable('t', 't.c', dependencies: [core_dep, test_dep]))" >"$tree/tests/core/meson.build"
}

# append FILE LINE…: adds lines to a file of the tree, which is made if need be.
append() {
  local file=$tree/$1
  shift
  mkdir -p "$(dirname "$file")"
  printf '%s\n' "$@" >>"$file"
}

# wrong SCRIPT DESCRIPTION TEXT COMMAND…: after the command has spoilt a right tree, the script fails with this text.
wrong() {
  local script=$1 description=$2 text=$3
  shift 3
  sane_tree
  "$@"
  ok "$script: $description" gives 1 "$text" "$source/scripts/$script" "$tree"
}

# repeated LINE N: the line, so often.
repeated() {
  for ((i = 0; i < $2; i++)); do echo "$1"; done
}

long_function() {
  append src/core/long.c '/* Long. */' 'static int' 'run_long (int n)' '{' "$(repeated '  n++;' 99)" '  return n;' '}'
}

long_median() {
  for name in a b c; do
    append src/core/long.c 'static int' "run_$name (int n)" '{' "$(repeated '  n++;' 20)" '  return n;' '}' ''
  done
}

long_file() {
  append plugins/gap/gap.lua "$(repeated '-- gap' 800)"
}

objecting_script() {
  append scripts/check-lua-shells '#!/bin/sh' 'echo api-module.c: g_autoptr' 'exit 1'
  chmod +x "$tree/scripts/check-lua-shells"
}

binary_file() {
  printf 'a \0 \n' >"$tree/docs/picture.bin"
}

unended_file() {
  printf 'no end' >"$tree/docs/note.md"
}

sane_tree
ok 'check-layers: a right tree passes' gives 0 'every include and every link points downwards' "$source/scripts/check-layers" "$tree"
wrong check-layers 'an upward include' 'src/core/thing.c:10: core may not know "script/limits.h"' \
  append src/core/thing.c '#include "script/limits.h"'
wrong check-layers 'an include sideways' 'solver may not know "script/limits.h": it may include core, rules' \
  append src/solver/work.c '#include "script/limits.h"'
wrong check-layers 'an include past the layer between' 'cli may not know "store/store.h": it may include core, app' \
  append src/cli/main.c '#include "store/store.h"'
wrong check-layers 'an include without its layer' 'include "thing.h" by its layer: "core/thing.h"' \
  append src/core/other.c '#include "thing.h"'
wrong check-layers 'an include of no layer' 'there is no layer server' append src/cli/main.c '#include "server/route.h"'
wrong check-layers 'a private header of another layer' 'is private to core' append src/rules/key.c '#include "core/thing-private.h"'
wrong check-layers 'Lua in the solver' 'solver may not know <lauxlib.h>: only script may' append src/solver/work.c '#include <lauxlib.h>'
wrong check-layers 'libical in core' 'core may not know <libical/ical.h>: only ical may' append src/core/o.c '#include <libical/ical.h>'
wrong check-layers 'SQLite in cli' 'cli may not know <sqlite3.h>: only store may' append src/cli/main.c '  #  include <sqlite3.h>'
wrong check-layers 'JSON in core' 'core may not know <json-glib/json-glib.h>' append src/core/o.c '#include <json-glib/json-glib.h>'
wrong check-layers 'CaDiCaL in core' 'core may not know <ccadical.h>: only solver may' append src/core/o.c '#include <ccadical.h>'
wrong check-layers 'CaDiCaL beside sat.c' 'only src/solver/sat.c may' append src/solver/o.c '#include <ccadical.h>'
wrong check-layers 'libcsv in script' 'script may not know <csv.h>: only core may' append src/script/o.c '#include <csv.h>'
wrong check-layers 'an unknown library' '<snappy-c.h>: scripts/check-layers does not say' append src/core/o.c '#include <snappy-c.h>'
wrong check-layers 'an upward link' 'src/solver/meson.build:4: solver may not link script: it may link core, rules' \
  append src/solver/meson.build 'x = declare_dependency(dependencies: script_dep)'
wrong check-layers 'a link over several lines' 'src/rules/meson.build:1: rules may not link solver' \
  append src/rules/meson.build 'x = static_library(dependencies: [' '  core_dep,' '  solver_dep])'
wrong check-layers "another layer's library" 'core links rules_lib' append src/core/meson.build 'x = y(link_with: [rules_lib])'
wrong check-layers 'an outside library of another layer' 'rules may not link lua_dep: only script may' \
  append src/rules/meson.build 'x = static_library(dependencies: [lua_dep])'
wrong check-layers 'a test that links another layer' 'tests of core link rules' \
  append tests/core/meson.build "test('x', executable('x', 'x.c', dependencies: [core_dep, rules_dep]))"
sane_tree
append tests/golden.h '/* Shared by all tests. */'
append tests/core/sample.h '/* Shared by those of core. */'
append tests/core/test-o.c '#include "golden.h"' '#include "sample.h"' '#include "core/thing.h"'
append tests/core/meson.build "sample = static_library('s', 's.c', dependencies: core_dep)" "executable('x', link_with: sample)"
ok 'check-layers: tests may share headers and libraries of their own' gives 0 'points downwards' "$source/scripts/check-layers" "$tree"
wrong check-layers 'a test that includes upwards' 'tests/core/test-o.c:1: core may not know "app/app.h"' \
  append tests/core/test-o.c '#include "app/app.h"'
wrong check-layers 'a folder that is no layer' 'src/util: there is no layer util' mkdir -p "$tree/src/util"

sane_tree
ok 'check-style: a right tree passes' gives 0 'files are as they should be' "$source/scripts/check-style" "$tree"
sane_tree && binary_file
ok 'check-style: a binary file may hold anything' gives 0 'files are as they should be' "$source/scripts/check-style" "$tree"
if command -v ctags >/dev/null; then
  sane_tree
  ok 'check-style: the table of sizes' gives 0 'src/           1       4     4     4     0.0 %' "$source/scripts/check-style" "$tree"
  wrong check-style 'a function of more than 100 lines' 'src/core/long.c:3: run_long has 103 lines, 100 are allowed' long_function
  wrong check-style 'a median of more than 15 lines' 'src: the median function has 24 lines, 15 are allowed' long_median
  wrong check-style 'a public name without the prefix' 'src/core/thing.h:10: thing_stop: names of public functions begin with' \
    append src/core/thing.h '/** thing_stop: stops. */' 'void thing_stop (void);'
  sane_tree
  append src/core/thing-private.h '/* Of the layer. */' '#pragma once' '' 'void cursus_thing_stop (void);'
  ok 'check-style: a private header needs no comments' gives 0 'as they should be' "$source/scripts/check-style" "$tree"
  wrong check-style 'a public function without a comment' 'src/core/thing.h:10: cursus_thing_stop: has no comment' \
    append src/core/thing.h '' 'void cursus_thing_stop (void);'
else
  skip 'check-style: sizes and names' 'universal-ctags is not installed'
fi
if clang-format --version 2>/dev/null | grep -q 'version 14\.'; then
  wrong check-style 'a layout that is not ours' 'src/core/o.c:1: 1 places are not laid out' append src/core/o.c 'int   x;'
else
  skip 'check-style: layout' 'clang-format 14 is not installed'
fi
wrong check-style 'a file of 800 lines' 'plugins/gap/gap.lua: has 800 lines, fewer than 800 are allowed' long_file
wrong check-style 'goto' 'src/core/o.c:4: no goto' append src/core/o.c '/* goto' '*/' 'const char *t = "goto";' '#define END goto end'
wrong check-style 'white space at the end of a line' 'docs/note.md:2: white space at the end' append docs/note.md 'one' 'two '
wrong check-style 'carriage returns' 'docs/note.md:1: white space at the end' append docs/note.md $'one\r'
wrong check-style 'a last line without end' 'docs/note.md: the last line does not end' unended_file
wrong check-style 'a stranger at the top level' 'notes.txt: has no place at the top level' append notes.txt 'x'
wrong check-style 'a path of one machine' 'docs/note.md:1: “/wor''k/” belongs to one machine' append docs/note.md 'see /wor''k/main'
wrong check-style 'a registry host' 'belongs to one machine or registry' append tests/clients/package-lock.json 'https://regis''try.npm''js.org/x'
wrong check-style 'the Lua border' 'scripts/check-lua-shells objects' objecting_script
done_testing
