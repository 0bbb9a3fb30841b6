/* Says amendments in the planner's words, and in those of the session's file. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "app/amendment.h"
#include "app/language.h"
#include "core/weekdays.h"
#include "report/change.h"
#include "report/words.h"
#include "script/duration.h"

#define MOST_BYTES 400 /* of a value */

static const CursusUse *
use_of (const CursusAmendment *self, const CursusWorkspace *workspace)
{
  return cursus_ruleset_use (workspace->ruleset, self->use);
}

/* (transfer full): " (session.lua:313)"; nothing for what nobody wrote. */
static char *
write_origin (CursusOrigin origin)
{
  if (origin.file == NULL)
    return g_strdup ("");
  return origin.line > 0 ? g_strdup_printf (" (%s:%d)", origin.file, origin.line) : g_strdup_printf (" (%s)", origin.file);
}

/* (transfer full): "rule “gap” (session.lua:12)" */
static char *
write_rule (const CursusAmendment *self, const CursusWorkspace *workspace)
{
  const CursusUse *use = use_of (self, workspace);
  const CursusRuleUse *written = cursus_workspace_written_use (workspace->session, use->name);
  g_autofree char *origin = write_origin (written != NULL ? written->origin : (CursusOrigin){ 0 });
  /* TRANSLATORS: the name of a rule's use, and where it is written, in parentheses or nothing */
  return g_strdup_printf (_ ("rule “%s”%s"), use->name, origin);
}

/* (transfer full) (nullable): "Thursday, Friday"; NULL if @value is something else. */
static char *
write_weekdays (const CursusValue *value, bool french)
{
  const char *text = cursus_value_get_string (value);
  uint8_t bits = text != NULL ? cursus_weekdays_parse (text) : 0;
  for (size_t i = 0; i < cursus_value_length (value); i++) {
    const char *day = cursus_value_get_string (cursus_value_item (value, i));
    bits |= day != NULL ? cursus_weekdays_parse (day) : 0;
  }
  return bits != 0 ? cursus_weekdays_list (bits, french) : NULL;
}

/* (transfer full): a value as people say it: "6 weeks", "paris, reims". */
static char *
write_value (const CursusValue *value, bool french)
{
  CursusDuration duration;
  const char *text = cursus_value_get_string (value);
  if (cursus_value_type (value) == CURSUS_VALUE_STRING && cursus_duration_read (value, &duration))
    return cursus_duration_to_text (duration, french);
  if (text != NULL)
    return g_strdup (text);
  if (cursus_value_type (value) != CURSUS_VALUE_TABLE || cursus_value_n_keys (value) > 0)
    return cursus_value_to_text (value, MOST_BYTES);
  GString *list = g_string_new (NULL);
  for (size_t i = 0; i < cursus_value_length (value); i++) {
    g_autofree char *item = write_value (cursus_value_item (value, i), french);
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", item);
  }
  return g_string_free (list, FALSE);
}

/* (transfer none) (nullable): as its rule declares it. */
static const CursusParam *
find_param (const CursusAmendment *self, const CursusWorkspace *workspace)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  const CursusPlugin *plugin = cursus_catalog_find (workspace->catalog, use_of (self, workspace)->rule, diagnostics);
  return plugin != NULL ? cursus_plugin_find_param (plugin, self->param) : NULL;
}

/* (transfer none) (nullable): the value that a use has of @param, by the session or by default. */
static const CursusValue *
find_value (const CursusAmendment *self, const CursusWorkspace *workspace, const CursusParam *param)
{
  const CursusRuleUse *written = cursus_workspace_written_use (workspace->session, use_of (self, workspace)->name);
  const CursusValue *given = written != NULL && written->params != NULL ? cursus_value_lookup (written->params, self->param)
                                                                        : NULL;
  return given != NULL || param == NULL ? given : param->fallback;
}

