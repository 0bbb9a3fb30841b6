/* Reads what waivers name: dates by their shape, everything else by its id. */
#include "script/waiver-scope.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/suggest.h"
#include "core/text.h"

/* Sets of meetings, one for each way of naming them, then the other sets. */
typedef enum { BY_MODULE, BY_GROUP, BY_FORMAT, BY_TAG, N_WAYS } Way;

typedef struct {
  const CursusFrame *frame;
  const CursusSession *session;
  bool *by[N_WAYS]; /* each nullable: nothing was named that way */
  CursusScope *scope;
} Reading;

static void
add (bool **set, uint32_t n, uint32_t item)
{
  if (*set == NULL)
    *set = g_new0 (bool, MAX (1, n));
  (*set)[item] = true;
}

static void
add_meeting (Reading *self, Way way, uint32_t meeting)
{
  add (&self->by[way], self->frame->n_meetings, meeting);
}

/* ---- Kinds of things: each adds what has this id and says whether there is one ---- */

static bool
add_module (Reading *self, const char *id)
{
  uint32_t module = cursus_session_find_module (self->session, id);
  for (uint32_t m = 0; module != CURSUS_NONE && m < self->frame->n_meetings; m++)
    if (self->frame->meetings[m].module == module)
      add_meeting (self, BY_MODULE, m);
  return module != CURSUS_NONE;
}

/* "energie@g1": all parts of a module for one group. */
static bool
add_run (Reading *self, const char *id)
{
  const char *at = strchr (id, '@');
  if (at == NULL)
    return false;
  g_autofree char *module_id = g_strndup (id, (gsize)(at - id));
  uint32_t module = cursus_session_find_module (self->session, module_id);
  uint32_t group = cursus_session_find_group (self->session, at + 1);
  bool found = false;
  for (uint32_t m = 0; module != CURSUS_NONE && group != CURSUS_NONE && m < self->frame->n_meetings; m++) {
    if (self->frame->meetings[m].module != module || cursus_frame_meeting (self->frame, m)->group != group)
      continue;
    add_meeting (self, BY_MODULE, m);
    found = true;
  }
  return found;
}

static bool
add_one_meeting (Reading *self, const char *id)
{
  for (uint32_t m = 0; m < self->frame->n_meetings; m++) {
    if (strcmp (cursus_frame_meeting (self->frame, m)->id, id) != 0)
      continue;
    add_meeting (self, BY_MODULE, m);
    return true;
  }
  return false;
}

/* The id of a module of one part is that of its meeting as well. */
static bool
add_unit (Reading *self, const char *id)
{
  return add_module (self, id) || add_one_meeting (self, id) || add_run (self, id);
}

static bool
add_group (Reading *self, const char *id)
{
  uint32_t group = cursus_session_find_group (self->session, id);
  for (uint32_t m = 0; group != CURSUS_NONE && m < self->frame->n_meetings; m++)
    if (cursus_frame_meeting (self->frame, m)->group == group)
      add_meeting (self, BY_GROUP, m);
  if (group != CURSUS_NONE && self->by[BY_GROUP] == NULL)
    self->by[BY_GROUP] = g_new0 (bool, self->frame->n_meetings);
  return group != CURSUS_NONE;
}

static bool
add_format (Reading *self, const char *id)
{
  uint32_t format = cursus_session_find_format (self->session, id);
  for (uint32_t m = 0; format != CURSUS_NONE && m < self->frame->n_meetings; m++)
    if (cursus_session_module (self->session, self->frame->meetings[m].module)->format == format)
      add_meeting (self, BY_FORMAT, m);
  if (format != CURSUS_NONE && self->by[BY_FORMAT] == NULL)
    self->by[BY_FORMAT] = g_new0 (bool, self->frame->n_meetings);
  return format != CURSUS_NONE;
}

