/* Prints the requirements that contradict each other. */
#include "report/conflict.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "report/json-values.h"

CursusReasons *
cursus_reasons_new (void)
{
  CursusReasons *self = g_new0 (CursusReasons, 1);
  self->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_reason_free);
  self->repairs = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_repair_free);
  return self;
}

void
cursus_reasons_free (CursusReasons *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->reasons);
  g_ptr_array_unref (self->repairs);
  g_free (self);
}

CursusRepair *
cursus_repair_new (void)
{
  CursusRepair *self = g_new0 (CursusRepair, 1);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->changes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
cursus_repair_free (CursusRepair *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

void
cursus_reason_free (CursusReason *self)
{
  if (self == NULL)
    return;
  g_free (self->rule);
  g_free (self->use);
  g_free (self->file);
  g_strfreev (self->subjects);
  g_free (self->text);
  g_free (self);
}

static const char *
heading_of (const CursusReasons *reasons)
{
  if (reasons->reasons->len == 0)
    return _ ("The session’s days, rooms and lengths of meetings leave no plan, whatever the rules.");
  if (reasons->reasons->len == 1 && reasons->minimal)
    return _ ("This alone leaves no plan:");
  return reasons->minimal ? _ ("These contradict each other; without any one of them the others do not:")
                          : _ ("These contradict each other; perhaps not all of them are needed for that:");
}

char *
cursus_report_conflict (const CursusReasons *reasons)
{
  GString *text = g_string_new (heading_of (reasons));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < reasons->reasons->len; i++) {
    const CursusReason *reason = g_ptr_array_index (reasons->reasons, i);
    g_string_append (text, "  ");
    if (reason->file != NULL)
      g_string_append (text, reason->file);
    if (reason->file != NULL && reason->line > 0)
      g_string_append_printf (text, ":%d", reason->line);
    g_string_append_printf (text, "%s%s\n", reason->file != NULL ? ": " : "", reason->text);
  }
  return g_string_free (text, FALSE);
}

/* (transfer full): ": a plan with 112 points exists" */
static char *
promise (const CursusRepair *repair)
{
  if (!repair->has_plan)
    return g_strdup ("");
  if (repair->score.soft == 0)
    return g_strdup (_ (": a plan without any cost exists"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, ": a plan with %" PRId64 " point exists",
                                       ": a plan with %" PRId64 " points exists", (gulong)repair->score.soft),
                          repair->score.soft);
}

static void
put_repair (GString *text, guint number, const CursusRepair *repair)
{
  g_autofree char *plan = promise (repair);
  for (guint i = 0; i < repair->texts->len; i++) {
    g_autofree char *mark = i == 0 ? g_strdup_printf ("%2u.", number) : g_strdup ("   ");
    bool last = i + 1 == repair->texts->len;
    /* TRANSLATORS: goes before the second of several changes that are made together */
    g_string_append_printf (text, "%s %s%s%s\n", mark, i > 0 ? _ ("and ") : "",
                            (const char *)g_ptr_array_index (repair->texts, i), last ? plan : "");
  }
  for (guint i = 0; i < repair->changes->len; i++)
    g_string_append_printf (text, "      %s\n", (const char *)g_ptr_array_index (repair->changes, i));
}

static const char *
heading_of_repairs (const GPtrArray *repairs)
{
  if (repairs->len > 1)
    return _ ("Each of these would be enough, the smallest change first:");
  const CursusRepair *repair = g_ptr_array_index (repairs, 0);
  return repair->texts->len > 1 ? _ ("These changes together would be enough:") : _ ("This would be enough:");
}

char *
cursus_report_repairs (const CursusReasons *reasons)
{
  GString *text = g_string_new (NULL);
  if (reasons->repairs->len > 0)
    g_string_append_printf (text, "%s\n", heading_of_repairs (reasons->repairs));
  for (guint i = 0; i < reasons->repairs->len; i++)
    put_repair (text, i + 1, g_ptr_array_index (reasons->repairs, i));
  return g_string_free (text, FALSE);
}

static void
set_repair (CursusJson *builder, const CursusRepair *repair)
{
  g_autoptr (GString) text = g_string_new (NULL), change = g_string_new (NULL);
  for (guint i = 0; i < repair->texts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (const char *)g_ptr_array_index (repair->texts, i));
  for (guint i = 0; i < repair->changes->len; i++)
    g_string_append_printf (change, "%s%s", i > 0 ? "\n" : "", (const char *)g_ptr_array_index (repair->changes, i));
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "text", text->str);
  cursus_json_set_text (builder, "change", change->str);
  if (repair->has_plan)
    cursus_json_set_score (builder, repair->score);
  else
    cursus_json_set_text (builder, "score", NULL);
  cursus_json_end_object (builder);
}

void
cursus_json_set_conflict (CursusJson *builder, const CursusReasons *reasons)
{
  cursus_json_key (builder, "conflict");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < reasons->reasons->len; i++) {
    const CursusReason *reason = g_ptr_array_index (reasons->reasons, i);
    cursus_json_begin_object (builder);
    cursus_json_set_text (builder, "rule", reason->rule);
    cursus_json_set_text (builder, "use", reason->use);
    cursus_json_set_text (builder, "file", reason->file);
    if (reason->line > 0)
      cursus_json_set_integer (builder, "line", reason->line);
    else
      cursus_json_set_text (builder, "line", NULL);
    cursus_json_set_texts (builder, "subjects", reason->subjects);
    cursus_json_set_text (builder, "text", reason->text);
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
  cursus_json_key (builder, "minimal");
  cursus_json_add_boolean (builder, reasons->minimal);
  cursus_json_key (builder, "repairs");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < reasons->repairs->len; i++)
    set_repair (builder, g_ptr_array_index (reasons->repairs, i));
  cursus_json_end_array (builder);
}

char *
cursus_report_conflict_json (const char *session, const CursusReasons *reasons)
{
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "session", session);
  cursus_json_set_conflict (builder, reasons);
  cursus_json_end_object (builder);
  return cursus_json_finish (builder);
}
