/* Questions about what can be kept together, when some of it gives way in part, held against all plans. */
#include "solver/requirements.h"

#include "solver/requirements-fixture.h"

#define N_SLOTS 10 /* two a day */
#define N_ROOMS 2
#define N_QUESTIONS 40 /* of each session */
#define N_SESSIONS 40
#define FIRST_DAY 1
#define LAST_DAY 3
#define MOST_ITEMS 16
enum { ONE_A_SLOT, WINDOW, ORDER, ONE_A_DAY, OTHER_ORDER, N_USES };

/* A plan of two meetings, and what of it requirements are about. */
typedef struct {
  guint slots[2];
  guint rooms[2]; /* 1, or 2, which is not their own */
} Plan;

/* Two meetings of one half-day, with these forbidden slots, a bit each. */
typedef struct {
  Fixture fixture;
  CursusRequirements *requirements;
  guint window;
} World;

static void
world_clear (World *self)
{
  cursus_requirements_free (self->requirements);
  fixture_clear (&self->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
make_world (World *self, guint window)
{
  static const bool by_module[N_USES] = { [WINDOW] = true };
  static const uint32_t n_rooms[] = { 1, 1 };
  const CursusRequirementsOptions options = {
    .by_module = by_module,
    .n_uses = OTHER_ORDER, /* which can stand for another one */
    .by_day = true,
    .dated = true,
    .first_day = FIRST_DAY,
    .last_day = LAST_DAY,
    .n_rooms = n_rooms,
  };
  g_autoptr (GError) error = NULL;
  CursusSession *session = solver_session ();
  solver_module (session, "a", "1 2");
  solver_module (session, "b", "1 2");
  self->window = window;
  self->fixture = fixture_compile (session);
  fixture_add (&self->fixture, 0, solver_at_most (&self->fixture, "slot", 1));
  fixture_add (&self->fixture, 0, solver_forbid (&self->fixture, "*", window));
  fixture_add (&self->fixture, 0, solver_order (&self->fixture, "0 1"));
  fixture_add (&self->fixture, 0, solver_at_most (&self->fixture, "day", 1));
  fixture_add (&self->fixture, 0, solver_order (&self->fixture, "1 0"));
  self->requirements = cursus_requirements_new (self->fixture.ruleset, &options, &error);
  g_assert_no_error (error);
  g_assert_true (cursus_requirements_is_whole (self->requirements));
  g_assert_cmpuint (cursus_requirements_n_meetings (self->requirements), ==, 2);
}

/* Whether @plan breaks the use, which is not about single meetings. */
static bool
breaks_use (const Plan *plan, uint32_t use)
{
  switch (use) {
  case ONE_A_SLOT:
    return plan->slots[0] == plan->slots[1];
  case WINDOW: /* all that it says is said of modules */
    return false;
  case ORDER:
    return plan->slots[1] <= plan->slots[0];
  case ONE_A_DAY:
    return plan->slots[0] / 2 == plan->slots[1] / 2;
  case OTHER_ORDER:
    return plan->slots[0] <= plan->slots[1];
  }
  g_assert_not_reached ();
}

/* Whether @item forbids @meeting to be where @plan has it. */
static bool
forbids (const World *self, const Plan *plan, const CursusConflictItem *item, guint meeting)
{
  const guint slot = plan->slots[meeting];
  if (item->kind == CURSUS_CONFLICT_MODULE)
    return item->module == meeting && (self->window >> slot & 1) != 0;
  if (item->kind == CURSUS_CONFLICT_ROOMS)
    return item->module == meeting && plan->rooms[meeting] == 2;
  return item->kind == CURSUS_CONFLICT_DATES && (slot / 2 < FIRST_DAY || slot / 2 > LAST_DAY);
}

static bool
breaks (const World *self, const Plan *plan, const CursusConflictItem *item)
{
  if (item->kind == CURSUS_CONFLICT_USE)
    return breaks_use (plan, item->use);
  return forbids (self, plan, item, 0) || forbids (self, plan, item, 1);
}

static const CursusConflictItem *
item_at (const World *self, guint i)
{
  return &g_array_index (cursus_requirements_items (self->requirements), CursusConflictItem, i);
}

static bool
has_day (const GArray *days, guint day)
{
  for (guint d = 0; d < days->len; d++)
    if (g_array_index (days, uint32_t, d) == day)
      return true;
  return false;
}

/* Whether @plan keeps what counts of an item that gives way so. */
static bool
keeps_relief (const World *self, const Plan *plan, const CursusRelief *relief)
{
  if (relief->instead != CURSUS_NONE && breaks_use (plan, relief->instead))
    return false;
  for (guint m = 0; m < 2 && relief->days != NULL; m++)
    if (forbids (self, plan, item_at (self, relief->item), m) && !has_day (relief->days, plan->slots[m] / 2))
      return false;
  return true;
}

static bool
keeps (const World *self, const Plan *plan, const bool *in, const CursusRelief *reliefs, guint n_reliefs)
{
  for (guint i = 0; i < cursus_requirements_items (self->requirements)->len; i++)
    if (in[i] && breaks (self, plan, item_at (self, i)))
      return false;
  for (guint r = 0; r < n_reliefs; r++)
    if (!keeps_relief (self, plan, &reliefs[r]))
      return false;
  return true;
}

static bool
can_keep (const World *self, const bool *in, const CursusRelief *reliefs, guint n_reliefs)
{
  for (guint i = 0; i < N_SLOTS * N_SLOTS * N_ROOMS * N_ROOMS; i++) {
    const Plan plan = { { i % N_SLOTS, i / N_SLOTS % N_SLOTS },
                        { 1 + i / (N_SLOTS * N_SLOTS) % N_ROOMS, 1 + i / (N_SLOTS * N_SLOTS * N_ROOMS) } };
    if (keeps (self, &plan, in, reliefs, n_reliefs))
      return true;
  }
  return false;
}

/* What is known of the plan that was found is so. */
static void
check_plan (const World *self, const bool *in, const CursusRelief *reliefs, guint n_reliefs)
{
  const CursusPlacement *found = cursus_requirements_plan (self->requirements);
  const Plan plan = { { found[0].start, found[1].start }, { found[0].room, found[1].room } };
  g_assert_true (keeps (self, &plan, in, reliefs, n_reliefs));
  for (guint i = 0; i < cursus_requirements_items (self->requirements)->len; i++) {
    const CursusConflictItem *item = item_at (self, i);
    g_assert_true (cursus_requirements_is_kept (self->requirements, i) == !breaks (self, &plan, item));
    if (item->kind != CURSUS_CONFLICT_MODULE && item->kind != CURSUS_CONFLICT_DATES)
      continue;
    g_autoptr (GArray) days = cursus_requirements_days (self->requirements, i);
    for (guint m = 0; m < 2; m++)
      g_assert_true (!forbids (self, &plan, item, m) || has_day (days, plan.slots[m] / 2));
    for (guint d = 0; d < days->len; d++) {
      const guint day = g_array_index (days, uint32_t, d);
      g_assert_true ((plan.slots[0] / 2 == day && forbids (self, &plan, item, 0))
                     || (plan.slots[1] / 2 == day && forbids (self, &plan, item, 1)));
    }
  }
}

/* Most items count; of those that do not, some give way on some days only, and one order is turned round. */
static guint
make_question (GRand *random, const World *self, bool *in, CursusRelief *reliefs)
{
  guint n_reliefs = 0;
  for (guint i = 0; i < cursus_requirements_items (self->requirements)->len; i++) {
    const CursusConflictItem *item = item_at (self, i);
    const bool has_days = item->kind == CURSUS_CONFLICT_MODULE || item->kind == CURSUS_CONFLICT_DATES;
    in[i] = random_chance (random, 60);
    if (in[i] || random_chance (random, 30))
      continue;
    CursusRelief *relief = &reliefs[n_reliefs++];
    *relief = (CursusRelief){ i, item->use == ORDER ? OTHER_ORDER : CURSUS_NONE, NULL };
    GArray *days = g_array_new (FALSE, FALSE, sizeof (uint32_t));
    for (uint32_t day = 0; day < N_SLOTS / 2; day++)
      if (random_chance (random, 40))
        g_array_append_val (days, day);
    relief->days = has_days ? days : NULL;
    if (!has_days)
      g_array_unref (days);
  }
  return n_reliefs;
}

static bool
ask_one (GRand *random, const World *self)
{
  bool in[MOST_ITEMS];
  CursusRelief reliefs[MOST_ITEMS];
  const guint n_reliefs = make_question (random, self, in, reliefs);
  const bool possible = can_keep (self, in, reliefs, n_reliefs);
  g_assert_cmpint (cursus_requirements_relieve (self->requirements, in, reliefs, n_reliefs), ==,
                   possible ? CURSUS_SAT_YES : CURSUS_SAT_NO);
  if (possible)
    check_plan (self, in, reliefs, n_reliefs);
  else
    g_assert_false (can_keep (self, in, reliefs, n_reliefs)); /* what is blamed is enough */
  for (guint r = 0; r < n_reliefs; r++)
    if (reliefs[r].days != NULL)
      g_array_unref ((GArray *)reliefs[r].days);
  return possible;
}

static void
test_random (void)
{
  const guint32 seed = (guint32)g_test_rand_int ();
  guint n_possible = 0;
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (guint i = 0; i < N_SESSIONS; i++) {
    g_auto (World) self = { 0 };
    make_world (&self, random_below (random, 1 << N_SLOTS) | random_below (random, 1 << N_SLOTS));
    g_assert_cmpuint (cursus_requirements_items (self.requirements)->len, <=, MOST_ITEMS);
    for (guint q = 0; q < N_QUESTIONS; q++)
      n_possible += ask_one (random, &self);
  }
  g_test_message ("%u of %d can be kept", n_possible, N_SESSIONS * N_QUESTIONS);
}

static guint
count_kind (const World *self, CursusConflictKind kind)
{
  guint n = 0;
  for (guint i = 0; i < cursus_requirements_items (self->requirements)->len; i++)
    n += item_at (self, i)->kind == kind;
  return n;
}

/* One of each, two of what is about modules, and none of what only stands for others; each is found again, and knows its uses. */
static void
test_items (void)
{
  g_auto (World) self = { 0 };
  make_world (&self, 5);
  g_assert_cmpuint (count_kind (&self, CURSUS_CONFLICT_USE), ==, 4);
  g_assert_cmpuint (count_kind (&self, CURSUS_CONFLICT_MODULE), ==, 2);
  g_assert_cmpuint (count_kind (&self, CURSUS_CONFLICT_ROOMS), ==, 2);
  g_assert_cmpuint (count_kind (&self, CURSUS_CONFLICT_DATES), ==, 1);
  g_assert_cmpuint (cursus_requirements_items (self.requirements)->len, ==, 9);
  for (guint i = 0; i < 9; i++) {
    bool uses[N_USES] = { false };
    const CursusConflictItem *item = item_at (&self, i);
    g_assert_cmpuint (cursus_requirements_find (self.requirements, item), ==, i);
    cursus_requirements_mark_uses (self.requirements, i, uses);
    for (uint32_t u = 0; u < N_USES; u++)
      g_assert_true (uses[u] == (item->use == u));
  }
  CursusConflictItem other = *item_at (&self, 0);
  other.use = OTHER_ORDER;
  g_assert_cmpuint (cursus_requirements_find (self.requirements, &other), ==, G_MAXUINT);
}

/* Without an answer nothing is said of what can be kept. */
static void
test_stopped (void)
{
  const volatile sig_atomic_t stop = 1;
  g_auto (World) self = { 0 };
  bool in[MOST_ITEMS] = { false };
  make_world (&self, 5);
  cursus_requirements_set_limits (self.requirements, (CursusSatLimits){ .stop = &stop });
  g_assert_cmpint (cursus_requirements_ask (self.requirements, in), ==, CURSUS_SAT_UNKNOWN);
  g_assert_true (cursus_requirements_try_error (self.requirements, NULL));
  cursus_requirements_set_limits (self.requirements, (CursusSatLimits){ 0 });
  g_assert_cmpint (cursus_requirements_ask (self.requirements, in), ==, CURSUS_SAT_YES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/requirements/random", test_random);
  g_test_add_func ("/solver/requirements/items", test_items);
  g_test_add_func ("/solver/requirements/stopped", test_stopped);
  return g_test_run ();
}
