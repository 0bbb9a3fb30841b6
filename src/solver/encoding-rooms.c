/* Rooms that are too few. Of a set of rooms that each hold one meeting at a time, all together hold so many in a slot, and so
 * many in all. Those that do not fit go elsewhere, or cost what they cost in no other rooms. This follows from the clauses for
 * each room, but a solver of clauses would need very long to find it out. */
#include "solver/encoding-private.h"

#define FEW 5 /* at most one of so many: by pairs */

#define MAX_SETS 64
#define MAX_LEVELS 40 /* of what one meeting costs alone */

/* ---- One meeting for each room and slot ---- */

/* A room in a slot. */
typedef struct {
  uint32_t room, slot;
} Place;

/* Holds whenever @meeting or another of @members that is in order with it is there; false: none can be. */
static int
taken_literal (CursusEncoding *self, const GArray *members, Place place)
{
  int taken = CURSUS_SAT_FALSE;
  for (guint i = 0; i < members->len; i++) {
    uint32_t meeting = g_array_index (members, uint32_t, i);
    int in_room = cursus_choice_in_room (self, meeting, place.room);
    int in_slot = in_room != CURSUS_SAT_FALSE ? cursus_choice_in_slot (self, meeting, place.slot) : CURSUS_SAT_FALSE;
    if (in_slot == CURSUS_SAT_FALSE)
      continue;
    if (taken == CURSUS_SAT_FALSE)
      taken = cursus_sat_variable (self->sat);
    cursus_sat_add3 (self->sat, -in_slot, -in_room, taken);
  }
  return taken;
}

static void
keep_single (CursusSat *sat, const GArray *literals)
{
  int earlier = CURSUS_SAT_FALSE;
  for (guint i = 0; i < literals->len; i++) {
    int literal = g_array_index (literals, int, i);
    for (guint k = 0; k < i && literals->len <= FEW; k++)
      cursus_sat_add2 (sat, -literal, -g_array_index (literals, int, k));
    if (literals->len <= FEW)
      continue;
    cursus_sat_add2 (sat, -literal, -earlier);
    int now = cursus_sat_variable (sat);
    cursus_sat_add2 (sat, -literal, now);
    cursus_sat_add2 (sat, -earlier, now);
    earlier = now;
  }
}

/* (element-type GArray of uint32): the meetings of @constraint that can be somewhere; those in one order together. */
static GPtrArray *
list_tenures (const CursusEncoding *self, const CursusConstraint *constraint)
{
  GPtrArray *tenures = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_autoptr (GHashTable) by_first = g_hash_table_new (NULL, NULL);
  for (guint u = 0; u < constraint->units->len; u++) {
    uint32_t meeting = g_array_index (constraint->units, uint32_t, u);
    gpointer first = GUINT_TO_POINTER (self->ordered != NULL ? self->ordered[meeting] : meeting);
    GArray *members = g_hash_table_lookup (by_first, first);
    if (members == NULL) {
      members = g_array_new (FALSE, FALSE, sizeof (uint32_t));
      g_ptr_array_add (tenures, members);
      g_hash_table_insert (by_first, first, members);
    }
    g_array_append_val (members, meeting);
  }
  return tenures;
}

void
cursus_encoding_keep_rooms (CursusEncoding *self, const CursusConstraint *constraint)
{
  g_autoptr (GPtrArray) tenures = list_tenures (self, constraint);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (int));
  for (Place place = { 0 }; place.room < self->frame->n_rooms; place.room++) {
    if (!cursus_session_room (self->frame->session, place.room)->exclusive)
      continue;
    for (place.slot = 0; place.slot < self->frame->timeline->n_slots && !cursus_encoding_is_full (self); place.slot++) {
      g_array_set_size (taken, 0);
      for (guint t = 0; t < tenures->len; t++) {
        int literal = taken_literal (self, g_ptr_array_index (tenures, t), place);
        if (literal != CURSUS_SAT_FALSE)
          g_array_append_val (taken, literal);
      }
      keep_single (self->sat, taken);
    }
  }
}

/* ---- What meetings need ---- */

/* What the placements of one meeting that cost less than @level need. */
typedef struct {
  uint32_t meeting;
  int64_t level;
  GBytes *rooms; /* a bool for each */
} Need;

typedef struct {
  CursusEncoding *encoding;
  GArray *needs;   /* of Need; by meeting, and of each by level */
  GPtrArray *sets; /* of GBytes: different sets of rooms */
} Count;

static void
clear_need (gpointer data)
{
  g_bytes_unref (((Need *)data)->rooms);
}

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

/* (transfer full): above the cheapest, the different costs of @meeting alone, ascending, and the end of all of them. */
static GArray *
list_levels (const CursusEncoding *self, uint32_t meeting)
{
  uint32_t n = self->choices[meeting].n;
  g_autofree int64_t *costs = g_memdup2 (self->alone[meeting], n * sizeof (int64_t));
  GArray *levels = g_array_new (FALSE, FALSE, sizeof (int64_t));
  qsort (costs, n, sizeof *costs, compare_costs);
  for (uint32_t i = 1; i < n && levels->len < MAX_LEVELS; i++)
    if (costs[i] > costs[i - 1])
      g_array_append_val (levels, costs[i]);
  int64_t end = INT64_MAX;
  g_array_append_val (levels, end);
  return levels;
}