static bool
read_date (const CursusValue *value, CursusDate *date)
{
  const char *text = value != NULL ? cursus_value_get_string (value) : NULL;
  return text != NULL && cursus_date_parse (text, date, NULL);
}

/* One date, { from = …, to = … } or a pair; false: something else. */
static bool
read_range (const CursusValue *value, CursusDateRange *range)
{
  const bool is_pair = cursus_value_length (value) == 2;
  if (read_date (value, &range->first)) {
    range->last = range->first;
    return true;
  }
  return read_date (is_pair ? cursus_value_item (value, 0) : cursus_value_lookup (value, "from"), &range->first)
         && read_date (is_pair ? cursus_value_item (value, 1) : cursus_value_lookup (value, "to"), &range->last);
}

char *
cursus_amendment_dates (const CursusParam *param, const CursusValue *value)
{
  const bool is_list = cursus_value_type (value) == CURSUS_VALUE_TABLE && cursus_value_n_keys (value) == 0;
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (CursusDateRange));
  if (param->type != CURSUS_PARAM_DATE && param->type != CURSUS_PARAM_DATES)
    return NULL;
  for (size_t i = 0; i < (is_list ? cursus_value_length (value) : 1); i++) {
    CursusDateRange range;
    if (!read_range (is_list ? cursus_value_item (value, i) : value, &range))
      return NULL;
    cursus_date_ranges_add (ranges, range);
  }
  GString *text = g_string_new (NULL);
  for (guint r = 0; r < ranges->len; r++) {
    const CursusDateRange range = g_array_index (ranges, CursusDateRange, r);
    g_autofree char *dates = range.first == range.last ? cursus_words_full_date (range.first) : cursus_amendment_window (range);
    g_string_append_printf (text, "%s%s", r > 0 ? ", " : "", dates);
  }
  return g_string_free (text, FALSE);
}

/* (transfer full): of a parameter, in the language of now. */
static char *
write_argument (const CursusParam *param, const CursusValue *value)
{
  char *dates = param != NULL ? cursus_amendment_dates (param, value) : NULL;
  if (dates != NULL)
    return dates;
  char *days = param != NULL && param->type == CURSUS_PARAM_WEEKDAYS ? write_weekdays (value, cursus_language_is_french ())
                                                                     : NULL;
  return days != NULL ? days : write_value (value, cursus_language_is_french ());
}

static char *
text_of_param (const CursusAmendment *self, const CursusWorkspace *workspace)
{
  const CursusParam *param = find_param (self, workspace);
  const CursusValue *old = find_value (self, workspace, param);
  g_autofree char *rule = write_rule (self, workspace);
  g_autofree char *now = write_argument (param, self->value);
  g_autofree char *before = old != NULL ? write_argument (param, old) : NULL;
  if (before == NULL)
    /* TRANSLATORS: a parameter and its new value; a rule */
    return g_strdup_printf (_ ("%1$s = %2$s in %3$s"), self->param, now, rule);
  /* TRANSLATORS: a parameter, its new value, its old value; a rule: "max = 6 weeks instead of 5 weeks in rule “gap”" */
  return g_strdup_printf (_ ("%1$s = %2$s instead of %3$s in %4$s"), self->param, now, before, rule);
}

char *
cursus_amendment_window (CursusDateRange window)
{
  g_autofree char *first = window.first != CURSUS_DATE_NONE ? cursus_words_full_date (window.first) : NULL;
  g_autofree char *last = window.last != CURSUS_DATE_NONE ? cursus_words_full_date (window.last) : NULL;
  if (first != NULL && last != NULL && window.first == window.last)
    return g_strdup_printf (_ ("on %s"), first);
  if (first != NULL && last != NULL)
    return g_strdup_printf (_ ("from %s to %s"), first, last);
  return first != NULL ? g_strdup_printf (_ ("from %s"), first) : g_strdup_printf (_ ("to %s"), last != NULL ? last : "…");
}

