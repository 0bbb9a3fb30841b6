/* Lengths of time: what is read, and how they are said in two languages. */
#include "script/duration.h"

/* @en NULL: refused. */
static void
assert_read (CursusValue *value, const char *en, const char *fr)
{
  g_autoptr (CursusValue) owned = value;
  CursusDuration duration;
  bool read = cursus_duration_read (owned, &duration);
  g_assert_cmpint (read, ==, en != NULL);
  g_autofree char *in_english = read ? cursus_duration_to_text (duration, false) : NULL;
  g_autofree char *in_french = read ? cursus_duration_to_text (duration, true) : NULL;
  g_assert_cmpstr (in_english, ==, en);
  g_assert_cmpstr (in_french, ==, fr);
}

static void
test_texts (void)
{
  static const char *const cases[][3] = {
    { "0 days", "0 days", "0 jour" },
    { "1 day", "1 day", "1 jour" },
    { "1 days", "1 day", "1 jour" },
    { "2 days", "2 days", "2 jours" },
    { " 3  weeks ", "3 weeks", "3 semaines" },
    { "1 week", "1 week", "1 semaine" },
    { "10 working days", "10 working days", "10 jours ouvrés" },
    { "1 working day", "1 working day", "1 jour ouvré" },
    { "2 half-days", "2 half-days", "2 demi-journées" },
    { "1 half day", "1 half-day", "1 demi-journée" },
    { "90 minutes", "90 minutes", "90 minutes" },
    { "2 hours", "2 hours", "2 heures" },
    { "100000 hours", "100000 hours", "100000 heures" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_read (cursus_value_new_string (cases[i][0]), cases[i][1], cases[i][2]);
}

static void
test_numbers (void)
{
  assert_read (cursus_value_new_integer (0), "0 days", "0 jour");
  assert_read (cursus_value_new_integer (5), "5 days", "5 jours");
  assert_read (cursus_value_new_integer (-1), NULL, NULL);
  assert_read (cursus_value_new_integer (CURSUS_DURATION_MAX + 1), NULL, NULL);
  assert_read (cursus_value_new_number (2.5), NULL, NULL);
}

static void
test_refused (void)
{
  static const char *const cases[]
      = { "", "3", "weeks", "-3 weeks", "3 fortnights", "3 Weeks", "2.5 days", "100001 days", "99999999999999999999 days" };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_read (cursus_value_new_string (cases[i]), NULL, NULL);
  assert_read (cursus_value_new_table (), NULL, NULL);
}

static void
test_unit_names (void)
{
  g_assert_cmpstr (cursus_duration_unit_name (CURSUS_UNIT_HALF_DAYS), ==, "half-days");
  g_assert_cmpstr (cursus_duration_unit_name (CURSUS_UNIT_WORKING_DAYS), ==, "working days");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/duration/texts", test_texts);
  g_test_add_func ("/script/duration/numbers", test_numbers);
  g_test_add_func ("/script/duration/refused", test_refused);
  g_test_add_func ("/script/duration/unit-names", test_unit_names);
  return g_test_run ();
}