/* (transfer full) (nullable): the rooms of the placements that cost less than @level; NULL if others can be shared. */
static GBytes *
find_rooms (const CursusEncoding *self, uint32_t meeting, int64_t level)
{
  const CursusChoice *choice = &self->choices[meeting];
  const CursusConflicts *conflicts = self->problem->conflicts;
  g_autofree bool *rooms = g_new0 (bool, conflicts->n_rooms);
  for (uint32_t i = 0; i < choice->n; i++) {
    if (self->alone[meeting][i] >= level)
      continue;
    if (!conflicts->room_is_exclusive[choice->domain[i].room])
      return NULL;
    rooms[choice->domain[i].room] = true;
  }
  return g_bytes_new (rooms, conflicts->n_rooms * sizeof *rooms);
}

static void
list_needs (Count *self, uint32_t meeting)
{
  g_autoptr (GArray) levels = list_levels (self->encoding, meeting);
  for (guint l = 0; l < levels->len; l++) {
    int64_t level = g_array_index (levels, int64_t, l);
    Need need = { meeting, level, find_rooms (self->encoding, meeting, level) };
    if (need.rooms == NULL)
      return; /* what costs more needs even less */
    bool known = false;
    for (guint s = 0; s < self->sets->len && !known; s++)
      known = g_bytes_equal (g_ptr_array_index (self->sets, s), need.rooms);
    if (!known && self->sets->len < MAX_SETS)
      g_ptr_array_add (self->sets, g_bytes_ref (need.rooms));
    g_array_append_val (self->needs, need);
  }
}

static bool
is_within (GBytes *rooms, const bool *set)
{
  gsize n = 0;
  const bool *in = g_bytes_get_data (rooms, &n);
  for (gsize r = 0; r < n; r++)
    if (in[r] && !set[r])
      return false;
  return true;
}

/* (element-type Need): per meeting the dearest level below which it needs rooms of @set alone. */
static GArray *
list_tenants (const Count *self, const bool *set)
{
  GArray *tenants = g_array_new (FALSE, FALSE, sizeof (Need));
  for (guint i = 0; i < self->needs->len; i++) {
    const Need *need = &g_array_index (self->needs, Need, i);
    if (!is_within (need->rooms, set))
      continue;
    if (tenants->len > 0 && g_array_index (tenants, Need, tenants->len - 1).meeting == need->meeting)
      g_array_index (tenants, Need, tenants->len - 1) = *need;
    else
      g_array_append_vals (tenants, need, 1);
  }
  return tenants;
}

/* ---- Sums ---- */

/* (transfer full) (element-type int): "1 or more of @literals hold", "2 or more", …, at most @most. They hold if that is so. */
static GArray *
count_up (CursusSat *sat, const int *literals, uint32_t n, uint32_t most)
{
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (int));
  if (n <= 1) {
    g_array_append_vals (sums, literals, n);
    return sums;
  }
  g_autoptr (GArray) a = count_up (sat, literals, n / 2, most), b = count_up (sat, literals + n / 2, n - n / 2, most);
  for (uint32_t k = 1; k <= MIN (most, a->len + b->len); k++) {
    int sum = cursus_sat_variable (sat);
    g_array_append_val (sums, sum);
    if (k > 1)
      cursus_sat_add2 (sat, -sum, g_array_index (sums, int, k - 2));
  }
  for (uint32_t i = 0; i <= a->len; i++)
    for (uint32_t k = i == 0; k <= b->len && i + k <= sums->len; k++)
      cursus_sat_add3 (sat, i == 0 ? CURSUS_SAT_FALSE : -g_array_index (a, int, i - 1),
                       k == 0 ? CURSUS_SAT_FALSE : -g_array_index (b, int, k - 1), g_array_index (sums, int, i + k - 1));
  return g_steal_pointer (&sums);
}

/* At most @most of @literals hold. */
static void
allow (CursusSat *sat, const GArray *literals, uint32_t most)
{
  if (literals->len <= most)
    return;
  g_autoptr (GArray) sums = count_up (sat, (const int *)literals->data, literals->len, most + 1);
  cursus_sat_add (sat, &(int){ -g_array_index (sums, int, most) }, 1);
}

/* ---- One set of rooms ---- */

/* Meetings that need rooms of one set below a level. */
typedef struct {
  CursusEncoding *encoding;
  const GArray *tenants; /* of Need */
  uint32_t n_rooms;
  uint32_t n_slots; /* of the timeline */
  bool *can_be;     /* per tenant and slot: it has a place there below its level */
} Set;

static const Need *
tenant (const Set *self, guint t)
{
  return &g_array_index (self->tenants, Need, t);
}

static uint32_t
length_of (const Set *self, guint t)
{
  return self->encoding->frame->meetings[tenant (self, t)->meeting].n_slots;
}

