#!/bin/bash
# shellcheck disable=SC2016,SC2317  # bodies of made-up programs; functions that ok calls
# scripts/check-translations and scripts/update-translations on small trees: a right one, and others each with one thing wrong.
. "$(dirname "$0")/tap.sh"
tree=$work/tree

# sane_tree: the smallest tree with nothing wrong.
sane_tree() {
  rm -rf "$tree"
  mkdir -p "$tree"/{src,po}
  echo src/thing.c >"$tree/po/POTFILES"
  echo fr >"$tree/po/LINGUAS"
  cat >"$tree/src/thing.c" <<'END'
/* A thing; _ ("in a comment") is no message. */
#include <inttypes.h>

static void
say (lua_State *L, GError **error, int64_t n)
{
  g_set_error (error, DOMAIN, 0, _ ("%" PRId64 " is too much"), n);
  g_prefix_error (error, "%s: ", g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", 2));
  luaL_error (L, _ ("%s has no “%s”"), "m", "name");
  fprintf (stderr, "cursus: %s\n", names[n] != NULL ? C_ ("short", "thing") : _ (names[n]));
}
END
  cat >"$tree/po/fr.po" <<'END'
msgid ""
msgstr ""
"Project-Id-Version: thing\n"
"PO-Revision-Date: 2024-01-02 03:04+0000\n"
"Last-Translator: nobody\n"
"Language-Team: French\n"
"Language: fr\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

#: src/thing.c
#, c-format
msgid "%<PRId64> is too much"
msgstr "%<PRId64>, c’est trop !"

#: src/thing.c
#, c-format
msgid "%u day"
msgid_plural "%u days"
msgstr[0] "%u jour"
msgstr[1] "%u jours"

#: src/thing.c
#, c-format
msgid "%s has no “%s”"
msgstr "%s n’a pas de « %s »"

#: src/thing.c
msgctxt "short"
msgid "thing"
msgstr "chose"
END
}

# add LINE…: more source.
add() {
  printf '%s\n' "$@" >>"$tree/src/thing.c"
}

# replace FILE OLD NEW
replace() {
  OLD=$2 NEW=$3 perl -0pi -e 's/\Q$ENV{OLD}\E/$ENV{NEW}/' "$tree/$1"
}

# wrong DESCRIPTION TEXT COMMAND…: after the command has spoilt a right tree, the check fails with this text.
wrong() {
  local description=$1 text=$2
  shift 2
  sane_tree
  "$@"
  ok "$description" gives 1 "$text" "$source/scripts/check-translations" "$tree"
}

# passes DESCRIPTION COMMAND…: the command leaves the tree right.
passes() {
  local description=$1
  shift
  sane_tree
  "$@"
  ok "$description" gives 0 'all is translated, from 1 files' "$source/scripts/check-translations" "$tree"
}

other_file() {
  echo 'x = _ ("more");' >"$tree/src/other.c"
}

update() {
  add 'x = _ ("more");'
  other_file
  "$source/scripts/update-translations" "$tree"
}

updated() {
  update && grep -A 1 'msgid "more"' "$tree/po/fr.po" && grep -x 'src/other.c' "$tree/po/POTFILES" && grep 'c’est trop' "$tree/po/fr.po" \
    && ! grep 'POT-Creation-Date' "$tree/po/fr.po"
}

unchanged() {
  "$source/scripts/update-translations" "$tree" && cp "$tree/po/fr.po" "$work/once.po" && "$source/scripts/update-translations" "$tree" \
    && cmp "$work/once.po" "$tree/po/fr.po"
}

dropped() {
  replace src/thing.c 'C_ ("short", "thing")' 'NULL'
  "$source/scripts/update-translations" "$tree" && ! grep chose "$tree/po/fr.po"
}

passes 'a right tree passes' :
passes 'what is not for people needs no mark' add 'g_set_error_literal (e, D, 0, "PRAGMA");' 'puts ("%s");' 'sql ("SELECT 1 FROM x");'
passes 'a comment may say why a message is not translated' add '/* Not translated: a defect of ours. */' 'g_error_x ();' \
  'g_set_error (e, D, 0, "two scores differ");'
wrong 'a message that is not marked' 'src/thing.c:12: fail says what is not marked for translation: "the file is gone"' \
  add 'fail (e, "the file is gone");'
wrong 'a message of the command line that is not marked' 'fprintf says what is not marked' add 'fprintf (stderr, "cursus: too late\n");'
wrong 'a message that is cut' 'src/thing.c:12: the message is cut at G_GINT64_FORMAT' add 'x = _ ("%" G_GINT64_FORMAT " bytes");'
wrong 'a message that begins with a macro' 'the message is cut at MARK' add 'x = _ (MARK "bytes");'
wrong 'a call that is not extracted' 'ngettext is not extracted' add 'x = ngettext ("a", "b", 2);'
wrong 'a file that is not listed' 'po/POTFILES: src/other.c is missing' other_file
wrong 'a file that is listed for nothing' 'po/POTFILES: src/other.c has no messages' \
  eval 'echo src/other.c >>"$tree/po/POTFILES"; echo >"$tree/src/other.c"'
wrong 'a message that is missing' 'this message is used but not defined in po/fr.po' add 'x = _ ("more");'
wrong 'a message that is gone' 'not used' replace src/thing.c 'C_ ("short", "thing")' 'NULL'
wrong 'a message without a translation' 'untranslated' replace po/fr.po 'msgstr "chose"' 'msgstr ""'
wrong 'a fuzzy message' 'needs to be reviewed by the translator' replace po/fr.po 'msgctxt "short"' $'#, fuzzy\nmsgctxt "short"'
wrong 'a directive that does not fit' "format specifications" replace po/fr.po '%<PRId64>, c' '%s, c'
wrong 'a plural that is missing' 'plural' replace po/fr.po $'msgstr[1] "%u jours"\n' ''
wrong 'an order of arguments that Lua does not know' 'Lua prints this one' replace po/fr.po '%s n’a pas de « %s »' '%2$s manque à %1$s'
wrong 'an ordinary space before a colon' 'an ordinary space before' replace po/fr.po 'chose' 'chose : une'
wrong 'no space in French' 'no space where French has one' replace po/fr.po 'chose' 'chose: une'
wrong 'a straight apostrophe' "' instead of ’" replace po/fr.po 'chose' "d'une chose"
wrong 'English quotes in French' '“ ” instead of « »' replace po/fr.po 'chose' '“chose”'
sane_tree
ok 'update-translations adds what is new and keeps the rest' updated
sane_tree
ok 'update-translations drops what is gone' dropped
sane_tree
ok 'update-translations changes nothing the second time' unchanged
sane_tree
ok 'update-translations: a template changes nothing' gives 0 'msgid_plural "%u days"' "$source/scripts/update-translations" --template "$tree"
done_testing
