/* The calendar verb, and the calendars on whose dates a session plans nothing. */
#include "script/load-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CLOSED_ACCEPTED                                                                                                          \
  _ ("closed \"fr-holidays\", closed { \"2023-12-23\", \"2024-01-07\" }, closed \"file.ics\" or closed \"a calendar's id\"")

/* Adds @calendar (transfer full), which is registered under its id. */
static uint32_t
add_calendar (CursusLoad *self, CursusCalendar *calendar)
{
  g_ptr_array_add (self->session->calendars, calendar);
  return self->session->calendars->len - 1;
}

static void
read_file (CursusLoad *self, const CursusPlace *place, const char *key, const char *file, CursusCalendar *calendar)
{
  g_autofree char *shown = NULL;
  g_autofree char *path = cursus_load_path (self, place, key, file, &shown);
  if (path == NULL)
    return;
  if (self->readers != NULL && self->readers->read_dates != NULL)
    self->readers->read_dates (self->session, calendar, path, shown, self->diagnostics);
  else
    cursus_place_error (place, key, _ ("“%s”: calendars cannot be read here"), file);
}

static void
read_ranges (const CursusPlace *place, const char *key, const CursusValue *ranges, CursusCalendar *calendar)
{
  if (cursus_value_type (ranges) != CURSUS_VALUE_TABLE || cursus_value_n_keys (ranges) > 0) {
    cursus_place_error_type (place, key, ranges, _ ("a list such as { { \"2023-10-21\", \"2023-11-05\" }, \"2023-11-11\" }"));
    return;
  }
  for (size_t i = 0; i < cursus_value_length (ranges); i++) {
    CursusDateRange range;
    if (cursus_load_date_range (place, key, cursus_value_item (ranges, i), &range))
      cursus_calendar_add (calendar, range);
  }
}

static void
read_builtin (CursusLoad *self, const CursusPlace *place, const char *name, CursusCalendar *calendar)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusCalendar) builtin = cursus_calendar_new_builtin (name, self->session->dates, &error);
  if (builtin == NULL) {
    cursus_place_error (place, "builtin", _ ("“builtin”: %s"), error->message);
    return;
  }
  for (guint i = 0; i < builtin->ranges->len; i++)
    cursus_calendar_add (calendar, g_array_index (builtin->ranges, CursusDateRange, i));
}

static void
load_calendar (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration)
{
  g_autofree char *title = NULL;
  g_autofree char *file = NULL;
  g_autofree char *builtin = NULL;
  const CursusValue *ranges = NULL;
  const CursusField fields[] = {
    { "title", CURSUS_FIELD_LINE, &title, .max = 500 },
    { "file", CURSUS_FIELD_LINE, &file },
    { "ranges", CURSUS_FIELD_VALUE, &ranges },
    { "builtin", CURSUS_FIELD_LINE, &builtin },
  };
  if (!cursus_load_register (self, place, CURSUS_LOAD_CALENDAR, declaration->id, self->session->calendars->len))
    return;
  bool right = cursus_fields_read (place, declaration->value, fields, G_N_ELEMENTS (fields));
  CursusCalendar *calendar = cursus_calendar_new (declaration->id, title);
  add_calendar (self, calendar);
  if (right && (file != NULL) + (ranges != NULL) + (builtin != NULL) != 1)
    cursus_place_error (place, NULL, _ ("needs exactly one of “file”, “ranges” and “builtin”"));
  if (file != NULL)
    read_file (self, place, "file", file, calendar);
  if (ranges != NULL)
    read_ranges (place, "ranges", ranges, calendar);
  if (builtin != NULL)
    read_builtin (self, place, builtin, calendar);
}

static void
close_calendar (CursusLoad *self, const CursusPlace *place, uint32_t calendar)
{
  for (guint i = 0; i < self->session->closed->len; i++)
    if (g_array_index (self->session->closed, uint32_t, i) == calendar) {
      cursus_place_error (place, "calendars", _ ("the calendar “%s” stands twice in “calendars”"),
                          cursus_session_calendar (self->session, calendar)->id);
      return;
    }
  g_array_append_val (self->session->closed, calendar);
}

/* Dates in the list get a calendar without a name of its own. */
static void
close_dates (CursusLoad *self, const CursusPlace *place, CursusDateRange range, const char *title)
{
  char first[CURSUS_DATE_TEXT_SIZE];
  char last[CURSUS_DATE_TEXT_SIZE];
  cursus_date_format (range.first, first);
  cursus_date_format (range.last, last);
  g_autofree char *id = g_strdup_printf ("closed#%u", self->session->closed->len + 1);
  g_autofree char *dates = range.first == range.last ? g_strdup (first) : g_strdup_printf ("%s – %s", first, last);
  CursusCalendar *calendar = cursus_calendar_new (id, title != NULL ? title : dates);
  cursus_calendar_add (calendar, range);
  close_calendar (self, place, add_calendar (self, calendar));
}

