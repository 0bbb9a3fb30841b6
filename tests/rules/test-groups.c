/* Groups: their numbers, who is counted together, and how many there may be. */
#include "rules/groups-private.h"

#include "rules/error.h"
#include "rules/rules-example.h"

static CursusGroups *
make (const Fixture *fixture, const char *members, const char *keys)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusConstraint) constraint = cursus_constraint_new (CURSUS_SHAPE_AGGREGATE);
  fixture_units (fixture, constraint, members);
  fixture_keys (constraint, keys);
  CursusGroups *groups = cursus_groups_new (fixture->frame, constraint, &error);
  g_assert_no_error (error);
  return groups;
}

/* The groups of @member at @at with how many each stands for: "0×1 4×2". */
static void
assert_groups (const CursusGroups *groups, uint32_t member, const char *at, const char *expected)
{
  g_autofree uint32_t *buffer = g_new (uint32_t, groups->max_groups);
  uint32_t n = 0;
  const uint32_t *found = cursus_groups_find (groups, member, example_at (at), buffer, &n);
  g_autoptr (GString) text = g_string_new (NULL);
  g_assert_cmpuint (n, <=, groups->max_groups);
  for (uint32_t i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u×%u", i > 0 ? " " : "", found[i], cursus_groups_multiplicity (groups, found[i]));
  g_assert_cmpstr (text->str, ==, expected);
}

/* Ann and Bob attend the same meetings: one group of two. */
static void
test_equal_people_are_one (void)
{
  g_auto (Fixture) fixture = example_session ();
  g_autoptr (CursusGroups) groups = make (&fixture, "*", "participant");
  g_assert_cmpuint (cursus_groups_count (groups), ==, 2);
  assert_groups (groups, 0, "0.0 r1 s0", "0×2 1×1");
  assert_groups (groups, 1, "0.0 r1 s1", "0×2");
  assert_groups (groups, 2, "0.0 r1 s0", "1×1");
}

/* Among open and web alone Cid has the same meetings as the others. */
static void
test_selection_decides (void)
{
  g_auto (Fixture) fixture = example_session ();
  g_autoptr (CursusGroups) groups = make (&fixture, "0 5", "participant");
  g_assert_cmpuint (cursus_groups_count (groups), ==, 1);
  assert_groups (groups, 0, "0.0 r1 s0", "0×3");
  assert_groups (groups, 1, "0.0 r0 s0", "0×3");
  g_assert_cmpuint (groups->member_of[5], ==, 1);
  g_assert_cmpuint (groups->member_of[1], ==, CURSUS_NONE);
}

/* Two people keys: each pair of people, 2 × 2 of Ann and Bob. */
static void
test_pairs_of_people (void)
{
  g_auto (Fixture) fixture = example_session ();
  g_autoptr (CursusGroups) groups = make (&fixture, "1", "participant person");
  assert_groups (groups, 0, "0.0 r1 s0", "0×4 1×2");
  assert_groups (groups, 0, "0.0 r1 s1", "0×4 2×2");
}

static void
test_speakers_choose (void)
{
  g_auto (Fixture) fixture = example_session ();
  g_autoptr (CursusGroups) groups = make (&fixture, "*", "speaker");
  assert_groups (groups, 0, "0.0 r1 s0", "0×1");
  assert_groups (groups, 1, "0.0 r1 s1", "1×1");
  assert_groups (groups, 5, "0.0 r0 s0", "");
}

/* Fixed keys first, then placed ones by arithmetic: number = fixed × dimension + value. */
static void
test_placed_keys (void)
{
  g_auto (Fixture) fixture = example_session ();
  g_autoptr (CursusGroups) groups = make (&fixture, "*", "day participant");
  g_assert_cmpuint (cursus_groups_count (groups), ==, 2 * 14);
  assert_groups (groups, 0, "4.1 r1 s0", "4×2 18×1");
  g_autoptr (CursusGroups) slots = make (&fixture, "*", "slot site");
  assert_groups (slots, 0, "4.1 r3 s0", "40×1 43×1"); /* 13 × 3 + 1, 14 × 3 + 1 */
  assert_groups (slots, 5, "4.1 r0 s0", "");          /* no site, no group */
}

static void
test_no_key_is_one_group (void)
{
  g_auto (Fixture) fixture = example_session ();
  g_autoptr (CursusGroups) groups = make (&fixture, "*", "");
  g_assert_cmpuint (cursus_groups_count (groups), ==, 1);
  assert_groups (groups, 3, "4.1 r1 s0", "0×1");
}

/* A grid of 5 minutes: a meeting of a day takes more slots than any named ones. */
static void
test_many_slots (void)
{
  CursusSession *session = fixture_session ("2023-10-26", "2023-10-27");
  g_ptr_array_set_size (session->day_parts, 0);
  for (int minute = 480; minute < 1080; minute += 5) {
    g_autofree char *id = g_strdup_printf ("%d", minute);
    g_ptr_array_add (session->day_parts, cursus_day_part_new (id, minute, minute + 5));
  }
  fixture_part (fixture_module (session, "web", "", ""), 110, 550);
  g_auto (Fixture) fixture = fixture_compile (session);
  g_autoptr (CursusGroups) groups = make (&fixture, "*", "participant slot");
  g_autofree uint32_t *buffer = g_new (uint32_t, groups->max_groups);
  uint32_t n = 0;
  const uint32_t *found = cursus_groups_find (groups, 0, (CursusPlacement){ .start = 125 }, buffer, &n);
  g_assert_cmpuint (n, ==, 110);
  for (uint32_t i = 0; i < 110; i++)
    g_assert_cmpuint (found[i], ==, 125 + i);
}

/* Many combinations, but not too many: 2^17 for each half-day of water with each speaker; numbered without delay. */
static void
test_many_people_keys (void)
{
  g_auto (Fixture) fixture = example_session ();
  g_autoptr (CursusGroups) groups = make (&fixture, "1",
                                          "person person person person person person person person person person person person "
                                          "person person person person person");
  g_assert_cmpuint (groups->max_groups, ==, 1u << 17);
  g_assert_cmpuint (cursus_groups_count (groups), ==, (1u << 18) - 1); /* Ann alone is in both */
}

static void
assert_too_many (const Fixture *fixture, const char *keys)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusConstraint) constraint = cursus_constraint_new (CURSUS_SHAPE_AGGREGATE);
  fixture_units (fixture, constraint, "*");
  fixture_keys (constraint, keys);
  g_assert_null (cursus_groups_new (fixture->frame, constraint, &error));
  g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_TOO_LARGE);
}

static void
test_too_many (void)
{
  g_auto (Fixture) fixture = example_session ();
  assert_too_many (&fixture, "slot slot slot slot day");                               /* 42^4 × 14 > 2^24 */
  assert_too_many (&fixture, "slot day slot day slot day slot day slot day slot day"); /* (42 × 14)^6 */
  /* open alone: 3^16 combinations of its speaker and the two kinds of participants */
  assert_too_many (&fixture, "person person person person person person person person person person person person person person "
                             "person person");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/groups/equal-people-are-one", test_equal_people_are_one);
  g_test_add_func ("/rules/groups/selection-decides", test_selection_decides);
  g_test_add_func ("/rules/groups/pairs-of-people", test_pairs_of_people);
  g_test_add_func ("/rules/groups/speakers-choose", test_speakers_choose);
  g_test_add_func ("/rules/groups/placed-keys", test_placed_keys);
  g_test_add_func ("/rules/groups/no-key-is-one-group", test_no_key_is_one_group);
  g_test_add_func ("/rules/groups/many-slots", test_many_slots);
  g_test_add_func ("/rules/groups/many-people-keys", test_many_people_keys);
  g_test_add_func ("/rules/groups/too-many", test_too_many);
  return g_test_run ();
}
