/* What the author of a rule reads of a case that failed: texts with their first difference, and the case itself. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "core/violation.h"
#include "script/plugin-test-private.h"

#define MAX_USE_BYTES 1000
#define MAX_LINES 20

static int
columns_of (const char *text, const char *end)
{
  int columns = 0;
  for (const char *at = text; at < end; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);
    columns += g_unichar_iszerowidth (letter) ? 0 : g_unichar_iswide (letter) ? 2 : 1;
  }
  return columns;
}

/* (transfer full): a character; those that are not seen by their number, since a no-break space looks like any other. */
static char *
describe_character (const char *at)
{
  gunichar letter = g_utf8_get_char (at);
  if (*at == '\0')
    return g_strdup (_ ("the end"));
  if (!g_unichar_isgraph (letter))
    return g_strdup_printf ("U+%04X", letter);
  g_autofree char *text = g_strndup (at, (gsize)(g_utf8_next_char (at) - at));
  return g_strdup_printf (_ ("“%s”"), text);
}

void
cursus_plugin_diff_text (GString *out, const char *label, const char *expected, const char *got)
{
  const char *a = expected, *b = got;
  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b)) {
    a = g_utf8_next_char (a);
    b = g_utf8_next_char (b);
  }
  g_autofree char *wanted = describe_character (a);
  g_autofree char *found = describe_character (b);
  g_autofree char *head = g_strdup_printf (_ ("  expected: %s"), expected);
  g_autofree char *second = g_strdup_printf (_ ("  got:      %s"), got);
  int indent = columns_of (second, second + strlen (second)) - columns_of (got, got + strlen (got));
  g_string_append_printf (out, _ ("%s: character %u is %s, expected: %s"), label, (guint)g_utf8_pointer_to_offset (got, b) + 1,
                          found, wanted);
  g_string_append_printf (out, "\n%s\n%s\n%*s^\n", head, second, indent + columns_of (got, b), "");
}

/* ---- The case ---- */

static void
append_placements (GString *out, const CursusValue *place)
{
  for (size_t i = 0; i < cursus_value_n_keys (place); i++) {
    const char *id = cursus_value_key (place, i);
    const char *text = cursus_value_get_string (cursus_value_lookup (place, id));
    g_string_append_printf (out, "  %s: %s\n", id, text != NULL ? text : "");
  }
}

static void
append_violations (GString *out, const GPtrArray *violations)
{
  for (guint i = 0; i < MIN (violations->len, MAX_LINES); i++) {
    const CursusViolation *violation = g_ptr_array_index (violations, i);
    g_autofree char *meetings = g_strjoinv (", ", violation->meetings);
    g_string_append_printf (out, "  %" PRId64 " · %s · %s\n", violation->cost, meetings, violation->text);
  }
  if (violations->len > MAX_LINES)
    g_string_append_printf (out, _ ("  … and %u more\n"), violations->len - MAX_LINES);
}

void
cursus_plugin_diff_case (GString *out, const CursusPluginCase *test, const GPtrArray *violations)
{
  g_autofree char *use = test->use != NULL ? cursus_value_to_text (test->use, MAX_USE_BYTES) : g_strdup ("{}");
  g_string_append_printf (out, _ ("used with: %s\n"), use);
  if (test->place != NULL && cursus_value_n_keys (test->place) > 0) {
    g_string_append (out, _ ("placed:\n"));
    append_placements (out, test->place);
  }
  if (violations == NULL)
    return;
  g_string_append (out, violations->len > 0 ? _ ("broken (cost · meetings · text):\n") : _ ("broken: nothing\n"));
  append_violations (out, violations);
}
