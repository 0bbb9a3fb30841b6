/* Words about calendars on a server. Knows nothing of how they got there. */
#include "report/caldav.h"

#include <glib/gi18n-lib.h>

#include "report/json-values.h"

#define MOST_LINES 12 /* about what others had changed */

static void
free_action (gpointer data)
{
  CursusCaldavAction *self = data;
  g_free (self->uid);
  g_free (self->title);
  g_free (self);
}

static void
free_person (gpointer data)
{
  CursusCaldavPerson *self = data;
  g_free (self->id);
  g_free (self->name);
  g_free (self->url);
  g_free (self->failure);
  g_ptr_array_unref (self->actions);
  g_free (self);
}

CursusCaldavReport *
cursus_caldav_report_new (const char *server, bool dry_run)
{
  CursusCaldavReport *self = g_new0 (CursusCaldavReport, 1);
  self->server = g_strdup (server);
  self->dry_run = dry_run;
  self->people = g_ptr_array_new_with_free_func (free_person);
  return self;
}

void
cursus_caldav_report_free (CursusCaldavReport *self)
{
  if (self == NULL)
    return;
  g_free (self->server);
  g_free (self->failure);
  g_ptr_array_unref (self->people);
  g_free (self);
}

CursusCaldavPerson *
cursus_caldav_report_add (CursusCaldavReport *self, const char *id, const char *name, char *url)
{
  CursusCaldavPerson *person = g_new0 (CursusCaldavPerson, 1);
  person->id = g_strdup (id);
  person->name = g_strdup (name);
  person->url = url;
  person->actions = g_ptr_array_new_with_free_func (free_action);
  g_ptr_array_add (self->people, person);
  return person;
}

void
cursus_caldav_person_add (CursusCaldavPerson *self, CursusCaldavWhat what, const char *uid, const char *title)
{
  CursusCaldavAction *action = g_new0 (CursusCaldavAction, 1);
  *action = (CursusCaldavAction){ what, g_strdup (uid), g_strdup (title) };
  g_ptr_array_add (self->actions, action);
}

static guint
count_failures (const CursusCaldavReport *self)
{
  guint n = 0;
  for (guint i = 0; i < self->people->len; i++)
    n += ((const CursusCaldavPerson *)g_ptr_array_index (self->people, i))->failure != NULL;
  return n;
}

bool
cursus_caldav_report_is_complete (const CursusCaldavReport *self)
{
  return self->failure == NULL && count_failures (self) == 0;
}

/* ---- for a terminal ---- */

/* Each sentence is one for the translator: what was done, and what would be. */
static char *
tell_count (CursusCaldavWhat what, bool dry_run, guint n)
{
  switch (what) {
  case CURSUS_CALDAV_PUT:
    return g_strdup_printf (dry_run ? g_dngettext (GETTEXT_PACKAGE, "%u event would be added", "%u events would be added", n)
                                    : g_dngettext (GETTEXT_PACKAGE, "%u event added", "%u events added", n),
                            n);
  case CURSUS_CALDAV_CHANGED:
    return g_strdup_printf (dry_run ? g_dngettext (GETTEXT_PACKAGE, "%u event would be changed", "%u events would be changed", n)
                                    : g_dngettext (GETTEXT_PACKAGE, "%u event changed", "%u events changed", n),
                            n);
  case CURSUS_CALDAV_RIGHTED:
    return g_strdup_printf (dry_run ? g_dngettext (GETTEXT_PACKAGE, "%u event that others changed would be put right",
                                                   "%u events that others changed would be put right", n)
                                    : g_dngettext (GETTEXT_PACKAGE, "%u event that others had changed is right again",
                                                   "%u events that others had changed are right again", n),
                            n);
  case CURSUS_CALDAV_RESTORED:
    return g_strdup_printf (dry_run ? g_dngettext (GETTEXT_PACKAGE, "%u event that others removed would be put back",
                                                   "%u events that others removed would be put back", n)
                                    : g_dngettext (GETTEXT_PACKAGE, "%u event that others had removed is there again",
                                                   "%u events that others had removed are there again", n),
                            n);
  case CURSUS_CALDAV_REMOVED:
    return g_strdup_printf (dry_run ? g_dngettext (GETTEXT_PACKAGE, "%u event would be removed", "%u events would be removed", n)
                                    : g_dngettext (GETTEXT_PACKAGE, "%u event removed", "%u events removed", n),
                            n);
  }
  g_return_val_if_reached (NULL);
}

static guint
count (const CursusCaldavReport *self, CursusCaldavWhat what)
{
  guint n = 0;
  for (guint p = 0; p < self->people->len; p++) {
    const CursusCaldavPerson *person = g_ptr_array_index (self->people, p);
    for (guint i = 0; i < person->actions->len; i++)
      n += ((const CursusCaldavAction *)g_ptr_array_index (person->actions, i))->what == what;
  }
  return n;
}