static bool
add_tag (Reading *self, const char *tag)
{
  bool found = false;
  for (uint32_t m = 0; m < self->frame->n_meetings; m++) {
    char **tags = cursus_session_module (self->session, self->frame->meetings[m].module)->tags;
    if (!g_strv_contains ((const char *const *)tags, tag))
      continue;
    add_meeting (self, BY_TAG, m);
    found = true;
  }
  return found;
}

static bool
add_person (Reading *self, const char *id)
{
  uint32_t person = cursus_session_find_person (self->session, id);
  if (person != CURSUS_NONE)
    add (&self->scope->people, self->frame->n_people, person);
  return person != CURSUS_NONE;
}

static bool
add_site (Reading *self, const char *id)
{
  uint32_t site = cursus_session_find_site (self->session, id);
  for (uint32_t r = 0; site != CURSUS_NONE && r < self->frame->n_rooms; r++)
    if (self->frame->room_site[r] == site)
      add (&self->scope->rooms, self->frame->n_rooms, r);
  return site != CURSUS_NONE;
}

static bool
add_room (Reading *self, const char *id)
{
  uint32_t room = cursus_session_find_room (self->session, id);
  if (room != CURSUS_NONE)
    add (&self->scope->rooms, self->frame->n_rooms, room);
  return room != CURSUS_NONE;
}

/* A site without rooms has one of its own id: both are meant. */
static bool
add_place (Reading *self, const char *id)
{
  return add_site (self, id) || add_room (self, id);
}

/* Without a prefix, a module is also looked for among the meetings, and a site among the rooms. */
typedef struct {
  const char *prefix;
  bool (*add) (Reading *self, const char *id);
  bool needs_prefix;
} Kind;

static const Kind kinds[] = {
  { "module", add_module, true },  { "meeting", add_one_meeting, true }, { "module", add_unit, false },
  { "person", add_person, false }, { "group", add_group, false },        { "site", add_site, true },
  { "room", add_room, true },      { "site", add_place, false },         { "format", add_format, false },
  { "tag", add_tag, true },
};

/* ---- Dates ---- */

static bool
add_days (Reading *self, CursusDateRange range, char **why)
{
  const CursusTimeline *t = self->frame->timeline;
  CursusDate first = t->days[0].date, last = t->days[t->n_days - 1].date;
  char from[CURSUS_DATE_TEXT_SIZE], to[CURSUS_DATE_TEXT_SIZE];
  if (range.first > range.last || range.last < first || range.first > last) {
    *why = g_strdup_printf (_ ("accepted: dates from %s to %s, those of the session"), cursus_date_format (first, from),
                            cursus_date_format (last, to));
    return false;
  }
  for (CursusDate date = MAX (range.first, first); date <= MIN (range.last, last); date++)
    add (&self->scope->days, t->n_days, (uint32_t)(date - first));
  return true;
}

static bool
parse_dates (const char *text, CursusDateRange *range, char **why)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ends = g_strsplit (text, "/", 2);
  const char *last = ends[1] != NULL ? ends[1] : ends[0];
  if (cursus_week_parse (text, &range->first)) {
    range->last = range->first + 6;
    return true;
  }
  if (cursus_date_parse (ends[0], &range->first, &error) && cursus_date_parse (last, &range->last, &error))
    return true;
  *why = g_strdup (error->message);
  return false;
}

/* Four digits and a dash: no id of a planner looks like that by chance. */
static bool
looks_like_dates (const char *text)
{
  for (int i = 0; i < 4; i++)
    if (!g_ascii_isdigit (text[i]))
      return false;
  return text[4] == '-' && (g_ascii_isdigit (text[5]) || text[5] == 'W');
}

/* ---- Ids ---- */

static void
list_ids (const Reading *self, GPtrArray *ids)
{
  const CursusSession *s = self->session;
  for (guint i = 0; i < s->modules->len; i++)
    g_ptr_array_add (ids, cursus_session_module (s, i)->id);
  for (guint i = 0; i < s->meetings->len; i++)
    g_ptr_array_add (ids, cursus_session_meeting (s, i)->id);
  for (guint i = 0; i < s->people->len; i++)
    g_ptr_array_add (ids, cursus_session_person (s, i)->id);
  for (guint i = 0; i < s->groups->len; i++)
    g_ptr_array_add (ids, cursus_session_group (s, i)->id);
  for (guint i = 0; i < s->sites->len; i++)
    g_ptr_array_add (ids, cursus_session_site (s, i)->id);
  for (guint i = 1; i < s->rooms->len; i++)
    g_ptr_array_add (ids, cursus_session_room (s, i)->id);
}

