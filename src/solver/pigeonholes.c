/* More pigeons than holes: counts that no search can make fit. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "solver/checks-private.h"

/* The meetings that a limit concerns, for one combination of the fixed keys. */
typedef struct {
  char *name;      /* for people: "Anne Martin" */
  GArray *members; /* of uint32_t */
} Crowd;

typedef struct {
  const CursusProblem *problem;
  const CursusConstraint *constraint;
  CursusKey hole; /* the placed key */
  uint32_t n_words;
} Check;

static void
crowd_free (gpointer data)
{
  Crowd *crowd = data;
  g_free (crowd->name);
  g_array_unref (crowd->members);
  g_free (crowd);
}

/* Only limits that bind everybody and have the form: at most n of something in each slot, day, … of each person, room, …; @hole
 * receives that key. */
static bool
applies (const CursusRuleset *ruleset, const CursusConstraint *constraint, CursusKey *hole)
{
  bool counts = constraint->measure == CURSUS_MEASURE_COUNT || constraint->measure == CURSUS_MEASURE_SUM;
  if (constraint->shape != CURSUS_SHAPE_AGGREGATE || constraint->filter != NULL || constraint->parent != CURSUS_NONE || !counts
      || constraint->grants != NULL || constraint->group_weights != NULL || constraint->limits.high == INT64_MAX
      || constraint->limits.high < 0 || !cursus_ruleset_use (ruleset, constraint->use)->hard)
    return false;
  guint n_placed = 0;
  for (guint k = 0; k < constraint->keys->len; k++) {
    CursusKey key = g_array_index (constraint->keys, CursusKey, k);
    if (cursus_key_class (key) == CURSUS_KEY_CLASS_PLACED) {
      *hole = key;
      n_placed++;
    }
  }
  return n_placed == 1 && constraint->keys->len <= 2;
}

static void
add_member (GPtrArray *crowds, GHashTable *by_value, const Check *check, CursusKey key, uint32_t value, uint32_t meeting)
{
  Crowd *crowd = g_hash_table_lookup (by_value, GUINT_TO_POINTER (value + 1));
  if (crowd == NULL) {
    crowd = g_new0 (Crowd, 1);
    crowd->name = key == CURSUS_N_KEYS ? NULL : cursus_key_value_text (check->problem->frame, key, value);
    crowd->members = g_array_new (FALSE, FALSE, sizeof (uint32_t));
    g_ptr_array_add (crowds, crowd);
    g_hash_table_insert (by_value, GUINT_TO_POINTER (value + 1), crowd);
  }
  g_array_append_val (crowd->members, meeting);
}

/* Values of the fixed key that @meeting has whoever speaks. */
static uint32_t
certain_values (const CursusFrame *frame, CursusKey key, uint32_t meeting, uint32_t *values)
{
  uint32_t n = cursus_key_fill (frame, key, meeting, (CursusPlacement){ 0 }, values);
  g_autofree uint32_t *others = g_new (uint32_t, cursus_key_max_values (frame, key));
  for (uint32_t set = 1; set < frame->meetings[meeting].n_speaker_sets; set++) {
    uint32_t n_others = cursus_key_fill (frame, key, meeting, (CursusPlacement){ .speaker_set = (uint16_t)set }, others),
             kept = 0;
    for (uint32_t i = 0; i < n; i++)
      for (uint32_t j = 0; j < n_others; j++)
        if (values[i] == others[j]) {
          values[kept++] = values[i];
          break;
        }
    n = kept;
  }
  return n;
}

static GPtrArray *
collect_crowds (const Check *check)
{
  const CursusFrame *frame = check->problem->frame;
  GPtrArray *crowds = g_ptr_array_new_with_free_func (crowd_free);
  g_autoptr (GHashTable) by_value = g_hash_table_new (NULL, NULL);
  CursusKey fixed = CURSUS_N_KEYS;
  for (guint k = 0; k < check->constraint->keys->len; k++)
    if (g_array_index (check->constraint->keys, CursusKey, k) != check->hole)
      fixed = g_array_index (check->constraint->keys, CursusKey, k);
  g_autofree uint32_t *values = g_new0 (uint32_t, fixed == CURSUS_N_KEYS ? 1 : cursus_key_max_values (frame, fixed));
  for (guint u = 0; u < check->constraint->units->len; u++) {
    uint32_t meeting = g_array_index (check->constraint->units, uint32_t, u);
    uint32_t n = fixed == CURSUS_N_KEYS ? 1 : certain_values (frame, fixed, meeting, values);
    for (uint32_t i = 0; i < n; i++)
      add_member (crowds, by_value, check, fixed, values[i], meeting);
  }
  return crowds;
}

/* The holes that @meeting can reach, as a bitset. false if it can be where there is no such hole (a remote meeting and rooms). */
static bool
reach (const Check *check, uint32_t meeting, uint64_t *holes)
{
  const CursusFrame *frame = check->problem->frame;
  g_autofree uint32_t *values = g_new (uint32_t, cursus_key_max_values (frame, check->hole));
  uint32_t n_domain = 0;
  const CursusPlacement *domain = cursus_problem_domain (check->problem, meeting, &n_domain);
  memset (holes, 0, check->n_words * sizeof *holes);
  for (uint32_t i = 0; i < n_domain; i++) {
    uint32_t n = cursus_key_fill (frame, check->hole, meeting, domain[i], values);
    if (n == 0)
      return false;
    for (uint32_t v = 0; v < n; v++)
      holes[values[v] / 64] |= UINT64_C (1) << (values[v] % 64);
  }
  return true;
}

