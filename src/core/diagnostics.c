/* The list of what is wrong with the planner's files. Knows no file format; prints nothing itself. */
#include "core/diagnostics.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

#include "core/text.h"

#define MAX_KEPT 200

struct CursusDiagnostics {
  GPtrArray *entries; /* of CursusDiagnostic, owned: by file, line, addition */
  GHashTable *known;  /* the same entries, as a set: entries beyond the limit are counted, not compared */
  guint n_errors;
  guint n_dropped;
};

static void
free_diagnostic (gpointer data)
{
  CursusDiagnostic *self = data;
  g_free (self->file);
  g_free (self->subject);
  g_free (self->text);
  g_free (self);
}

static guint
hash_diagnostic (gconstpointer data)
{
  const CursusDiagnostic *self = data;
  return g_str_hash (self->text) * 31 + (guint)self->line;
}

static gboolean
equal_diagnostics (gconstpointer a, gconstpointer b)
{
  const CursusDiagnostic *x = a, *y = b;
  return x->severity == y->severity && x->line == y->line && g_strcmp0 (x->file, y->file) == 0
         && g_strcmp0 (x->subject, y->subject) == 0 && g_strcmp0 (x->text, y->text) == 0;
}

CursusDiagnostics *
cursus_diagnostics_new (void)
{
  CursusDiagnostics *self = g_new0 (CursusDiagnostics, 1);
  self->entries = g_ptr_array_new_with_free_func (free_diagnostic);
  self->known = g_hash_table_new (hash_diagnostic, equal_diagnostics);
  return self;
}

void
cursus_diagnostics_free (CursusDiagnostics *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static CursusDiagnostic *
entry_at (const CursusDiagnostics *self, guint index)
{
  return g_ptr_array_index (self->entries, index);
}

static bool
comes_after (const CursusDiagnostic *a, const CursusDiagnostic *b)
{
  int order = g_strcmp0 (a->file, b->file); /* without a file: first */
  return order != 0 ? order > 0 : a->line > b->line;
}

static void
insert_sorted (CursusDiagnostics *self, CursusDiagnostic *entry)
{
  guint index = self->entries->len;
  while (index > 0 && comes_after (entry_at (self, index - 1), entry))
    index--;
  g_ptr_array_insert (self->entries, (gint)index, entry);
  g_hash_table_add (self->known, entry);
}

/* Makes room for an error at the expense of a warning: a list of warnings alone would hide why nothing works. */
static bool
drop_last_warning (CursusDiagnostics *self)
{
  for (guint i = self->entries->len; i > 0; i--) {
    CursusDiagnostic *entry = entry_at (self, i - 1);
    if (entry->severity == CURSUS_SEVERITY_WARNING) {
      g_hash_table_remove (self->known, entry);
      g_ptr_array_remove_index (self->entries, i - 1);
      return true;
    }
  }
  return false;
}

/* Takes @entry. */
static void
take_entry (CursusDiagnostics *self, CursusDiagnostic *entry)
{
  if (g_hash_table_contains (self->known, entry)) {
    free_diagnostic (entry);
    return;
  }
  bool is_error = entry->severity == CURSUS_SEVERITY_ERROR;
  self->n_errors += is_error;
  if (self->entries->len < MAX_KEPT) {
    insert_sorted (self, entry);
    return;
  }
  self->n_dropped++;
  if (is_error && drop_last_warning (self))
    insert_sorted (self, entry);
  else
    free_diagnostic (entry);
}

static CursusDiagnostic *make_entry (CursusSeverity severity, const char *file, int line, const char *subject, const char *format,
                                     va_list arguments) G_GNUC_PRINTF (5, 0);

static CursusDiagnostic *
make_entry (CursusSeverity severity, const char *file, int line, const char *subject, const char *format, va_list arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  CursusDiagnostic *entry = g_new0 (CursusDiagnostic, 1);
  entry->severity = severity;
  entry->file = g_strdup (file);
  entry->line = line;
  /* Names come from files of any content and go to terminals and pages. */
  entry->subject = subject != NULL ? cursus_text_clean (subject) : NULL;
  entry->text = cursus_text_clean (text);
  return entry;
}

void
cursus_diagnostics_error (CursusDiagnostics *self, const char *file, int line, const char *subject, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  take_entry (self, make_entry (CURSUS_SEVERITY_ERROR, file, line, subject, format, arguments));
  va_end (arguments);
}

void
cursus_diagnostics_warning (CursusDiagnostics *self, const char *file, int line, const char *subject, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  take_entry (self, make_entry (CURSUS_SEVERITY_WARNING, file, line, subject, format, arguments));
  va_end (arguments);
}

guint
cursus_diagnostics_n_errors (const CursusDiagnostics *self)
{
  return self->n_errors;
}

const CursusDiagnostic *
cursus_diagnostics_get (const CursusDiagnostics *self, guint index)
{
  return index < self->entries->len ? entry_at (self, index) : NULL;
}

static void
append_entry (GString *out, const CursusDiagnostic *entry)
{
  if (entry->file != NULL) {
    g_autofree char *file = cursus_text_clean (entry->file);
    g_string_append (out, file);
    if (entry->line > 0)
      g_string_append_printf (out, ":%d", entry->line);
    g_string_append (out, ": ");
  }
  switch (entry->severity) {
  case CURSUS_SEVERITY_WARNING:
    g_string_append (out, _ ("warning: "));
    break;
  case CURSUS_SEVERITY_ERROR:
    break;
  }
  /* TRANSLATORS: the thing that a message is about, as the session file names it: module "ouverture" */
  if (entry->subject != NULL)
    g_string_append_printf (out, _ ("%s: "), entry->subject);
  g_string_append (out, entry->text);
}

char *
cursus_diagnostic_format (const CursusDiagnostic *self)
{
  GString *out = g_string_new (NULL);
  append_entry (out, self);
  return g_string_free (out, FALSE);
}

char *
cursus_diagnostics_format (const CursusDiagnostics *self)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < self->entries->len; i++) {
    append_entry (out, entry_at (self, i));
    g_string_append_c (out, '\n');
  }
  if (self->n_dropped > 0) {
    g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, "… and %u more", "… and %u more", self->n_dropped),
                            self->n_dropped);
    g_string_append_c (out, '\n');
  }
  return g_string_free (out, FALSE);
}
