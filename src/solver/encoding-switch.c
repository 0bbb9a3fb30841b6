/* Hard uses behind switches. What a use forbids a single meeting is told apart: by the people and by the calendars because of
 * which it does, and by modules and days where that is wanted. Knows nothing of what is asked then. */
#include <string.h>

#include "solver/encoding-private.h"

struct CursusSwitches {
  GArray *all;       /* of CursusSwitch */
  int *of_use;       /* by use: 0: not hard */
  guint *number;     /* by use: of its switch, if it is hard */
  GHashTable *finer; /* GBytes of use, person, module, calendar and day → number of the switch */
  const bool *by_module;
  bool by_day;
  uint32_t n_calendars;
  CursusFrame bare; /* in which nobody is ever busy or reluctant, and no day is in a calendar */
};

/* What a person's availability can forbid. */
static const CursusLevel levels[] = { CURSUS_LEVEL_UNAVAILABLE, CURSUS_LEVEL_RELUCTANT };

static CursusSwitch *
add_switch (CursusEncoding *self, CursusSwitch new)
{
  new.literal = cursus_sat_variable (self->sat);
  g_array_append_val (self->switches->all, new);
  return &g_array_index (self->switches->all, CursusSwitch, self->switches->all->len - 1);
}

static void
clear_switch (gpointer data)
{
  CursusSwitch *self = data;
  g_clear_pointer (&self->bans, g_ptr_array_unref);
}

static void
free_ban (gpointer data)
{
  CursusBan *self = data;
  g_free (self->in);
  g_free (self);
}

static uint64_t **
new_empty_calendars (const CursusFrame *frame, uint32_t n_calendars)
{
  uint64_t **calendars = g_new0 (uint64_t *, n_calendars + 1);
  for (uint32_t c = 0; c < n_calendars; c++)
    calendars[c] = g_new0 (uint64_t, frame->timeline->n_days / 64 + 1);
  return calendars;
}

void
cursus_switches_init (CursusEncoding *self, const bool *by_module, bool by_day)
{
  const CursusRuleset *ruleset = self->ruleset;
  CursusSwitches *switches = self->switches = g_new0 (CursusSwitches, 1);
  switches->all = g_array_new (FALSE, FALSE, sizeof (CursusSwitch));
  g_array_set_clear_func (switches->all, clear_switch);
  switches->of_use = g_new0 (int, MAX (1, ruleset->uses->len));
  switches->number = g_new0 (guint, MAX (1, ruleset->uses->len));
  switches->finer = g_hash_table_new_full (cursus_weights_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  switches->by_module = by_module;
  switches->by_day = by_day;
  switches->n_calendars = self->frame->session->calendars->len;
  for (uint32_t u = 0; u < ruleset->uses->len; u++)
    if (cursus_ruleset_use (ruleset, u)->hard) {
      switches->number[u] = switches->all->len;
      switches->of_use[u] = add_switch (self, CURSUS_SWITCH_OF_USE (u))->literal;
    }
  switches->bare = *self->frame;
  for (guint l = 0; l < G_N_ELEMENTS (levels); l++)
    switches->bare.levels[levels[l]] = g_new0 (uint64_t, MAX (1, self->frame->n_people * self->frame->level_words));
  switches->bare.calendar_days = new_empty_calendars (self->frame, switches->n_calendars);
}

void
cursus_switches_free (CursusSwitches *self)
{
  if (self == NULL)
    return;
  for (guint l = 0; l < G_N_ELEMENTS (levels); l++)
    g_free (self->bare.levels[levels[l]]);
  for (uint32_t c = 0; c < self->n_calendars; c++)
    g_free (self->bare.calendar_days[c]);
  g_free (self->bare.calendar_days);
  g_array_unref (self->all);
  g_hash_table_unref (self->finer);
  g_free (self->of_use);
  g_free (self->number);
  g_free (self);
}

const GArray *
cursus_encoding_switches (const CursusEncoding *self)
{
  return self->switches->all;
}

int
cursus_switch_off (const CursusEncoding *self, const CursusConstraint *constraint)
{
  return self->switches != NULL ? -self->switches->of_use[constraint->use] : CURSUS_SAT_FALSE;
}

bool *
cursus_switch_list_off (const CursusEncoding *self)
{
  if (self->switches == NULL)
    return NULL;
  bool *off = g_new0 (bool, MAX (1, self->ruleset->uses->len));
  for (uint32_t u = 0; u < self->ruleset->uses->len; u++)
    off[u] = self->switches->of_use[u] != 0 && !cursus_sat_value (self->sat, self->switches->of_use[u]);
  return off;
}

/* The switch with the names of @wanted, which is made if there is none. One of a day holds whenever that of all days does. */
static CursusSwitch *
find_switch (CursusEncoding *self, CursusSwitch wanted)
{
  const uint32_t name[] = { wanted.use, wanted.person, wanted.module, wanted.calendar, wanted.day };
  GBytes *key = g_bytes_new (name, sizeof name);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->switches->finer, key));
  if (number != 0) {
    g_bytes_unref (key);
    return &g_array_index (self->switches->all, CursusSwitch, number - 1);
  }
  int always = CURSUS_SAT_FALSE;
  if (wanted.day != CURSUS_NONE) {
    CursusSwitch of_all_days = wanted;
    of_all_days.day = CURSUS_NONE;
    always = find_switch (self, of_all_days)->literal;
  }
  CursusSwitch *new = add_switch (self, wanted);
  g_hash_table_insert (self->switches->finer, key, GUINT_TO_POINTER (self->switches->all->len));
  if (wanted.day != CURSUS_NONE)
    cursus_sat_add2 (self->sat, -always, new->literal);
  return new;
}