GArray *
cursus_amendment_runs (const GArray *dates)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (CursusDateRange));
  for (guint d = 0; d < dates->len; d++) {
    const CursusDate date = g_array_index (dates, CursusDate, d);
    cursus_date_ranges_add (runs, (CursusDateRange){ date, date });
  }
  return runs;
}

/* (transfer full): "on Tue 7 Nov 2023, from Thu 9 Nov 2023 to Fri 10 Nov 2023" */
static char *
write_dates (const GArray *dates)
{
  g_autoptr (GArray) runs = cursus_amendment_runs (dates);
  GString *list = g_string_new (NULL);
  for (guint r = 0; r < runs->len; r++) {
    g_autofree char *window = cursus_amendment_window (g_array_index (runs, CursusDateRange, r));
    g_string_append_printf (list, "%s%s", r > 0 ? ", " : "", window);
  }
  return g_string_free (list, FALSE);
}

static char *
text_of_person (const CursusAmendment *self, const CursusWorkspace *workspace)
{
  const CursusPerson *person = cursus_session_person (workspace->session, self->person);
  g_autofree char *dates = write_dates (self->dates), *origin = write_origin (person->origin);
  /* TRANSLATORS: a person, where that person is written down, dates ("on …", "from … to …") */
  return g_strdup_printf (_ ("%s%s comes %s after all"), person->name, origin, dates);
}

static char *
text_of_window (const CursusAmendment *self, const CursusWorkspace *workspace)
{
  const CursusModule *module = cursus_session_module (workspace->session, self->module);
  g_autofree char *origin = write_origin (module->origin), *before = cursus_amendment_window (module->window);
  g_autofree char *now = cursus_amendment_window (self->range);
  /* TRANSLATORS: a module, where it is written, new dates ("from … to …"), old dates ("on …") */
  return g_strdup_printf (_ ("module “%1$s”%2$s: %3$s (until now: %4$s)"), module->title, origin, now, before);
}

static char *
text_of_dates (const CursusAmendment *self, const CursusWorkspace *workspace)
{
  const CursusSession *session = workspace->session;
  g_autofree char *origin = write_origin (session->origin);
  g_autofree char *first = cursus_words_full_date (self->range.first), *last = cursus_words_full_date (self->range.last);
  if (self->range.first == session->dates.first)
    return g_strdup_printf (_ ("the session%s goes on until %s"), origin, last);
  if (self->range.last == session->dates.last)
    return g_strdup_printf (_ ("the session%s begins on %s already"), origin, first);
  return g_strdup_printf (_ ("the session%s is from %s to %s"), origin, first, last);
}

static char *
text_of_rooms (const CursusAmendment *self, const CursusWorkspace *workspace)
{
  const CursusModule *module = cursus_session_module (workspace->session, self->module);
  g_autofree char *origin = write_origin (module->origin);
  g_autoptr (GString) rooms = g_string_new (NULL);
  for (guint r = 0; r < self->rooms->len; r++)
    g_string_append_printf (rooms, "%s%s", r > 0 ? ", " : "",
                            cursus_session_room (workspace->session, g_array_index (self->rooms, uint32_t, r))->name);
  return g_strdup_printf (_ ("module “%s”%s may be in these rooms too: %s"), module->title, origin, rooms->str);
}

static char *
text_of_pin (const CursusAmendment *self, const CursusWorkspace *workspace, const CursusPlan *plan)
{
  const CursusMeeting *meeting = cursus_session_meeting (workspace->session, self->meeting);
  const CursusPlanMeeting *planned = plan != NULL ? cursus_plan_find (plan, meeting->id) : NULL;
  g_autofree char *title = cursus_meeting_title (workspace->session, meeting);
  g_autofree char *where = planned != NULL ? cursus_change_placement (plan, planned) : g_strdup (meeting->id);
  return g_strdup_printf (_ ("“%s” is no longer pinned (%s)"), title, where);
}