static void
find_slots (Set *self)
{
  self->can_be = g_new0 (bool, (gsize)self->tenants->len * self->n_slots + 1);
  for (guint t = 0; t < self->tenants->len; t++) {
    const CursusChoice *choice = &self->encoding->choices[tenant (self, t)->meeting];
    const int64_t *costs = self->encoding->alone[tenant (self, t)->meeting];
    for (uint32_t i = 0; i < choice->n; i++)
      for (uint32_t s = 0; s < length_of (self, t) && costs[i] < tenant (self, t)->level; s++)
        self->can_be[(gsize)t * self->n_slots + choice->domain[i].start + s] = true;
  }
}

/* Holds when the tenant is in @slot and costs less than its level. */
static int
presence (const Set *self, guint t, uint32_t slot)
{
  const Need *need = tenant (self, t);
  const CursusChoice *choice = &self->encoding->choices[need->meeting];
  g_autofree bool *in = g_new (bool, choice->n);
  for (uint32_t i = 0; i < choice->n; i++) {
    uint32_t start = choice->domain[i].start;
    in[i] = start <= slot && slot - start < length_of (self, t) && self->encoding->alone[need->meeting][i] < need->level;
  }
  return cursus_choice_literal (self->encoding, need->meeting, in);
}

/* How many of the tenants can be in @slot at once: no more than the rooms, and no two that are kept apart. */
static uint32_t
count_slot (const Set *self, uint32_t slot)
{
  g_autofree uint32_t *meetings = g_new (uint32_t, self->tenants->len + 1);
  g_autofree int *literals = g_new (int, self->tenants->len + 1);
  uint32_t n = 0;
  for (guint t = 0; t < self->tenants->len; t++)
    if (self->can_be[(gsize)t * self->n_slots + slot]) {
      meetings[n] = tenant (self, t)->meeting;
      literals[n++] = (int)t;
    }
  if (n <= self->n_rooms)
    return n;
  for (uint32_t i = 0; i < n; i++)
    literals[i] = presence (self, (guint)literals[i], slot);
  g_autoptr (GArray) present = cursus_encoding_join_apart (self->encoding, meetings, literals, n);
  allow (self->encoding->sat, present, self->n_rooms);
  return MIN (present->len, self->n_rooms);
}

/* As many as find no place in all slots together cost their level. */
static void
count_all (const Set *self, uint64_t n_places)
{
  uint32_t shortest = UINT32_MAX;
  for (guint t = 0; t < self->tenants->len; t++)
    shortest = MIN (shortest, MAX (1, length_of (self, t)));
  if (n_places / shortest >= self->tenants->len)
    return;
  g_autoptr (GArray) below = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint t = 0; t < self->tenants->len; t++) {
    const CursusChoice *choice = &self->encoding->choices[tenant (self, t)->meeting];
    g_autofree bool *in = g_new (bool, choice->n);
    for (uint32_t i = 0; i < choice->n; i++)
      in[i] = self->encoding->alone[tenant (self, t)->meeting][i] >= tenant (self, t)->level;
    int literal = -cursus_choice_literal (self->encoding, tenant (self, t)->meeting, in);
    g_array_append_val (below, literal);
  }
  allow (self->encoding->sat, below, (uint32_t)(n_places / shortest));
}

static void
count_set (const Count *count, const bool *rooms)
{
  CursusEncoding *encoding = count->encoding;
  g_autoptr (GArray) tenants = list_tenants (count, rooms);
  Set self = { .encoding = encoding, .tenants = tenants, .n_slots = encoding->frame->timeline->n_slots };
  for (uint32_t r = 0; r < encoding->problem->conflicts->n_rooms; r++)
    self.n_rooms += rooms[r];
  if (tenants->len <= self.n_rooms)
    return;
  find_slots (&self);
  uint64_t n_places = 0;
  for (uint32_t slot = 0; slot < self.n_slots && !cursus_encoding_is_full (encoding); slot++)
    n_places += count_slot (&self, slot);
  if (!cursus_encoding_is_full (encoding))
    count_all (&self, n_places);
  g_free (self.can_be);
}

void
cursus_encoding_count_rooms (CursusEncoding *encoding)
{
  const CursusConflicts *conflicts = encoding->problem->conflicts;
  if (conflicts == NULL || !conflicts->has_exclusive || encoding->switches != NULL || encoding->error != NULL)
    return;
  Count self = {
    .encoding = encoding,
    .needs = g_array_new (FALSE, FALSE, sizeof (Need)),
    .sets = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref),
  };
  g_array_set_clear_func (self.needs, clear_need);
  for (uint32_t m = 0; m < encoding->problem->n_meetings; m++)
    if (cursus_bit_test (conflicts->exclusive, m))
      list_needs (&self, m);
  for (guint s = 0; s < self.sets->len; s++)
    count_set (&self, g_bytes_get_data (g_ptr_array_index (self.sets, s), NULL));
  g_array_unref (self.needs);
  g_ptr_array_unref (self.sets);
}