/* ---- One meeting ---- */

/* What one constraint forbids a meeting. */
typedef struct {
  CursusEncoding *encoding;
  const CursusConstraint *constraint;
  uint32_t meeting;
  int64_t (*cost) (CursusEncoding *self, gconstpointer data);
  gconstpointer data;
  bool *anyway;          /* per placement: whoever can come and whatever day it is */
  GHashTable *persons;   /* person → bools, per placement */
  GHashTable *calendars; /* calendar → the same */
} Ban;

/* What alone makes a placement forbidden; each CURSUS_NONE where it is something else. */
typedef struct {
  uint32_t person;
  uint32_t calendar;
} Cause;

/* The placements that @number, of a person or of a calendar, forbids. */
static bool *
bans_of (const Ban *self, GHashTable *by_number, uint32_t number)
{
  bool *in = g_hash_table_lookup (by_number, GUINT_TO_POINTER (number));
  if (in == NULL) {
    in = g_new0 (bool, self->encoding->choices[self->meeting].n);
    g_hash_table_insert (by_number, GUINT_TO_POINTER (number), in);
  }
  return in;
}

static void
copy_bits (uint64_t *to, const uint64_t *from, size_t n)
{
  if (from != NULL)
    memcpy (to, from, n * sizeof *to);
  else
    memset (to, 0, n * sizeof *to);
}

/* Gives the bare frame what @cause has in @from (NULL: takes it away). */
static void
set_bare (const Ban *self, Cause cause, const CursusFrame *from)
{
  const CursusFrame *bare = &self->encoding->switches->bare;
  const size_t n = bare->level_words, first = cause.person * n;
  for (guint l = 0; l < G_N_ELEMENTS (levels) && cause.person != CURSUS_NONE; l++)
    copy_bits (bare->levels[levels[l]] + first, from != NULL ? from->levels[levels[l]] + first : NULL, n);
  if (cause.calendar != CURSUS_NONE)
    copy_bits (bare->calendar_days[cause.calendar], from != NULL ? from->calendar_days[cause.calendar] : NULL,
               (bare->timeline->n_days + 63) / 64);
}

/* The cost if @cause alone were as it is. */
static int64_t
cost_because (const Ban *self, Cause cause)
{
  CursusEncoding *encoding = self->encoding;
  const CursusFrame *frame = encoding->frame;
  set_bare (self, cause, frame);
  encoding->frame = &encoding->switches->bare;
  int64_t cost = self->cost (encoding, self->data);
  encoding->frame = frame;
  set_bare (self, cause, NULL);
  return cost;
}

/* Whether some of @people forbid placement number @i, each alone. */
static bool
blame (Ban *self, const GArray *people, uint32_t i)
{
  const CursusFrame *frame = self->encoding->frame;
  const uint32_t start = self->encoding->choices[self->meeting].domain[i].start;
  bool some = false;
  for (guint p = 0; p < people->len; p++) {
    uint32_t person = g_array_index (people, uint32_t, p);
    bool busy = false;
    for (guint l = 0; l < G_N_ELEMENTS (levels); l++)
      busy = busy || cursus_frame_has_level (frame, person, levels[l], start, frame->meetings[self->meeting].n_slots);
    if (!busy || cost_because (self, (Cause){ person, CURSUS_NONE }) == 0)
      continue;
    bans_of (self, self->persons, person)[i] = true;
    some = true;
  }
  return some;
}

static uint32_t
day_of (const Ban *self, uint32_t i)
{
  const CursusEncoding *encoding = self->encoding;
  return encoding->frame->timeline->slots[encoding->choices[self->meeting].domain[i].start].day;
}

/* Whether some calendars forbid it, each alone. */
static bool
blame_calendars (Ban *self, uint32_t i)
{
  const CursusSwitches *switches = self->encoding->switches;
  const uint32_t day = day_of (self, i);
  bool some = false;
  for (uint32_t c = 0; c < switches->n_calendars; c++) {
    bool in = self->encoding->frame->calendar_days[c][day / 64] >> (day % 64) & 1;
    if (!in || cost_because (self, (Cause){ CURSUS_NONE, c }) == 0)
      continue;
    bans_of (self, self->calendars, c)[i] = true;
    some = true;
  }
  return some;
}

