/* The plan: order, look-up, fingerprint, names of the status. */
#include <string.h>

#include "core/plan.h"

static CursusPlanMeeting *
add_meeting (CursusPlan *plan, const char *id, int64_t start_utc)
{
  CursusPlanMeeting *meeting = cursus_plan_meeting_new (id);
  CursusPlanSlot slot = { start_utc, start_utc + 12600 };
  g_array_append_val (meeting->slots, slot);
  g_ptr_array_add (plan->meetings, meeting);
  return meeting;
}

static CursusPlan *
make_plan (void)
{
  CursusPlan *plan = cursus_plan_new ("s", "A session", "Europe/Paris");
  CursusPlanMeeting *meeting = add_meeting (plan, "a", 1000);
  meeting->module = g_strdup ("a");
  meeting->title = g_strdup ("Ouverture");
  meeting->format = g_strdup ("onsite");
  meeting->site = g_strdup ("ab");
  meeting->site_name = g_strdup ("c");
  meeting->speakers = g_strsplit ("x y", " ", -1);
  meeting->speaker_names = g_strsplit ("X Y", " ", -1);
  meeting->minutes = 210;
  add_meeting (plan, "b", 99000);
  g_ptr_array_add (plan->rules, cursus_plan_rule_new ("gap", "gap#2"));
  CursusViolation *waived = cursus_violation_new ("gap", "gap#2");
  g_strfreev (waived->meetings);
  waived->meetings = g_strsplit ("a b", " ", -1);
  g_ptr_array_add (plan->waived, waived);
  plan->session_days = 11.5;
  return plan;
}

static void
test_sorts_by_start_then_id (void)
{
  g_autoptr (CursusPlan) plan = cursus_plan_new ("s", NULL, "UTC");
  add_meeting (plan, "c", 500);
  add_meeting (plan, "b", 500);
  add_meeting (plan, "z", -20);
  g_ptr_array_insert (plan->meetings, 0, cursus_plan_meeting_new ("unplaced"));
  cursus_plan_sort (plan);
  static const char *const ids[] = { "z", "b", "c", "unplaced" };
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpstr (cursus_plan_meeting (plan, i)->id, ==, ids[i]);
}

static void
test_find (void)
{
  g_autoptr (CursusPlan) plan = make_plan ();
  g_assert_true (cursus_plan_find (plan, "b") == cursus_plan_meeting (plan, 1));
  g_assert_null (cursus_plan_find (plan, "B"));
}

/* The fields that a fingerprint is made of, by address. */
static GPtrArray *
list_texts (CursusPlan *plan)
{
  CursusPlanMeeting *meeting = g_ptr_array_index (plan->meetings, 0);
  CursusPlanRule *rule = g_ptr_array_index (plan->rules, 0);
  CursusViolation *waived = g_ptr_array_index (plan->waived, 0);
  char **texts[] = { &plan->session,
                     &plan->proof,
                     &plan->session_title,
                     &plan->timezone,
                     &meeting->id,
                     &meeting->module,
                     &meeting->group,
                     &meeting->title,
                     &meeting->format,
                     &meeting->site,
                     &meeting->site_name,
                     &meeting->room,
                     &meeting->room_name,
                     &rule->rule,
                     &rule->use,
                     &rule->because,
                     &waived->rule,
                     &waived->use,
                     &waived->meetings[1],
                     &waived->author,
                     &waived->reason,
                     &meeting->speakers[0],
                     &meeting->speakers[1],
                     &meeting->speaker_names[0],
                     &meeting->speaker_names[1] };
  GPtrArray *list = g_ptr_array_new ();
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (list, texts[i]);
  return list;
}

