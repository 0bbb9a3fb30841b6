/* Uses with other values of a parameter: which a rule accepts, and which a plan keeps. */
#include "app/repairing-private.h"

#include "repairing-fixture.h"
#include "script/duration.h"

#define FAR(rest) FIXTURE_SESSION "use \"gap\" { as = \"far\", after = \"opening\", before = \"water\", " rest " }\n"

static const CursusVariant *
variant_at (const RepairCase *self, guint v)
{
  return g_ptr_array_index (self->state.variants, v);
}

static const CursusRung *
rung_at (const CursusVariant *variant, guint r)
{
  return &g_array_index (variant->ladder->rungs, CursusRung, r);
}

static uint32_t
days_of (const CursusRung *rung)
{
  CursusDuration duration;
  g_assert_true (cursus_duration_read (rung->value, &duration));
  g_assert_cmpint (duration.unit, ==, CURSUS_UNIT_DAYS);
  return duration.amount;
}

/* Longer and shorter ones of each, but for those with which “max” would be less than “min”: the rule refuses them. */
static void
test_refused (void)
{
  g_auto (RepairCase) self = repairing_open (FAR ("min = \"10 days\", max = \"12 days\""));
  cursus_variants_add (&self.state, fixture_find_use (self.workspace, "far"));
  g_assert_cmpuint (self.state.variants->len, ==, 4);
  guint n_refused = 0;
  for (guint v = 0; v < 4; v++)
    for (guint r = 0; r < variant_at (&self, v)->ladder->rungs->len; r++) {
      const CursusVariant *variant = variant_at (&self, v);
      const uint32_t days = days_of (rung_at (variant, r));
      const bool refused = strcmp (variant->ladder->param, "min") == 0 ? days > 12 : days < 10;
      g_assert_cmpuint (variant->known, ==, G_MAXUINT);
      g_assert_true ((variant->uses[r] == CURSUS_NONE) == refused);
      n_refused += refused;
      if (refused)
        continue;
      const CursusUse *use = cursus_ruleset_use (self.state.wide->ruleset, variant->uses[r]);
      g_assert_cmpuint (variant->uses[r], >=, self.state.n_uses);
      g_assert_true (use->hard);
      g_assert_cmpstr (use->name, ==, "far");
    }
  g_assert_cmpuint (n_refused, >, 0);
}

/* A value that the session does not give is the rule's own. */
static void
test_default (void)
{
  g_auto (RepairCase) self = repairing_open (FAR ("max = \"12 days\""));
  cursus_variants_add (&self.state, fixture_find_use (self.workspace, "far"));
  g_assert_cmpuint (self.state.variants->len, ==, 3);
  guint n_least = 0;
  for (guint v = 0; v < 3; v++)
    if (strcmp (variant_at (&self, v)->ladder->param, "min") == 0) {
      g_assert_cmpuint (days_of (rung_at (variant_at (&self, v), 0)), ==, 1);
      n_least++;
    }
  g_assert_cmpuint (n_least, ==, 1);
}

/* Of what nobody wrote, and of parameters that have no order or no value, there are none. */
static void
test_none (void)
{
  static const char *const names[] = { "nobody-twice", "room", "order" };
  g_auto (RepairCase) self = repairing_open (FIXTURE_SESSION "use \"order\" { before = \"opening\", after = \"water\" }\n");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    cursus_variants_add (&self.state, fixture_find_use (self.workspace, names[i]));
    g_assert_cmpuint (self.state.variants->len, ==, 0);
  }
}

/* The value that changes least among those that a plan keeps; another plan is judged anew. */
static void
test_judge (void)
{
  static const struct {
    int opening, water;
    uint32_t days; /* between them; 0: no value will do */
  } cases[] = { { 1, 5, 4 }, { 1, 12, 11 }, { 5, 1, 0 }, { 2, 8, 6 } };
  g_auto (RepairCase) self = repairing_open (FAR ("min = \"20 days\""));
  cursus_variants_add (&self.state, fixture_find_use (self.workspace, "far"));
  g_assert_cmpuint (self.state.variants->len, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree CursusPlacement *plan = repairing_plan (&self);
    repairing_place (&self, plan, "opening", cases[i].opening, 0);
    repairing_place (&self, plan, "water", cases[i].water, 0);
    repairing_place (&self, plan, "air", 9, 0);
    cursus_variants_judge (&self.state, plan);
    for (guint v = 0; v < 2; v++) {
      const CursusVariant *variant = variant_at (&self, v);
      guint expected = 0;
      while (expected < variant->ladder->rungs->len && days_of (rung_at (variant, expected)) > cases[i].days)
        expected++;
      g_assert_cmpuint (variant->known, ==, expected < variant->ladder->rungs->len ? expected : G_MAXUINT);
    }
  }
}

static void
test_amend (void)
{
  g_auto (RepairCase) self = repairing_open (FAR ("min = \"20 days\""));
  const uint32_t far = fixture_find_use (self.workspace, "far");
  cursus_variants_add (&self.state, far);
  for (guint v = 0; v < self.state.variants->len; v++) {
    const CursusRung *rung = rung_at (variant_at (&self, v), 1);
    g_autoptr (CursusAmendment) amendment = cursus_variant_amend (variant_at (&self, v), 1);
    g_assert_cmpint (amendment->kind, ==, CURSUS_AMENDMENT_PARAM);
    g_assert_cmpuint (amendment->use, ==, far);
    g_assert_cmpstr (amendment->param, ==, "min");
    g_assert_true (cursus_value_equal (amendment->value, rung->value));
    g_assert_cmpfloat (amendment->size, ==, rung->size);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/repair-variants/refused", test_refused);
  g_test_add_func ("/app/repair-variants/default", test_default);
  g_test_add_func ("/app/repair-variants/none", test_none);
  g_test_add_func ("/app/repair-variants/judge", test_judge);
  g_test_add_func ("/app/repair-variants/amend", test_amend);
  return g_test_run ();
}