static void
look_at (Ban *self, uint32_t i)
{
  CursusEncoding *encoding = self->encoding;
  const CursusPlacement at = encoding->choices[self->meeting].domain[i];
  const CursusMeeting *meeting = cursus_frame_meeting (encoding->frame, self->meeting);
  encoding->scratch[self->meeting] = at;
  if (self->cost (encoding, self->data) == 0)
    return;
  if (cost_because (self, (Cause){ CURSUS_NONE, CURSUS_NONE }) > 0) {
    self->anyway[i] = true;
    return;
  }
  bool by_speakers = blame (self, g_ptr_array_index (meeting->speaker_sets, at.speaker_set), i);
  bool by_others = blame (self, meeting->attendees, i);
  bool by_calendars = blame_calendars (self, i);
  self->anyway[i] = !by_speakers && !by_others && !by_calendars;
}

/* While @on holds, the meeting is not @in these placements. */
static void
forbid (const Ban *self, const bool *in, int on)
{
  cursus_sat_add2 (self->encoding->sat, -on, -cursus_choice_literal (self->encoding, self->meeting, in));
}

/* The same, with a switch for each day. */
static void
forbid_days (const Ban *self, const bool *in, CursusSwitch of)
{
  const uint32_t n = self->encoding->choices[self->meeting].n;
  g_autofree bool *on_day = g_new (bool, MAX (1, n));
  of.bans = NULL;
  for (uint32_t i = 0; i < n;) {
    uint32_t day = day_of (self, i), next = i; /* a domain is in the order of time */
    bool any = false;
    memset (on_day, 0, n * sizeof *on_day);
    for (; next < n && day_of (self, next) == day; next++) {
      on_day[next] = in[next];
      any = any || in[next];
    }
    of.day = day;
    if (any)
      forbid (self, on_day, find_switch (self->encoding, of)->literal);
    i = next;
  }
}

static void
note_ban (const Ban *self, const bool *in, CursusSwitch *of)
{
  CursusBan *ban = g_new0 (CursusBan, 1);
  ban->meeting = self->meeting;
  ban->in = g_memdup2 (in, MAX (1, self->encoding->choices[self->meeting].n * sizeof *in));
  if (of->bans == NULL)
    of->bans = g_ptr_array_new_with_free_func (free_ban);
  g_ptr_array_add (of->bans, ban);
}

static void
forbid_finer (const Ban *self, const bool *in, CursusSwitch of)
{
  note_ban (self, in, find_switch (self->encoding, of));
  if (self->encoding->switches->by_day)
    forbid_days (self, in, of);
  else
    forbid (self, in, find_switch (self->encoding, of)->literal);
}

static void
forbid_anyway (const Ban *self)
{
  CursusSwitches *switches = self->encoding->switches;
  const uint32_t use = self->constraint->use;
  CursusSwitch of = CURSUS_SWITCH_OF_USE (use);
  if (switches->by_module == NULL || !switches->by_module[use]) {
    note_ban (self, self->anyway, &g_array_index (switches->all, CursusSwitch, switches->number[use]));
    forbid (self, self->anyway, switches->of_use[use]);
    return;
  }
  of.module = self->encoding->frame->meetings[self->meeting].module;
  forbid_finer (self, self->anyway, of);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  uint32_t x = GPOINTER_TO_UINT (a), y = GPOINTER_TO_UINT (b);
  return (x > y) - (x < y);
}

static void
add_clauses (const Ban *self)
{
  const uint32_t n = self->encoding->choices[self->meeting].n;
  CursusSwitch of = CURSUS_SWITCH_OF_USE (self->constraint->use);
  if (memchr (self->anyway, true, n * sizeof (bool)) != NULL)
    forbid_anyway (self);
  g_autoptr (GList) people = g_list_sort (g_hash_table_get_keys (self->persons), compare_numbers);
  g_autoptr (GList) calendars = g_list_sort (g_hash_table_get_keys (self->calendars), compare_numbers);
  for (GList *person = people; person != NULL; person = person->next) {
    of.person = GPOINTER_TO_UINT (person->data);
    forbid_finer (self, g_hash_table_lookup (self->persons, person->data), of);
  }
  of.person = CURSUS_NONE;
  for (GList *calendar = calendars; calendar != NULL; calendar = calendar->next) {
    of.calendar = GPOINTER_TO_UINT (calendar->data);
    forbid_finer (self, g_hash_table_lookup (self->calendars, calendar->data), of);
  }
}

bool
cursus_switch_meeting (CursusEncoding *self, const CursusConstraint *constraint, uint32_t meeting,
                       int64_t (*cost) (CursusEncoding *self, gconstpointer data), gconstpointer data)
{
  if (self->switches == NULL)
    return false;
  Ban ban = { .encoding = self, .constraint = constraint, .meeting = meeting, .cost = cost, .data = data };
  ban.anyway = g_new0 (bool, MAX (1, self->choices[meeting].n));
  ban.persons = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  ban.calendars = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (uint32_t i = 0; i < self->choices[meeting].n && self->error == NULL; i++)
    look_at (&ban, i);
  if (self->error == NULL)
    add_clauses (&ban);
  g_free (ban.anyway);
  g_hash_table_unref (ban.persons);
  g_hash_table_unref (ban.calendars);
  return true;
}