static GPtrArray *
list_numbers (CursusPlan *plan)
{
  CursusPlanMeeting *meeting = g_ptr_array_index (plan->meetings, 0);
  CursusPlanRule *rule = g_ptr_array_index (plan->rules, 0);
  CursusViolation *waived = g_ptr_array_index (plan->waived, 0);
  CursusPlanSlot *slot = &g_array_index (meeting->slots, CursusPlanSlot, 0);
  void *numbers[] = { &plan->status,     &plan->score.hard,   &plan->score.soft, &plan->bound,    &plan->seed,
                      &plan->moves,      &meeting->part,      &meeting->parts,   &slot->end_utc,  &slot->start_utc,
                      &meeting->minutes, &meeting->pinned,    &rule->hard,       &rule->weight,   &rule->violations,
                      &rule->cost,       &plan->session_days, &waived->cost,     &waived->expires };
  GPtrArray *list = g_ptr_array_new ();
  for (size_t i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_ptr_array_add (list, numbers[i]);
  return list;
}

/* Changes one field of a fresh plan; false when @step is past the last. */
static bool
change (CursusPlan *plan, guint step)
{
  g_autoptr (GPtrArray) texts = list_texts (plan), numbers = list_numbers (plan);
  if (step < texts->len) {
    char **text = g_ptr_array_index (texts, step);
    char *old = *text;
    *text = g_strconcat (old == NULL ? "" : old, "+", NULL);
    g_free (old);
  } else if (step < texts->len + numbers->len) {
    *(uint8_t *)g_ptr_array_index (numbers, step - texts->len) ^= 1;
  } else if (step == texts->len + numbers->len) {
    g_ptr_array_remove_index (plan->meetings, 1);
  } else if (step == texts->len + numbers->len + 1) {
    g_ptr_array_remove_index (plan->rules, 0);
  } else if (step == texts->len + numbers->len + 2) {
    g_ptr_array_remove_index (plan->waived, 0);
  } else {
    return false;
  }
  return true;
}

static void
test_fingerprint_sees_every_field (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (CursusPlan) original = make_plan ();
  g_hash_table_add (seen, cursus_plan_fingerprint (original));
  guint step = 0;
  for (bool more = true; more; step += more) {
    g_autoptr (CursusPlan) plan = make_plan ();
    more = change (plan, step);
    if (more)
      g_assert_true (g_hash_table_add (seen, cursus_plan_fingerprint (plan)));
  }
  g_assert_cmpuint (step, ==, 25 + 19 + 3);
}

static void
test_fingerprint_of_equal_runs (void)
{
  g_autoptr (CursusPlan) plan = make_plan (), other = make_plan ();
  other->revision = 4;
  other->seconds = 1.25;
  other->stamp_utc = 77;
  g_autofree char *fingerprint = cursus_plan_fingerprint (plan), *same = cursus_plan_fingerprint (other);
  g_assert_cmpstr (fingerprint, ==, same);
  g_assert_cmpuint (strlen (fingerprint), ==, 64);
}

/* Texts that run into each other when only written one after the other. */
static void
test_fingerprint_is_unambiguous (void)
{
  static const char *const texts[][2]
      = { { "1:a;1:b;", "c" }, { "1:a;", "1:b;c" }, { "-;", NULL }, { NULL, "-;" }, { "", NULL } };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (CursusPlan) plan = cursus_plan_new ("s", texts[i][0], texts[i][1]);
    g_assert_true (g_hash_table_add (seen, cursus_plan_fingerprint (plan)));
  }
}

static void
test_pins (void)
{
  g_autoptr (CursusPlan) from = cursus_plan_new ("s", NULL, "UTC");
  g_assert_false (cursus_plan_has_pins (NULL));
  add_meeting (from, "a", 1000);
  g_assert_false (cursus_plan_has_pins (from));
  add_meeting (from, "gone", 2000)->pinned = CURSUS_PIN_PLANNER;
  add_meeting (from, "b", 3000)->pinned = CURSUS_PIN_MACHINE;
  g_assert_true (cursus_plan_has_pins (from));
  g_autoptr (CursusPlan) plan = make_plan ();
  add_meeting (plan, "new", 100000)->pinned = CURSUS_PIN_PLANNER;
  cursus_plan_take_pins (plan, NULL);
  g_assert_cmpint (cursus_plan_find (plan, "new")->pinned, ==, CURSUS_PIN_PLANNER);
  cursus_plan_take_pins (plan, from);
  g_assert_cmpint (cursus_plan_find (plan, "a")->pinned, ==, CURSUS_PIN_NONE);
  g_assert_cmpint (cursus_plan_find (plan, "b")->pinned, ==, CURSUS_PIN_MACHINE);
  g_assert_cmpint (cursus_plan_find (plan, "new")->pinned, ==, CURSUS_PIN_NONE);
}

