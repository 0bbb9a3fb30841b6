#include "core/violation.h"

static void
test_new_is_empty (void)
{
  g_autoptr (CursusViolation) self = cursus_violation_new ("gap", "gap#2");
  g_assert_cmpstr (self->rule, ==, "gap");
  g_assert_cmpstr (self->use, ==, "gap#2");
  g_assert_cmpuint (g_strv_length (self->meetings), ==, 0);
  g_assert_null (self->text);
  g_assert_null (self->author);
  g_assert_cmpint (self->expires, ==, CURSUS_DATE_NONE);
  g_assert_false (self->hard);
  g_assert_cmpint (self->cost, ==, 0);
}

/* What a caller fills in is freed with it (the sanitizers watch). */
static void
test_owns_its_parts (void)
{
  g_autoptr (CursusViolation) self = cursus_violation_new ("gap", "gap");
  g_strfreev (self->meetings);
  self->meetings = g_strsplit ("a b", " ", -1);
  self->text = g_strdup ("a and b are too close");
  g_assert_cmpuint (g_strv_length (self->meetings), ==, 2);
  cursus_violation_free (NULL);
}

static void
test_concerns (void)
{
  g_autoptr (CursusViolation) self = cursus_violation_new ("gap", "gap");
  g_strfreev (self->meetings);
  self->meetings = g_strsplit ("a b", " ", -1);
  g_assert_true (cursus_violation_concerns (self, "b"));
  g_assert_false (cursus_violation_concerns (self, "c"));
  g_assert_true (cursus_violation_concerns (self, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/violation/new-is-empty", test_new_is_empty);
  g_test_add_func ("/core/violation/owns-its-parts", test_owns_its_parts);
  g_test_add_func ("/core/violation/concerns", test_concerns);
  return g_test_run ();
}