static void
close_file (CursusLoad *self, const CursusPlace *place, const char *file)
{
  CursusCalendar *calendar = cursus_calendar_new (file, NULL);
  read_file (self, place, "calendars", file, calendar);
  close_calendar (self, place, add_calendar (self, calendar));
}

static void
close_named (CursusLoad *self, const CursusPlace *place, const char *name)
{
  uint32_t known = cursus_load_lookup (self, CURSUS_LOAD_CALENDAR, name);
  if (known == CURSUS_NONE && g_strv_contains (cursus_calendar_builtin_names (), name)) {
    CursusCalendar *calendar = cursus_calendar_new_builtin (name, self->session->dates, NULL);
    known = add_calendar (self, calendar);
    cursus_load_register (self, place, CURSUS_LOAD_CALENDAR, name, known);
  }
  if (known == CURSUS_NONE)
    known = cursus_load_find (self, place, "calendars", CURSUS_LOAD_CALENDAR, name);
  if (known != CURSUS_NONE)
    close_calendar (self, place, known);
}

/* closed "…": a date, a file or a name. */
static void
close_text (CursusLoad *self, const CursusPlace *place, const CursusValue *text)
{
  const char *name = cursus_value_get_string (text);
  CursusDateRange range;
  if (g_str_has_suffix (name, ".ics"))
    close_file (self, place, name);
  else if (!g_ascii_isdigit (name[0]))
    close_named (self, place, name);
  else if (cursus_load_date_range (place, "calendars", text, &range))
    close_dates (self, place, range, NULL);
}

static void
close_named_range (CursusLoad *self, const CursusPlace *place, const CursusValue *value)
{
  CursusDateRange range;
  g_autofree char *title = NULL;
  const CursusValue *is = NULL;
  const CursusField fields[] = {
    { "from", CURSUS_FIELD_DATE, &range.first, .required = true },
    { "to", CURSUS_FIELD_DATE, &range.last, .required = true },
    { "title", CURSUS_FIELD_LINE, &title, .max = 500 },
    { "is", CURSUS_FIELD_VALUE, &is },
  };
  if (!cursus_fields_read (place, value, fields, G_N_ELEMENTS (fields)))
    return;
  if (range.last < range.first)
    cursus_place_error (place, "calendars", _ ("a closed range ends before it begins"));
  else
    close_dates (self, place, range, title);
}

static void
close_list (CursusLoad *self, const CursusPlace *place, const CursusValue *value)
{
  g_autoptr (CursusValue) dates = cursus_value_new_table (); /* without the verb's own key */
  CursusDateRange range;
  for (size_t i = 0; i < cursus_value_length (value); i++)
    cursus_value_append (dates, cursus_value_ref ((CursusValue *)cursus_value_item (value, i)));
  if (cursus_load_date_range (place, "calendars", dates, &range))
    close_dates (self, place, range, NULL);
}

static void
load_closed (CursusLoad *self, const CursusPlace *place, const CursusValue *value)
{
  const CursusValue *is = cursus_value_lookup (value, "is");
  size_t length = cursus_value_length (value);
  if (is == NULL || g_strcmp0 (cursus_value_get_string (is), "closed") != 0)
    cursus_place_error_type (place, "calendars", value, CLOSED_ACCEPTED);
  else if (cursus_value_n_keys (value) > 1)
    close_named_range (self, place, value);
  else if (length == 1 && cursus_value_get_string (cursus_value_item (value, 0)) != NULL)
    close_text (self, place, cursus_value_item (value, 0));
  else
    close_list (self, place, value);
}

static void
load_session_calendars (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration)
{
  const CursusValue *list = declaration->value != NULL ? cursus_value_lookup (declaration->value, "calendars") : NULL;
  if (list == NULL || self->session->origin.line != place->line)
    return;
  if (cursus_value_type (list) != CURSUS_VALUE_TABLE || cursus_value_n_keys (list) > 0) {
    cursus_place_error_type (place, "calendars", list, _ ("a list such as { closed \"fr-holidays\" }"));
    return;
  }
  for (size_t i = 0; i < cursus_value_length (list); i++) {
    const CursusValue *item = cursus_value_item (list, i);
    if (cursus_value_type (item) == CURSUS_VALUE_TABLE)
      load_closed (self, place, item);
    else
      cursus_place_error_type (place, "calendars", item, CLOSED_ACCEPTED);
  }
}

void
cursus_load_calendars (CursusLoad *self)
{
  cursus_load_each (self, "calendar", load_calendar);
  cursus_load_each (self, "session", load_session_calendars);
}
