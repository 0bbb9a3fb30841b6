/* Words in two languages. */
#include "ical/labels.h"

static void
test_complete (void)
{
  for (CursusIcalLabel label = 0; label < CURSUS_ICAL_N_LABELS; label++) {
    g_assert_cmpstr (cursus_ical_label (label, "fr"), !=, NULL);
    g_assert_cmpstr (cursus_ical_label (label, "en"), !=, NULL);
    g_assert_true (g_utf8_validate (cursus_ical_label (label, "fr"), -1, NULL));
  }
  g_assert_cmpstr (cursus_ical_label (CURSUS_ICAL_LABEL_REMOTE, "fr"), ==, "À distance");
  g_assert_cmpstr (cursus_ical_label (CURSUS_ICAL_LABEL_REMOTE, "de"), ==, "Remote");
  g_assert_cmpstr (cursus_ical_label (CURSUS_ICAL_LABEL_REMOTE, NULL), ==, "Remote");
}

static void
test_formats (void)
{
  g_assert_cmpstr (cursus_ical_format_label ("visit", "fr"), ==, "Visite");
  g_assert_cmpstr (cursus_ical_format_label ("visit", "en"), ==, "Visit");
  g_assert_cmpstr (cursus_ical_format_label ("soutenance", "fr"), ==, "soutenance");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/labels/complete", test_complete);
  g_test_add_func ("/ical/labels/formats", test_formats);
  return g_test_run ();
}