static int64_t
need_of (const Check *check, uint32_t meeting)
{
  if (check->constraint->measure == CURSUS_MEASURE_SUM)
    return cursus_fact_read (check->problem->frame, NULL, meeting, check->constraint->sum_of, 0);
  return check->hole == CURSUS_KEY_SLOT ? check->problem->frame->meetings[meeting].n_slots : 1;
}

static bool
is_subset (const uint64_t *small, const uint64_t *large, uint32_t n_words)
{
  for (uint32_t w = 0; w < n_words; w++)
    if (small[w] & ~large[w])
      return false;
  return true;
}

static int64_t
count_bits (const uint64_t *words, uint32_t n_words)
{
  int64_t n = 0;
  for (uint32_t w = 0; w < n_words; w++)
    n += __builtin_popcountll (words[w]);
  return n;
}

/* Only placed keys are holes. */
static const char *
key_word (CursusKey key)
{
  static const char *const words[CURSUS_N_KEYS] = {
    [CURSUS_KEY_SLOT] = NC_ ("what is counted by", "slot"),
    [CURSUS_KEY_DAY] = NC_ ("what is counted by", "day"),
    [CURSUS_KEY_WORKDAY] = NC_ ("what is counted by", "day"),
    [CURSUS_KEY_WEEKDAY] = NC_ ("what is counted by", "weekday"),
    [CURSUS_KEY_WEEK] = NC_ ("what is counted by", "week"),
    [CURSUS_KEY_MONTH] = NC_ ("what is counted by", "month"),
    [CURSUS_KEY_DAY_PART] = NC_ ("what is counted by", "part of the day"),
    [CURSUS_KEY_SITE] = NC_ ("what is counted by", "site"),
    [CURSUS_KEY_ROOM] = NC_ ("what is counted by", "room"),
  };
  return words[key] != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "what is counted by", words[key]) : cursus_key_name (key);
}

static CursusFinding *
describe (const Check *check, const Crowd *crowd, GPtrArray *meetings, int64_t need, int64_t room)
{
  const char *use = cursus_ruleset_use (check->problem->ruleset, check->constraint->use)->name;
  GPtrArray *uses = g_ptr_array_new ();
  g_autoptr (GString) ids = g_string_new (NULL);
  g_ptr_array_add (uses, g_strdup (use));
  for (guint i = 0; i < meetings->len && i < 8; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", (const char *)g_ptr_array_index (meetings, i));
  if (meetings->len > 8)
    g_string_append (ids, ", …");
  /* TRANSLATORS: Anne Martin: 24 to place, but rule “nobody-twice” leaves room for 23 (counted by slot), meetings a, b */
  char *text = g_strdup_printf (
      _ ("%s: %" PRId64 " to place, but rule “%s” leaves room for %" PRId64 " (counted by %s), meetings %s"),
      crowd->name != NULL ? crowd->name : _ ("all together"), need, use, room, key_word (check->hole), ids->str);
  return cursus_finding_new (CURSUS_FINDING_COUNT, text, meetings, uses);
}

/* Holds the need of all members whose reach lies within that of member @pivot against the room there. */
static CursusFinding *
hold_against (const Check *check, const Crowd *crowd, const uint64_t *reaches, guint pivot)
{
  const uint64_t *holes = reaches + (size_t)pivot * check->n_words;
  int64_t need = 0, room = count_bits (holes, check->n_words) * check->constraint->limits.high;
  GPtrArray *meetings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < crowd->members->len; i++) {
    uint32_t meeting = g_array_index (crowd->members, uint32_t, i);
    if (!is_subset (reaches + (size_t)i * check->n_words, holes, check->n_words))
      continue;
    need += need_of (check, meeting);
    g_ptr_array_add (meetings, g_strdup (cursus_frame_meeting (check->problem->frame, meeting)->id));
  }
  if (need > room) {
    g_ptr_array_set_free_func (meetings, NULL);
    return describe (check, crowd, meetings, need, room);
  }
  g_ptr_array_unref (meetings);
  return NULL;
}

static CursusFinding *
check_crowd (const Check *check, const Crowd *crowd)
{
  g_autofree uint64_t *reaches = g_new0 (uint64_t, (size_t)crowd->members->len * check->n_words);
  for (guint i = 0; i < crowd->members->len; i++)
    if (!reach (check, g_array_index (crowd->members, uint32_t, i), reaches + (size_t)i * check->n_words))
      return NULL;
  for (guint pivot = 0; pivot < crowd->members->len; pivot++) {
    CursusFinding *finding = hold_against (check, crowd, reaches, pivot);
    if (finding != NULL)
      return finding;
  }
  return NULL;
}

static bool
same_members (const Crowd *a, const Crowd *b)
{
  return a->members->len == b->members->len
         && memcmp (a->members->data, b->members->data, a->members->len * sizeof (uint32_t)) == 0;
}

/* Twenty participants of the same meetings are one case. */
static bool
seen_before (const GPtrArray *crowds, guint index)
{
  for (guint i = 0; i < index; i++)
    if (same_members (g_ptr_array_index (crowds, i), g_ptr_array_index (crowds, index)))
      return true;
  return false;
}

void
cursus_pigeonholes_find (const CursusProblem *problem, GPtrArray *findings)
{
  for (uint32_t c = 0; c < problem->ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (problem->ruleset, c);
    Check check = { .problem = problem, .constraint = constraint };
    if (!applies (problem->ruleset, constraint, &check.hole))
      continue;
    check.n_words = (cursus_key_dimension (problem->frame, check.hole) + 63) / 64;
    g_autoptr (GPtrArray) crowds = collect_crowds (&check);
    for (guint i = 0; i < crowds->len; i++) {
      CursusFinding *finding = seen_before (crowds, i) ? NULL : check_crowd (&check, g_ptr_array_index (crowds, i));
      if (finding != NULL)
        g_ptr_array_add (findings, finding);
    }
  }
}