/* (transfer full): one thing that a waiver names, as people say it. */
static char *
write_subject (const CursusSession *session, const char *of)
{
  const uint32_t meeting = cursus_session_find_meeting (session, of);
  CursusDate date = CURSUS_DATE_NONE;
  if (meeting != CURSUS_NONE) {
    g_autofree char *title = cursus_meeting_title (session, cursus_session_meeting (session, meeting));
    /* TRANSLATORS: the title of a meeting in a list */
    return g_strdup_printf (_ ("“%s”"), title);
  }
  if (cursus_date_parse (of, &date, NULL))
    return cursus_words_full_date (date);
  if (!cursus_week_parse (of, &date))
    return g_strdup (of);
  g_autofree char *monday = cursus_words_full_date (date);
  return g_strdup_printf (_ ("the week of %s"), monday);
}

/* (transfer full): what a waiver is about. */
static char *
write_subjects (const CursusAmendment *self, const CursusSession *session)
{
  GString *list = g_string_new (NULL);
  for (char **of = self->of; *of != NULL; of++) {
    CursusDate date = CURSUS_DATE_NONE;
    const bool narrows = list->len > 0 && cursus_date_parse (*of, &date, NULL); /* meetings, on that date */
    g_autofree char *subject = narrows ? cursus_amendment_window ((CursusDateRange){ date, date }) : write_subject (session, *of);
    g_string_append_printf (list, "%s%s", narrows ? " " : list->len > 0 ? ", " : "", subject);
  }
  return g_string_free (list, FALSE);
}

char *
cursus_amendment_text (const CursusAmendment *self, const CursusWorkspace *workspace, const CursusPlan *plan)
{
  g_autofree char *rule = self->use != CURSUS_NONE ? write_rule (self, workspace) : NULL;
  switch (self->kind) {
  case CURSUS_AMENDMENT_UNPIN:
    return text_of_pin (self, workspace, plan);
  case CURSUS_AMENDMENT_PARAM:
    return text_of_param (self, workspace);
  case CURSUS_AMENDMENT_ATTEND:
    return text_of_person (self, workspace);
  case CURSUS_AMENDMENT_WINDOW:
    return text_of_window (self, workspace);
  case CURSUS_AMENDMENT_DATES:
    return text_of_dates (self, workspace);
  case CURSUS_AMENDMENT_ROOMS:
    return text_of_rooms (self, workspace);
  case CURSUS_AMENDMENT_LENGTH: {
    const CursusModule *module = cursus_session_module (workspace->session, self->module);
    g_autofree char *origin = write_origin (module->origin);
    return g_strdup_printf (_ ("the meetings of module “%s”%s are one slot long"), module->title, origin);
  }
  case CURSUS_AMENDMENT_OPEN: {
    g_autofree char *dates = write_dates (self->dates);
    const char *title = cursus_session_calendar (workspace->session, self->calendar)->title;
    /* TRANSLATORS: dates ("on …", "from … to …"), a calendar, a rule */
    return g_strdup_printf (_ ("meetings %s all the same, although closed (%s), by a waiver of %s"), dates, title, rule);
  }
  case CURSUS_AMENDMENT_WAIVER: {
    g_autofree char *of = write_subjects (self, workspace->session);
    /* TRANSLATORS: a rule, and what its waiver is about: titles in quotes, dates, weeks */
    return g_strdup_printf (_ ("a waiver of %s for: %s"), rule, of);
  }
  case CURSUS_AMENDMENT_SOFT:
    return g_strdup_printf (_ ("%s costs points instead of being hard: weight = %" PRId64), rule, self->weight);
  }
  g_return_val_if_reached (NULL);
}

/* ---- In the session's file ---- */

static char *
quote_date (CursusDate date)
{
  char text[CURSUS_DATE_TEXT_SIZE];
  return g_strdup_printf ("\"%s\"", cursus_date_format (date, text));
}

