/* Other values of parameters: in units of the value, within bounds, nearer ones first. */
#include "app/ladder.h"

static CursusParam
param_of (CursusParamType type)
{
  return (CursusParam){ .name = (char *)"p", .type = type };
}

/* (transfer full): the values of ladder @number, separated by spaces. */
static char *
print (const GPtrArray *ladders, guint number)
{
  const CursusLadder *ladder = g_ptr_array_index (ladders, number);
  GString *text = g_string_new (NULL);
  double size = 0;
  for (guint r = 0; r < MIN (4, ladder->rungs->len); r++) {
    const CursusRung *rung = &g_array_index (ladder->rungs, CursusRung, r);
    g_autofree char *value = cursus_value_to_text (rung->value, 100);
    g_assert_cmpfloat (rung->size, >=, size);
    size = rung->size;
    g_string_append_printf (text, "%s%s", r > 0 ? " " : "", value);
  }
  return g_string_free (text, FALSE);
}

static void
check (const CursusParam *param, CursusValue *value, const char *const *expected)
{
  g_autoptr (CursusSession) session = cursus_session_new ();
  g_autoptr (CursusValue) given = value;
  g_autoptr (GPtrArray) ladders = cursus_ladders_new (param, given, session);
  guint n = 0;
  for (; expected[n] != NULL; n++) {
    g_assert_cmpuint (n, <, ladders->len);
    g_autofree char *text = print (ladders, n);
    g_assert_cmpstr (text, ==, expected[n]);
  }
  g_assert_cmpuint (ladders->len, ==, n);
}

static void
test_numbers (void)
{
  CursusParam bounded = param_of (CURSUS_PARAM_INTEGER), number = param_of (CURSUS_PARAM_NUMBER);
  bounded.has_least = bounded.has_most = true;
  bounded.least = 1;
  bounded.most = 5;
  check (&bounded, cursus_value_new_integer (3), (const char *const[]){ "4 5", "2 1", NULL });
  check (&bounded, cursus_value_new_integer (5), (const char *const[]){ "4 3 2 1", NULL });
  check (&number, cursus_value_new_number (80.5), (const char *const[]){ "81 81.5 82 82.5", "80 79.5 79 78.5", NULL });
  check (&number, NULL, (const char *const[]){ NULL });
}

static void
test_times (void)
{
  const CursusParam duration = param_of (CURSUS_PARAM_DURATION), date = param_of (CURSUS_PARAM_DATE);
  const CursusParam clock = param_of (CURSUS_PARAM_CLOCK);
  check (&duration, cursus_value_new_string ("2 weeks"),
         (const char *const[]){ "\"3 weeks\" \"4 weeks\" \"5 weeks\" \"6 weeks\"", "\"1 week\" \"0 days\"", NULL });
  check (&date, cursus_value_new_string ("2027-03-01"),
         (const char *const[]){ "\"2027-03-02\" \"2027-03-03\" \"2027-03-04\" \"2027-03-05\"",
                                "\"2027-02-28\" \"2027-02-27\" \"2027-02-26\" \"2027-02-25\"", NULL });
  check (&clock, cursus_value_new_string ("23:30"),
         (const char *const[]){ "\"23:45\"", "\"23:15\" \"23:00\" \"22:45\" \"22:30\"", NULL });
}

#define WORKDAYS "{ \"monday\", \"tuesday\", \"wednesday\", \"thursday\", \"friday\" }"

static void
test_lists (void)
{
  const CursusParam weekdays = param_of (CURSUS_PARAM_WEEKDAYS), boolean = param_of (CURSUS_PARAM_BOOLEAN);
  check (&weekdays, cursus_value_new_string ("mon-wed"),
         (const char *const[]){ "{ \"monday\", \"tuesday\", \"wednesday\", \"thursday\" } " WORKDAYS,
                                "{ \"monday\", \"tuesday\", \"wednesday\", \"friday\" } " WORKDAYS, NULL });
  check (&weekdays, cursus_value_new_string ("mon-thu"), (const char *const[]){ WORKDAYS, NULL });
  check (&boolean, cursus_value_new_boolean (true), (const char *const[]){ "false", NULL });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/ladder/numbers", test_numbers);
  g_test_add_func ("/app/ladder/times", test_times);
  g_test_add_func ("/app/ladder/lists", test_lists);
  return g_test_run ();
}
