/* Which sessions are told to contradict each other, and over whom. */
#include "app/joint-contradiction.h"

#include <string.h>

#include "region-fixture.h"

#define PATIENCE 60 /* seconds; such regions take much less */

/* What is told of @region, a line each. */
static char *
explain (const Region *region, double seconds)
{
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CursusRegion) opened = region_open (region, &fixture);
  g_assert_true (cursus_joint_contradiction_find (opened, seconds, NULL, texts, &error));
  g_assert_no_error (error);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("\n", (char **)texts->pdata);
}

/* Four half-days of the first speaker, who has three; the sessions between and after have nothing to do with that. */
static const Region crowded = { .n_sessions = 4,
                                .n_meetings = { 2, 1, 2, 1 },
                                .speakers = { { 1, 1 }, { 2 }, { 1, 1 }, { 4 } },
                                .remote = { { true, true }, { true }, { true, true }, { true } },
                                .late = { 1, 1, 1, 1 },
                                .afternoon = { 1, 1, 1, 1 },
                                .absent = { 3, 0, 0 } };

static void
test_minimal (void)
{
  g_autofree char *text = explain (&crowded, PATIENCE);
  g_assert_cmpstr (text, ==, "“s0”, “s2” have no joint plan; they are in each other’s way over: “Speaker 0”");
}

/* Five meetings in one room with four half-days. */
static void
test_room (void)
{
  const Region region = { .n_sessions = 3,
                          .n_meetings = { 2, 2, 1 },
                          .speakers = { { 1, 1 }, { 2, 2 }, { 4 } },
                          .late = { 1, 1, 1, 1 },
                          .afternoon = { 1, 1, 1, 1 },
                          .absent = { 0, 1, 2 } };
  g_autofree char *text = explain (&region, PATIENCE);
  g_assert_cmpstr (text, ==, "“s0”, “s1”, “s2” have no joint plan; they are in each other’s way over: “paris/A”");
}

static void
test_possible (void)
{
  Region region = crowded;
  region.n_meetings[2] = 1;
  g_autofree char *text = explain (&region, PATIENCE);
  g_assert_cmpstr (text, ==, "");
}

static void
test_no_time (void)
{
  g_autofree char *text = explain (&crowded, 0);
  g_assert_cmpstr (text, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/joint-contradiction/minimal", test_minimal);
  g_test_add_func ("/app/joint-contradiction/room", test_room);
  g_test_add_func ("/app/joint-contradiction/possible", test_possible);
  g_test_add_func ("/app/joint-contradiction/no-time", test_no_time);
  return g_test_run ();
}