static char *
change_waiver (const CursusAmendment *self, const CursusWorkspace *workspace)
{
  const CursusSession *session = workspace->session;
  char today[CURSUS_DATE_TEXT_SIZE];
  g_autofree char *of = g_strjoinv ("\", \"", self->of);
  g_autofree char *expires = quote_date (MAX (session->dates.last, session->today));
  g_autofree char *dated = session->today != CURSUS_DATE_NONE
                               ? g_strdup ("")
                               : g_strdup_printf (" -- session { …, today = \"%s\" }",
                                                  cursus_date_format (session->dates.first, today));
  return g_strdup_printf ("waiver { rule = \"%s\", of = { \"%s\" }, author = \"…\", reason = \"…\", expires = %s }%s",
                          use_of (self, workspace)->name, of, expires, dated);
}

static char *
change_range (const char *first_key, const char *last_key, CursusDateRange range)
{
  g_autofree char *first = range.first != CURSUS_DATE_NONE ? quote_date (range.first) : NULL;
  g_autofree char *last = range.last != CURSUS_DATE_NONE ? quote_date (range.last) : NULL;
  if (first != NULL && last != NULL)
    return g_strdup_printf ("%s = %s, %s = %s", first_key, first, last_key, last);
  return g_strdup_printf ("%s = %s", first != NULL ? first_key : last_key, first != NULL ? first : last != NULL ? last : "nil");
}

static char *
change_module (const CursusAmendment *self, const CursusWorkspace *workspace)
{
  const CursusModule *module = cursus_session_module (workspace->session, self->module);
  g_autofree char *range = change_range ("from", "to", self->range);
  /* TRANSLATORS: in a comment beside other dates of a module: its “on” has to go */
  g_autofree char *instead = module->window.first == module->window.last ? g_strdup_printf (" -- %s", _ ("instead of “on”"))
                                                                         : g_strdup ("");
  return g_strdup_printf ("module \"%s\" { …, %s }%s", module->id, range, instead);
}

/* (transfer full): " -- session { …, days = 10.5 }" where it says how long all is, and that is less by @minutes; or "". */
static char *
write_days (const CursusSession *session, uint32_t minutes)
{
  char days[G_ASCII_DTOSTR_BUF_SIZE];
  if (session->declared_minutes == 0)
    return g_strdup ("");
  g_ascii_formatd (days, sizeof days, "%.10g", (session->declared_minutes - minutes) / (2.0 * session->half_day_minutes));
  return g_strdup_printf (" -- session { …, days = %s }", days);
}

/* As cursus_amendment_shorten has it: each part as long as one slot. */
static char *
change_length (const CursusAmendment *self, const CursusWorkspace *workspace)
{
  const CursusSession *session = workspace->session;
  const CursusModule *module = cursus_session_module (session, self->module);
  const guint n = module->parts->len;
  g_autoptr (GString) each = g_string_new (NULL);
  uint32_t sum = 0, before = 0;
  for (guint p = 0; p < n; p++) {
    const CursusPart *part = &g_array_index (module->parts, CursusPart, p);
    const uint32_t left = part->minutes / MAX (1, part->n_slots);
    g_string_append_printf (each, "%s%u", p > 0 ? ", " : "", left);
    sum += left;
    before += part->minutes;
  }
  g_autofree char *days = write_days (session, before - sum);
  if (sum == n * session->half_day_minutes)
    return g_strdup_printf ("module \"%s\" { …, half_days = %u, parts = %u }%s", module->id, n, n, days);
  return g_strdup_printf ("module \"%s\" { …, minutes = %u, parts = { %s } }%s", module->id, sum, each->str, days);
}

