/* Prints the requirements that contradict each other. */
#include "report/conflict.h"

#include <glib/gi18n-lib.h>

#include "report/json-values.h"

CursusReasons *
cursus_reasons_new (void)
{
  CursusReasons *self = g_new0 (CursusReasons, 1);
  self->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_reason_free);
  return self;
}

void
cursus_reasons_free (CursusReasons *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->reasons);
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
    return _ ("This alone leaves no plan; without it there is one:");
  return reasons->minimal ? _ ("These contradict each other; without any one of them there is a plan:")
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

void
cursus_json_set_conflict (JsonBuilder *builder, const CursusReasons *reasons)
{
  json_builder_set_member_name (builder, "conflict");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reasons->reasons->len; i++) {
    const CursusReason *reason = g_ptr_array_index (reasons->reasons, i);
    json_builder_begin_object (builder);
    cursus_json_set_text (builder, "rule", reason->rule);
    cursus_json_set_text (builder, "use", reason->use);
    cursus_json_set_text (builder, "file", reason->file);
    if (reason->line > 0)
      cursus_json_set_integer (builder, "line", reason->line);
    else
      cursus_json_set_text (builder, "line", NULL);
    cursus_json_set_texts (builder, "subjects", reason->subjects);
    cursus_json_set_text (builder, "text", reason->text);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "minimal");
  json_builder_add_boolean_value (builder, reasons->minimal);
}

char *
cursus_report_conflict_json (const char *session, const CursusReasons *reasons)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  cursus_json_set_text (builder, "session", session);
  cursus_json_set_conflict (builder, reasons);
  json_builder_end_object (builder);
  return cursus_json_finish (builder);
}
