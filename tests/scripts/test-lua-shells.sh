#!/bin/bash
# shellcheck disable=SC2016  # bodies of made-up programs
# scripts/check-lua-shells on small trees.
. "$(dirname "$0")/tap.sh"
tree=$work/tree

# file NAME LINE…: the only file of a new tree.
file() {
  rm -rf "$tree"
  mkdir -p "$tree/$(dirname "$1")"
  local name=$1
  shift
  printf '%s\n' "$@" >"$tree/$name"
}

# objects DESCRIPTION PLACE and lets DESCRIPTION: what the script says of the tree.
objects() { ok "$1" gives 1 "$2: " "$source/scripts/check-lua-shells" "$tree"; }
lets() { ok "$1" gives 0 '' "$source/scripts/check-lua-shells" "$tree"; }

for word in 'g_autofree char *a;' 'g_autoptr (GString) a;' 'GError *e = NULL;' 'x = g_new0 (int, 1);' 'g_strdup_printf ("x");'; do
  file src/script/api-thing.c '' "  $word"
  objects "a shell with $word" src/script/api-thing.c:2
done
file src/script/thing.c 'g_autofree char *a;'
lets 'a core function may own'
file src/script/api-thing.c 'GErrors_are_not_meant ();'
lets 'a longer word'

for header in '<lua.h>' '"lua.h"' '<lauxlib.h>' '<lualib.h>' '<lua5.4/lua.h>'; do
  file src/app/thing.h '' "# include $header"
  objects "$header outside the layer" src/app/thing.h:2
  file src/script/thing.h "#include $header"
  lets "$header in the layer"
done
file src/app/thing.c '/* #include <lua.h> */' '#include "script/session-loader.h"'
lets 'a comment, and a header of ours'
file README.md ''
lets 'a tree without sources'
done_testing