static bool
put_counts (const CursusCaldavReport *self, CursusPage *page)
{
  bool any = false;
  for (int what = CURSUS_CALDAV_PUT; what <= CURSUS_CALDAV_REMOVED; what++) {
    guint n = count (self, (CursusCaldavWhat)what);
    if (n == 0)
      continue;
    g_autofree char *line = tell_count ((CursusCaldavWhat)what, self->dry_run, n);
    cursus_page_move_to (page, 2);
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 4, line);
    any = true;
  }
  return any;
}

static bool
is_of_others (const CursusCaldavAction *action)
{
  return action->what == CURSUS_CALDAV_RIGHTED || action->what == CURSUS_CALDAV_RESTORED;
}

/* Whose events others had changed: somebody should tell them. */
static void
put_foreign (const CursusCaldavReport *self, CursusPage *page)
{
  guint n = 0;
  for (guint p = 0; p < self->people->len; p++) {
    const CursusCaldavPerson *person = g_ptr_array_index (self->people, p);
    for (guint i = 0; i < person->actions->len; i++) {
      const CursusCaldavAction *action = g_ptr_array_index (person->actions, i);
      if (!is_of_others (action) || n++ >= MOST_LINES)
        continue;
      g_autofree char *line = g_strdup_printf (action->what == CURSUS_CALDAV_RIGHTED
                                                   /* TRANSLATORS: a person, then the title of an event */
                                                   ? _ ("%1$s: “%2$s” had been changed there")
                                                   : _ ("%1$s: “%2$s” had been removed there"),
                                               person->name, action->title);
      cursus_page_move_to (page, 4);
      cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 6, line);
    }
  }
  if (n <= MOST_LINES)
    return;
  g_autofree char *rest = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n - MOST_LINES),
                                           n - MOST_LINES);
  cursus_page_move_to (page, 4);
  cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 6, rest);
}

static void
put_failures (const CursusCaldavReport *self, CursusPage *page)
{
  guint n = count_failures (self);
  if (self->failure == NULL && n == 0)
    return;
  g_autofree char *people = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u calendar is not complete.", "%u calendars are not complete.", n), n);
  cursus_page_move_to (page, 2);
  cursus_page_paragraph (page, CURSUS_PAINT_BAD, 2, self->failure != NULL ? _ ("Not all calendars could be looked at.") : people);
  cursus_page_move_to (page, 2);
  cursus_page_paragraph (
      page, CURSUS_PAINT_PLAIN, 2,
      _ ("The plan is published all the same. The same command again completes the server, and puts only what is"
         " missing there."));
}

void
cursus_caldav_report_put (const CursusCaldavReport *self, CursusPage *page)
{
  g_autofree char *calendars = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u calendar on %s", "%u calendars on %s", self->people->len), self->people->len,
      self->server);
  cursus_page_end_line (page);
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, self->people->len > 0 ? calendars : self->server);
  if (!put_counts (self, page) && cursus_caldav_report_is_complete (self)) {
    cursus_page_move_to (page, 2);
    cursus_page_paragraph (page, CURSUS_PAINT_GOOD, 2, _ ("All of them are as published already."));
  }
  put_foreign (self, page);
  if (!self->dry_run)
    put_failures (self, page);
}

/* ---- for programs ---- */

static const char *const actions[] = {
  [CURSUS_CALDAV_PUT] = "added",         [CURSUS_CALDAV_CHANGED] = "changed", [CURSUS_CALDAV_RIGHTED] = "righted",
  [CURSUS_CALDAV_RESTORED] = "restored", [CURSUS_CALDAV_REMOVED] = "removed",
};

static void
set_person (CursusJson *builder, const CursusCaldavPerson *person)
{
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "id", person->id);
  cursus_json_set_text (builder, "name", person->name);
  cursus_json_set_text (builder, "calendar", person->url);
  cursus_json_key (builder, "made");
  cursus_json_add_boolean (builder, person->made);
  cursus_json_set_integer (builder, "events", person->n_events);
  cursus_json_set_text (builder, "failure", person->failure);
  cursus_json_key (builder, "actions");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < person->actions->len; i++) {
    const CursusCaldavAction *action = g_ptr_array_index (person->actions, i);
    cursus_json_begin_object (builder);
    cursus_json_set_text (builder, "uid", action->uid);
    cursus_json_set_text (builder, "title", action->title);
    cursus_json_set_text (builder, "action", actions[action->what]);
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
  cursus_json_end_object (builder);
}

void
cursus_caldav_report_set_json (const CursusCaldavReport *self, CursusJson *builder)
{
  cursus_json_key (builder, "caldav");
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "server", self->server);
  cursus_json_key (builder, "dry_run");
  cursus_json_add_boolean (builder, self->dry_run);
  cursus_json_key (builder, "complete");
  cursus_json_add_boolean (builder, cursus_caldav_report_is_complete (self));
  cursus_json_set_integer (builder, "requests", self->n_requests);
  cursus_json_set_text (builder, "failure", self->failure);
  cursus_json_key (builder, "people");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < self->people->len; i++)
    set_person (builder, g_ptr_array_index (self->people, i));
  cursus_json_end_array (builder);
  cursus_json_end_object (builder);
}
