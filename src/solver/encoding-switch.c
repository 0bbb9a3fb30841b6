/* Hard uses behind switches. What a use forbids a single meeting is told apart: by the people because of whom it does, and by
 * modules where that is wanted. Knows nothing of what is asked then. */
#include <string.h>

#include "solver/encoding-private.h"

struct CursusSwitches {
  GArray *all;       /* of CursusSwitch */
  int *of_use;       /* by use: 0: not hard */
  GHashTable *finer; /* GBytes of use, person and module → literal */
  const bool *by_module;
  CursusFrame bare; /* in which nobody is ever busy or reluctant */
};

/* What a person's availability can forbid. */
static const CursusLevel levels[] = { CURSUS_LEVEL_UNAVAILABLE, CURSUS_LEVEL_RELUCTANT };

static int
add_switch (CursusEncoding *self, uint32_t use, uint32_t person, uint32_t module)
{
  CursusSwitch new = { use, person, module, cursus_sat_variable (self->sat) };
  g_array_append_val (self->switches->all, new);
  return new.literal;
}

void
cursus_switches_init (CursusEncoding *self, const bool *by_module)
{
  const CursusRuleset *ruleset = self->ruleset;
  CursusSwitches *switches = self->switches = g_new0 (CursusSwitches, 1);
  switches->all = g_array_new (FALSE, FALSE, sizeof (CursusSwitch));
  switches->of_use = g_new0 (int, MAX (1, ruleset->uses->len));
  switches->finer = g_hash_table_new_full (cursus_weights_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  switches->by_module = by_module;
  for (uint32_t u = 0; u < ruleset->uses->len; u++)
    if (cursus_ruleset_use (ruleset, u)->hard)
      switches->of_use[u] = add_switch (self, u, CURSUS_NONE, CURSUS_NONE);
  switches->bare = *self->frame;
  for (guint l = 0; l < G_N_ELEMENTS (levels); l++)
    switches->bare.levels[levels[l]] = g_new0 (uint64_t, MAX (1, self->frame->n_people * self->frame->level_words));
}

void
cursus_switches_free (CursusSwitches *self)
{
  if (self == NULL)
    return;
  for (guint l = 0; l < G_N_ELEMENTS (levels); l++)
    g_free (self->bare.levels[levels[l]]);
  g_array_unref (self->all);
  g_hash_table_unref (self->finer);
  g_free (self->of_use);
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

static int
find_switch (CursusEncoding *self, uint32_t use, uint32_t person, uint32_t module)
{
  const uint32_t name[] = { use, person, module };
  GBytes *key = g_bytes_new (name, sizeof name);
  int literal = GPOINTER_TO_INT (g_hash_table_lookup (self->switches->finer, key));
  if (literal != 0) {
    g_bytes_unref (key);
    return literal;
  }
  literal = add_switch (self, use, person, module);
  g_hash_table_insert (self->switches->finer, key, GINT_TO_POINTER (literal));
  return literal;
}

/* ---- One meeting ---- */

/* What one constraint forbids a meeting. */
typedef struct {
  CursusEncoding *encoding;
  const CursusConstraint *constraint;
  uint32_t meeting;
  int64_t (*cost) (CursusEncoding *self, gconstpointer data);
  gconstpointer data;
  bool *anyway;        /* per placement: whoever can come */
  GHashTable *persons; /* person → bools, per placement */
} Ban;

/* The placements that @person's availability forbids. */
static bool *
bans_of (Ban *self, uint32_t person)
{
  bool *in = g_hash_table_lookup (self->persons, GUINT_TO_POINTER (person));
  if (in == NULL) {
    in = g_new0 (bool, self->encoding->choices[self->meeting].n);
    g_hash_table_insert (self->persons, GUINT_TO_POINTER (person), in);
  }
  return in;
}

/* The cost if @person alone (CURSUS_NONE: nobody) were ever busy or reluctant. */
static int64_t
cost_because (const Ban *self, uint32_t person)
{
  CursusEncoding *encoding = self->encoding;
  const CursusFrame *frame = encoding->frame, *bare = &encoding->switches->bare;
  const size_t n = frame->level_words, first = person * n;
  for (guint l = 0; l < G_N_ELEMENTS (levels) && person != CURSUS_NONE; l++)
    memcpy (bare->levels[levels[l]] + first, frame->levels[levels[l]] + first, n * sizeof (uint64_t));
  encoding->frame = bare;
  int64_t cost = self->cost (encoding, self->data);
  encoding->frame = frame;
  for (guint l = 0; l < G_N_ELEMENTS (levels) && person != CURSUS_NONE; l++)
    memset (bare->levels[levels[l]] + first, 0, n * sizeof (uint64_t));
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
    if (!busy || cost_because (self, person) == 0)
      continue;
    bans_of (self, person)[i] = true;
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
  if (cost_because (self, CURSUS_NONE) > 0) {
    self->anyway[i] = true;
    return;
  }
  bool by_speakers = blame (self, g_ptr_array_index (meeting->speaker_sets, at.speaker_set), i);
  bool by_others = blame (self, meeting->attendees, i);
  self->anyway[i] = !by_speakers && !by_others;
}

/* While @on holds, the meeting is not @in these placements. */
static void
forbid (const Ban *self, const bool *in, int on)
{
  cursus_sat_add2 (self->encoding->sat, -on, -cursus_choice_literal (self->encoding, self->meeting, in));
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  uint32_t x = GPOINTER_TO_UINT (a), y = GPOINTER_TO_UINT (b);
  return (x > y) - (x < y);
}

static void
add_clauses (const Ban *self)
{
  CursusEncoding *encoding = self->encoding;
  const uint32_t use = self->constraint->use, n = encoding->choices[self->meeting].n;
  bool by_module = encoding->switches->by_module != NULL && encoding->switches->by_module[use];
  if (memchr (self->anyway, true, n * sizeof (bool)) != NULL)
    forbid (self, self->anyway,
            by_module ? find_switch (encoding, use, CURSUS_NONE, encoding->frame->meetings[self->meeting].module)
                      : encoding->switches->of_use[use]);
  g_autoptr (GList) people = g_list_sort (g_hash_table_get_keys (self->persons), compare_people);
  for (GList *person = people; person != NULL; person = person->next)
    forbid (self, g_hash_table_lookup (self->persons, person->data),
            find_switch (encoding, use, GPOINTER_TO_UINT (person->data), CURSUS_NONE));
}

bool
cursus_switch_meeting (CursusEncoding *self, const CursusConstraint *constraint, uint32_t meeting,
                       int64_t (*cost) (CursusEncoding *self, gconstpointer data), gconstpointer data)
{
  if (self->switches == NULL)
    return false;
  Ban ban = { self, constraint, meeting, cost, data, NULL, NULL };
  ban.anyway = g_new0 (bool, MAX (1, self->choices[meeting].n));
  ban.persons = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (uint32_t i = 0; i < self->choices[meeting].n && self->error == NULL; i++)
    look_at (&ban, i);
  if (self->error == NULL)
    add_clauses (&ban);
  g_free (ban.anyway);
  g_hash_table_unref (ban.persons);
  return true;
}