static bool
refuse_unknown (const Reading *self, const char *id, char **why)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  list_ids (self, ids);
  const char *near = cursus_suggest (id, (const char *const *)ids->pdata, ids->len);
  *why = near != NULL ? g_strdup_printf (_ ("did you mean “%s”?"), near)
                      : g_strdup (_ ("accepted: ids of modules, meetings, groups, people, sites, rooms and formats, “tag:…”, "
                                     "dates such as 2023-11-08 or 2023-W45, “*”"));
  return false;
}

static bool
add_prefixed (Reading *self, const char *text, const char *colon, char **why)
{
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    if (strlen (kinds[k].prefix) == (gsize)(colon - text) && g_str_has_prefix (text, kinds[k].prefix))
      return kinds[k].add (self, colon + 1) || refuse_unknown (self, colon + 1, why);
  *why = g_strdup (_ ("accepted before a colon: module, meeting, person, group, site, room, format, tag"));
  return false;
}

/* Whether an id is of one kind only is found by reading it as each of them apart. */
static bool
add_id (Reading *self, const char *id, char **why)
{
  const Kind *found = NULL;
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++) {
    Reading apart = { .frame = self->frame, .session = self->session, .scope = cursus_scope_new () };
    bool fits = !kinds[k].needs_prefix && kinds[k].add (&apart, id);
    cursus_scope_free (apart.scope);
    for (int way = 0; way < N_WAYS; way++)
      g_free (apart.by[way]);
    if (fits && found != NULL) {
      *why = g_strdup_printf (_ ("it is the id of several things; write “%s:%s” or “%s:%s”"), found->prefix, id, kinds[k].prefix,
                              id);
      return false;
    }
    found = fits ? &kinds[k] : found;
  }
  return found != NULL ? found->add (self, id) : refuse_unknown (self, id, why);
}

static bool
add_text (Reading *self, const char *text, char **why)
{
  CursusDateRange range;
  const char *colon = strchr (text, ':');
  if (strcmp (text, "*") == 0) {
    *why = g_strdup (_ ("it means everything and stands alone"));
    return false;
  }
  if (looks_like_dates (text))
    return parse_dates (text, &range, why) && add_days (self, range, why);
  return colon != NULL ? add_prefixed (self, text, colon, why) : add_id (self, text, why);
}

/* The meetings that fit in every way in which some were named. */
static void
meet (Reading *self)
{
  bool *meetings = NULL;
  for (int way = 0; way < N_WAYS; way++) {
    if (self->by[way] == NULL)
      continue;
    for (uint32_t m = 0; meetings != NULL && m < self->frame->n_meetings; m++)
      self->by[way][m] = self->by[way][m] && meetings[m];
    g_free (meetings);
    meetings = self->by[way];
  }
  self->scope->meetings = meetings;
}

CursusScope *
cursus_waiver_scope (const CursusFrame *frame, char **of, char **why)
{
  g_autoptr (CursusScope) scope = cursus_scope_new ();
  Reading reading = { .frame = frame, .session = frame->session, .scope = scope };
  bool everything = of[0] != NULL && of[1] == NULL && strcmp (of[0], "*") == 0, right = true;
  for (char **text = of; *text != NULL && right && !everything; text++) {
    g_autofree char *reason = NULL, *shown = cursus_text_excerpt (*text);
    right = add_text (&reading, *text, &reason);
    if (!right)
      *why = g_strdup_printf (_ ("“of” has “%s”: %s"), shown, reason);
  }
  meet (&reading);
  return right ? g_steal_pointer (&scope) : NULL;
}
