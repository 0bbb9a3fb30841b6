/* Rewrites the messages of Lua's parser: “WANTED expected near TOKEN” and a few others. */
#include "script/syntax.h"

#include <glib/gi18n-lib.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define NEAR " near "
#define EXPECTED " expected"
#define TO_CLOSE " (to close "

/* (transfer full): a token as Lua writes it: '}', <name>, <eof>. */
static char *
name_token (const char *token)
{
  size_t length = strlen (token);
  if (strcmp (token, "<eof>") == 0)
    return g_strdup (_ ("the end of the file"));
  if (strcmp (token, "<name>") == 0)
    return g_strdup (_ ("a name"));
  if (length < 2 || token[0] != '\'' || token[length - 1] != '\'')
    return g_strdup (token);
  g_autofree char *inner = g_strndup (token + 1, length - 2);
  return g_strdup_printf (_ ("“%s”"), inner);
}

/* “'{' at line 3)”, after TO_CLOSE. */
static char *
explain_closing (const char *wanted, const char *found, const char *closing)
{
  const char *at = strstr (closing, " at line ");
  int line = 0;
  if (at == NULL || sscanf (at, " at line %d", &line) != 1)
    return NULL;
  g_autofree char *token = g_strndup (closing, (gsize)(at - closing));
  g_autofree char *opened = name_token (token);
  return g_strdup_printf (_ ("%s is expected before %s, to close %s of line %d"), wanted, found, opened, line);
}

/* @what: "WANTED expected", or "WANTED expected (to close TOKEN at line N)". Inside of braces a comma is missing more often than
 * the brace. */
static char *
explain_expected (const char *what, const char *expected, const char *found, bool at_end)
{
  g_autofree char *token = g_strndup (what, (gsize)(expected - what));
  g_autofree char *wanted = name_token (token);
  const char *rest = expected + strlen (EXPECTED);
  if (strcmp (token, "'}'") == 0 && !at_end)
    return g_strdup_printf (_ ("%s is expected before %s: is a comma or a quote missing?"), wanted, found);
  if (g_str_has_prefix (rest, TO_CLOSE))
    return explain_closing (wanted, found, rest + strlen (TO_CLOSE));
  return g_strdup_printf (_ ("%s is expected before %s"), wanted, found);
}

/* (transfer full) (nullable) */
static char *
explain_near (const char *what, const char *token)
{
  const char *expected = strstr (what, EXPECTED);
  g_autofree char *found = name_token (token);
  if (g_str_has_prefix (what, "unfinished string"))
    return g_strdup (_ ("a text in quotes is not closed on its line"));
  if (g_str_has_prefix (token, "'<\\")) /* a byte such as '<\226>', with which “ and ” begin */
    return g_strdup (_ ("a character that means nothing here; quotes are straight: \"…\""));
  if (strcmp (what, "malformed number") == 0)
    return g_strdup_printf (_ ("%s is no number"), found);
  if (strcmp (what, "syntax error") == 0 || strcmp (what, "unexpected symbol") == 0)
    return g_strdup_printf (_ ("%s makes no sense here"), found);
  return expected != NULL ? explain_expected (what, expected, found, strcmp (token, "<eof>") == 0) : NULL;
}

char *
cursus_syntax_explain (const char *message)
{
  const char *near = strstr (message, NEAR); /* the first: a token may be a text that holds the word */
  if (near == NULL)
    return g_strdup (message);
  g_autofree char *what = g_strndup (message, (gsize)(near - message));
  char *text = explain_near (what, near + strlen (NEAR));
  return text != NULL ? text : g_strdup (message);
}
