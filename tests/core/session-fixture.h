/* Builds small sessions for the tests of the core: what every one of them needs, and no more. */
#pragma once

#include <stdarg.h>

#include "core/diagnostics.h"
#include "core/session.h"

static inline CursusDate
fixture_date (const char *text)
{
  CursusDate date = CURSUS_DATE_NONE;
  g_assert_true (cursus_date_parse (text, &date, NULL));
  return date;
}

/* Two half-days a day in Paris, one site, no module and nobody. */
static inline CursusSession *
fixture_session (const char *first, const char *last)
{
  CursusSession *session = cursus_session_new ();
  session->id = g_strdup ("s");
  session->title = g_strdup ("A session");
  session->zone = cursus_zone_new ("Europe/Paris", NULL);
  g_assert_nonnull (session->zone);
  session->dates = (CursusDateRange){ fixture_date (first), fixture_date (last) };
  session->origin = cursus_session_origin (session, "session.lua", 1);
  g_ptr_array_add (session->day_parts, cursus_day_part_new ("am", 540, 750));
  g_ptr_array_add (session->day_parts, cursus_day_part_new ("pm", 840, 1050));
  g_ptr_array_add (session->sites, cursus_site_new ("paris"));
  cursus_session_add_implicit_rooms (session);
  return session;
}

static inline void
fixture_part (CursusModule *module, uint32_t n_slots, uint32_t minutes)
{
  CursusPart part = { n_slots, minutes };
  g_array_append_val (module->parts, part);
}

/* A module in Paris of one part; no part if @half_days is 0. */
static inline CursusModule *
fixture_module (CursusSession *session, const char *id, uint32_t half_days)
{
  CursusModule *module = cursus_module_new (id);
  uint32_t room = 1;
  g_array_append_val (module->rooms, room);
  if (half_days > 0)
    fixture_part (module, half_days, half_days * session->half_day_minutes);
  module->origin = cursus_session_origin (session, "session.lua", 10 + (int)session->modules->len);
  g_ptr_array_add (session->modules, module);
  return module;
}

static inline uint32_t
fixture_group (CursusSession *session, const char *id)
{
  g_ptr_array_add (session->groups, cursus_group_new (id));
  return session->groups->len - 1;
}

static inline CursusPerson *
fixture_person (CursusSession *session, const char *id, CursusRole role)
{
  CursusPerson *person = cursus_person_new (id, role);
  g_ptr_array_add (session->people, person);
  return person;
}

/* @n_values of uint32_t. */
static inline void
fixture_append (GArray *array, guint n_values, ...)
{
  va_list values;
  va_start (values, n_values);
  for (guint i = 0; i < n_values; i++) {
    uint32_t value = va_arg (values, uint32_t);
    g_array_append_val (array, value);
  }
  va_end (values);
}

/* "0,3": what a test compares. */
static inline char *
fixture_join (const GArray *array)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < array->len; i++)
    g_string_append_printf (text, "%s%u", i == 0 ? "" : ",", g_array_index (array, uint32_t, i));
  return g_string_free (text, FALSE);
}

/* Completes @session and returns what it reports, one a line. */
static inline char *
fixture_complete (CursusSession *session)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  bool good = cursus_session_complete (session, diagnostics);
  g_assert_true (good == (cursus_diagnostics_n_errors (diagnostics) == 0));
  return cursus_diagnostics_format (diagnostics);
}

#define fixture_assert_says(text, part)                                                                                          \
  G_STMT_START                                                                                                                   \
  {                                                                                                                              \
    if (strstr ((text), (part)) == NULL)                                                                                         \
      g_error ("“%s” is not in “%s”", (part), (text));                                                                           \
  }                                                                                                                              \
  G_STMT_END
