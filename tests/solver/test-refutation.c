/* Clauses that cannot hold together, with every step of the proof. */
#include "solver/refutation.h"

#include <stdlib.h>
#include <string.h>

/* @n pigeons in @n_holes holes, each in one, none together. */
static GArray *
pigeons (int n, int n_holes)
{
  const int end = 0;
  GArray *clauses = g_array_new (FALSE, FALSE, sizeof (int));
  for (int p = 0; p < n; p++) {
    for (int hole = 0; hole < n_holes; hole++)
      g_array_append_vals (clauses, &(int){ 1 + p * n_holes + hole }, 1);
    g_array_append_val (clauses, end);
  }
  for (int hole = 0; hole < n_holes; hole++)
    for (int p = 0; p < n; p++)
      for (int q = 0; q < p; q++)
        g_array_append_vals (clauses, ((int[]){ -(1 + p * n_holes + hole), -(1 + q * n_holes + hole), 0 }), 3);
  return clauses;
}

static bool
keep (const char *bytes, size_t length, gpointer data)
{
  g_string_append_len (data, bytes, (gssize)length);
  return true;
}

static bool
refuse (const char *bytes, size_t length, gpointer data)
{
  (*(guint *)data)++;
  return false;
}

static void
test_proof (void)
{
  const CursusSatLimits no_limits = { 0 };
  g_autoptr (GArray) clauses = pigeons (6, 5);
  g_autoptr (GString) proof = g_string_new (NULL);
  g_assert_cmpint (cursus_refutation_run (clauses, &no_limits, keep, proof), ==, CURSUS_SAT_NO);
  g_auto (GStrv) lines = g_strsplit (proof->str, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 10);
  for (char **line = lines; line[1] != NULL; line++) {
    g_assert_true (strcmp (*line, "0") == 0 || g_str_has_suffix (*line, " 0"));
    g_assert_cmpuint (strspn (*line, "d -0123456789"), ==, strlen (*line));
  }
  g_autoptr (GString) again = g_string_new (NULL);
  cursus_refutation_run (clauses, &no_limits, keep, again);
  g_assert_cmpstr (again->str, ==, proof->str);
}

static void
test_no_proof (void)
{
  const CursusSatLimits no_limits = { 0 };
  g_autoptr (GString) proof = g_string_new (NULL);
  g_autoptr (GArray) possible = pigeons (5, 5);
  g_assert_cmpint (cursus_refutation_run (possible, &no_limits, keep, proof), ==, CURSUS_SAT_YES);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (int));
  g_assert_cmpint (cursus_refutation_run (none, &no_limits, keep, proof), ==, CURSUS_SAT_YES);
  volatile sig_atomic_t stop = 1;
  g_autoptr (GArray) large = pigeons (13, 12);
  g_assert_cmpint (cursus_refutation_run (large, &(CursusSatLimits){ .stop = &stop }, keep, proof), ==, CURSUS_SAT_UNKNOWN);
  const CursusSatLimits over = { .deadline_us = g_get_monotonic_time () };
  g_assert_cmpint (cursus_refutation_run (large, &over, keep, proof), ==, CURSUS_SAT_UNKNOWN);
}

static void
test_cannot_write (void)
{
  const CursusSatLimits no_limits = { 0 };
  guint n_calls = 0;
  g_autoptr (GArray) clauses = pigeons (6, 5);
  g_assert_cmpint (cursus_refutation_run (clauses, &no_limits, refuse, &n_calls), ==, CURSUS_SAT_UNKNOWN);
  g_assert_cmpuint (n_calls, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/refutation/proof", test_proof);
  g_test_add_func ("/solver/refutation/no-proof", test_no_proof);
  g_test_add_func ("/solver/refutation/cannot-write", test_cannot_write);
  return g_test_run ();
}
