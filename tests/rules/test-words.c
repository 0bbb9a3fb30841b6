/* Dates and weekdays in two languages. */
#include "rules/words-private.h"

static void
test_dates (void)
{
  static const struct {
    int year, month, day;
    const char *language, *text;
  } cases[] = {
    { 2023, 10, 12, "en", "Thu 12 Oct 2023" },     { 2023, 10, 12, "fr", "jeu. 12 oct. 2023" },
    { 2023, 11, 1, "fr", "mer. 1er nov. 2023" },   { 2023, 11, 1, "en", "Wed 1 Nov 2023" },
    { 2024, 8, 18, "fr-FR", "dim. 18 août 2024" }, { 2024, 5, 6, NULL, "Mon 6 May 2024" },
    { 2024, 2, 29, "FR", "jeu. 29 févr. 2024" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    CursusDate date = cursus_date_from_ymd (cases[i].year, cases[i].month, cases[i].day);
    g_autofree char *text = cursus_words_date_in (date, cases[i].language);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_weekdays (void)
{
  g_assert_cmpstr (cursus_words_weekday (1, "en"), ==, "Monday");
  g_assert_cmpstr (cursus_words_weekday (7, "en"), ==, "Sunday");
  g_assert_cmpstr (cursus_words_weekday (1, "fr"), ==, "lundi");
  g_assert_cmpstr (cursus_words_weekday (7, "fr_CA"), ==, "dimanche");
}

static void
test_day_parts (void)
{
  g_assert_cmpstr (cursus_words_day_part ("am", "en"), ==, "am");
  g_assert_cmpstr (cursus_words_day_part ("am", "fr"), ==, "matin");
  g_assert_cmpstr (cursus_words_day_part ("pm", "fr"), ==, "après-midi");
  g_assert_cmpstr (cursus_words_day_part ("evening", "fr"), ==, "soir");
  g_assert_cmpstr (cursus_words_day_part ("veillee", "fr"), ==, "veillee");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/words/dates", test_dates);
  g_test_add_func ("/rules/words/weekdays", test_weekdays);
  g_test_add_func ("/rules/words/day-parts", test_day_parts);
  return g_test_run ();
}