static char *
change_rooms (const CursusAmendment *self, const CursusWorkspace *workspace)
{
  const CursusModule *module = cursus_session_module (workspace->session, self->module);
  g_autoptr (GString) ids = g_string_new (NULL);
  for (guint r = 0; r < module->rooms->len + self->rooms->len; r++) {
    uint32_t room = r < module->rooms->len ? g_array_index (module->rooms, uint32_t, r)
                                           : g_array_index (self->rooms, uint32_t, r - module->rooms->len);
    g_string_append_printf (ids, "%s\"%s\"", r > 0 ? ", " : "", cursus_session_room (workspace->session, room)->id);
  }
  return g_strdup_printf ("module \"%s\" { …, rooms = { %s } }", module->id, ids->str);
}

/* "use "gap" { as = "x", …, max = "6 weeks" }" */
static char *
change_use (const CursusAmendment *self, const CursusWorkspace *workspace, const char *key, const char *value)
{
  const CursusUse *use = use_of (self, workspace);
  const CursusRuleUse *written = cursus_workspace_written_use (workspace->session, use->name);
  bool named = written != NULL && strcmp (use->name, use->rule) != 0 && strchr (use->name, '#') == NULL;
  g_autofree char *as = named ? g_strdup_printf ("as = \"%s\", ", use->name) : g_strdup ("");
  return g_strdup_printf ("use \"%s\" { %s%s%s = %s }", use->rule, as, written != NULL ? "…, " : "", key, value);
}

/* A participant stands in a table: there is no word for one in the session's file. */
static char *
change_person (const CursusAmendment *self, const CursusWorkspace *workspace)
{
  const CursusPerson *person = cursus_session_person (workspace->session, self->person);
  g_autofree char *origin = write_origin (person->origin);
  GString *text = g_string_new (NULL);
  if (person->role == CURSUS_ROLE_SPEAKER)
    g_string_append_printf (text, "speaker \"%s\" { … }", person->id);
  else
    g_string_append_printf (text, "%s%s", person->id, origin);
  g_string_append_printf (text, " -- %s", _ ("not unavailable:"));
  g_autoptr (GArray) runs = cursus_amendment_runs (self->dates);
  for (guint r = 0; r < runs->len; r++) {
    const CursusDateRange run = g_array_index (runs, CursusDateRange, r);
    char date[CURSUS_DATE_TEXT_SIZE];
    g_string_append_printf (text, "%s %s", r > 0 ? "," : "", cursus_date_format (run.first, date));
    if (run.first < run.last)
      g_string_append_printf (text, " – %s", cursus_date_format (run.last, date));
  }
  return g_string_free (text, FALSE);
}

char *
cursus_amendment_change (const CursusAmendment *self, const CursusWorkspace *workspace)
{
  g_autofree char *text = NULL;
  switch (self->kind) {
  case CURSUS_AMENDMENT_UNPIN:
    return g_strdup_printf ("cursus unpin %s %s", workspace->path,
                            cursus_session_meeting (workspace->session, self->meeting)->id);
  case CURSUS_AMENDMENT_PARAM:
    text = cursus_value_to_text (self->value, MOST_BYTES);
    return change_use (self, workspace, self->param, text);
  case CURSUS_AMENDMENT_ATTEND:
    return change_person (self, workspace);
  case CURSUS_AMENDMENT_WINDOW:
    return change_module (self, workspace);
  case CURSUS_AMENDMENT_DATES:
    text = change_range ("from", "to", self->range);
    return g_strdup_printf ("session { …, %s }", text);
  case CURSUS_AMENDMENT_ROOMS:
    return change_rooms (self, workspace);
  case CURSUS_AMENDMENT_LENGTH:
    return change_length (self, workspace);
  case CURSUS_AMENDMENT_OPEN:
  case CURSUS_AMENDMENT_WAIVER:
    return change_waiver (self, workspace);
  case CURSUS_AMENDMENT_SOFT:
    text = g_strdup_printf ("%" PRId64, self->weight);
    return change_use (self, workspace, "weight", text);
  }
  g_return_val_if_reached (NULL);
}
