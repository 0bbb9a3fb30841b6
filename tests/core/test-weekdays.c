/* Days of the week as planners write them. */
#include "core/weekdays.h"

static void
test_parse (void)
{
  static const struct {
    const char *text;
    uint8_t bits;
  } rows[] = {
    { "monday", 0x01 },   { "Mon", 0x01 },     { "LUNDI", 0x01 },     { "lun", 0x01 },
    { "dimanche", 0x40 }, { "mon-fri", 0x1f }, { "mar - jeu", 0x0e }, { "sun-sun", 0x40 },
    { "fri-mon", 0 },     { "mon-", 0 },       { "-fri", 0 },         { "", 0 },
    { "m", 0 },           { "mond", 0 },       { "mon-fri-sun", 0 },  { "mon-funday", 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmphex (cursus_weekdays_parse (rows[i].text), ==, rows[i].bits);
}

static void
test_list (void)
{
  g_autofree char *none = cursus_weekdays_list (0, false), *ends = cursus_weekdays_list (0x41, false);
  g_autofree char *french = cursus_weekdays_list (0x18, true);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (ends, ==, "Monday, Sunday");
  g_assert_cmpstr (french, ==, "jeudi, vendredi");
}

static void
test_suggest (void)
{
  g_autofree char *near = cursus_weekdays_suggest ("lundy");
  g_assert_cmpstr (near, ==, ": did you mean “lundi”?");
  g_autofree char *far = cursus_weekdays_suggest ("Christmas");
  g_assert_cmpstr (far, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/weekdays/parse", test_parse);
  g_test_add_func ("/core/weekdays/list", test_list);
  g_test_add_func ("/core/weekdays/suggest", test_suggest);
  return g_test_run ();
}