/* What is left of a plan without its proof, and how far from the best it may be with it. */
static void
test_proof (void)
{
  static const struct {
    CursusPlanStatus status, left;
    int64_t soft, bound, gap, gap_left;
  } cases[] = {
    { CURSUS_STATUS_OPTIMAL, CURSUS_STATUS_FEASIBLE, 9, 9, 0, -1 },
    { CURSUS_STATUS_OPTIMAL, CURSUS_STATUS_OPTIMAL, 0, 0, 0, 0 }, /* nothing is below 0: that is counted */
    { CURSUS_STATUS_FEASIBLE, CURSUS_STATUS_FEASIBLE, 9, 7, 2, -1 },
    { CURSUS_STATUS_FEASIBLE, CURSUS_STATUS_FEASIBLE, 9, 0, -1, -1 },
    { CURSUS_STATUS_INFEASIBLE, CURSUS_STATUS_UNKNOWN, 9, 0, -1, -1 },
    { CURSUS_STATUS_UNKNOWN, CURSUS_STATUS_UNKNOWN, 9, 7, -1, -1 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPlan) plan = cursus_plan_new ("s", "S", "Europe/Paris");
    plan->status = cases[i].status;
    plan->score.soft = cases[i].soft;
    plan->bound = cases[i].bound;
    plan->proof = g_strdup ("of something");
    g_assert_cmpint (cursus_plan_gap (plan), ==, cases[i].gap);
    cursus_plan_forget_proof (plan);
    g_assert_cmpint (plan->status, ==, cases[i].left);
    g_assert_cmpint (plan->bound, ==, 0);
    g_assert_null (plan->proof);
    g_assert_cmpint (cursus_plan_gap (plan), ==, cases[i].gap_left);
  }
}

static void
test_status_names (void)
{
  static const CursusPlanStatus all[] = { CURSUS_STATUS_UNKNOWN, CURSUS_STATUS_INFEASIBLE, CURSUS_STATUS_FEASIBLE,
                                          CURSUS_STATUS_OPTIMAL };
  for (size_t i = 0; i < G_N_ELEMENTS (all); i++) {
    CursusPlanStatus status = all[(i + 1) % G_N_ELEMENTS (all)];
    g_assert_true (cursus_plan_status_parse (cursus_plan_status_name (all[i]), &status));
    g_assert_cmpint (status, ==, all[i]);
  }
  CursusPlanStatus status = CURSUS_STATUS_FEASIBLE;
  g_assert_cmpstr (cursus_plan_status_name (CURSUS_STATUS_OPTIMAL), ==, "optimal");
  g_assert_false (cursus_plan_status_parse ("Optimal", &status));
  g_assert_false (cursus_plan_status_parse (NULL, &status));
  g_assert_cmpint (status, ==, CURSUS_STATUS_FEASIBLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/plan/sorts-by-start-then-id", test_sorts_by_start_then_id);
  g_test_add_func ("/core/plan/find", test_find);
  g_test_add_func ("/core/plan/fingerprint-sees-every-field", test_fingerprint_sees_every_field);
  g_test_add_func ("/core/plan/fingerprint-of-equal-runs", test_fingerprint_of_equal_runs);
  g_test_add_func ("/core/plan/fingerprint-is-unambiguous", test_fingerprint_is_unambiguous);
  g_test_add_func ("/core/plan/pins", test_pins);
  g_test_add_func ("/core/plan/proof", test_proof);
  g_test_add_func ("/core/plan/status-names", test_status_names);
  return g_test_run ();
}
