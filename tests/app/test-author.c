/* Who changes plans. */
#include "app/author.h"

#include <glib.h>

static const struct {
  const char *said;
  const char *author; /* NULL: the login name */
} cases[] = {
  { "Ada Martin", "Ada Martin" },
  { "  Ada\xc2\xa0", "Ada" },
  { "", NULL },
  { "a\x01\xff"
    "b",
    "a��b" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_setenv ("CURSUS_AUTHOR", cases[i].said, TRUE);
    g_autofree char *author = cursus_author_get ();
    g_assert_cmpstr (author, ==, cases[i].author != NULL ? cases[i].author : g_get_user_name ());
  }
  g_unsetenv ("CURSUS_AUTHOR");
  g_autofree char *login = cursus_author_get ();
  g_assert_cmpstr (login, ==, g_get_user_name ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/author/cases", test_cases);
  return g_test_run ();
}
