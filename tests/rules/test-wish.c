/* Placements as people write them. */
#include "rules/wish.h"

#include "rules/rules-fixture.h"

/* A week in November: Paris with two rooms, Reims without any. Module “a” may be in all of them, with s1, s2 or both; “r” is
 * remote; “l” takes a whole day. */
static Fixture
make (void)
{
  CursusSession *session = fixture_session ("2023-11-06", "2023-11-12");
  g_ptr_array_add (session->sites, cursus_site_new ("paris"));
  g_ptr_array_add (session->sites, cursus_site_new ("reims"));
  fixture_room (session, "paris/A", 0, 0, "");
  fixture_room (session, "paris/B", 0, 0, "");
  fixture_room (session, "reims", 1, 0, "")->exclusive = false;
  fixture_person (session, "s1", CURSUS_ROLE_SPEAKER, "");
  fixture_person (session, "s2", CURSUS_ROLE_SPEAKER, "");
  fixture_person (session, "s3", CURSUS_ROLE_SPEAKER, "");
  CursusModule *a = fixture_module (session, "a", "1 2 3", ""), *r = fixture_module (session, "r", "", "");
  CursusModule *l = fixture_module (session, "l", "1", "");
  fixture_part (a, 1, 210);
  fixture_part (r, 1, 210);
  fixture_part (l, 2, 420);
  fixture_speakers (a, 2, "0 1 2");
  return fixture_compile (session);
}

/* "slot room/speakers room/speakers …", or the message. @present is Tuesday afternoon in paris/B with the second set, if wanted.
 */
static char *
tell (const Fixture *fixture, uint32_t meeting, const char *text, bool with_present)
{
  const CursusPlacement present = { .start = 3, .room = meeting == 1 ? 0 : 2, .speaker_set = meeting == 0 ? 1 : 0 };
  g_autoptr (GError) error = NULL;
  CursusWish wish;
  g_autoptr (GArray) options = NULL;
  if (cursus_wish_parse (&wish, fixture->frame, meeting, text, &error))
    options = cursus_wish_options (&wish, fixture->frame, meeting, with_present ? &present : NULL, &error);
  if (options == NULL)
    return g_strdup (error->message);
  GString *told = g_string_new (NULL);
  for (guint i = 0; i < options->len; i++) {
    CursusPlacement option = g_array_index (options, CursusPlacement, i);
    if (i == 0)
      g_string_append_printf (told, "%u", option.start);
    g_string_append_printf (told, " %u/%u", option.room, option.speaker_set);
  }
  return g_string_free (told, FALSE);
}

static const struct {
  uint32_t meeting;
  const char *text;
  bool with_present;
  const char *told;
} cases[] = {
  { 0, "2023-11-08 am @paris /s1+s2", false, "4 1/0 2/0" },
  { 0, "2023-11-08 am", false, "4 1/0 2/0 3/0" },
  { 0, "2023-11-08 14:00", false, "5 1/0 2/0 3/0" },
  { 0, "2023-11-08 14:00-17:30", false, "5 1/0 2/0 3/0" },
  { 0, "2023-11-08\t am  /s3+s1 @reims", false, "4 3/1" },
  { 0, "@paris/A 2023-11-08 am", false, "4 1/0" },
  { 0, "2023-11-08 am @B", false, "4 2/0" },
  { 0, "2023-11-08 am", true, "4 2/1 1/1" },
  { 0, "2023-11-08", true, "5 2/1 1/1" },
  { 0, "@reims", true, "3 3/1" },
  { 0, "@paris", true, "3 2/1 1/1" },
  { 0, "@A", true, "3 1/1" },
  { 0, "/s2+s3", true, "3 2/2 1/2" },
  { 1, "2023-11-09 pm", true, "7 0/0" },
  { 2, "2023-11-09 am", false, "6 1/0" },
};

static void
test_right (void)
{
  g_auto (Fixture) fixture = make ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *told = tell (&fixture, cases[i].meeting, cases[i].text, cases[i].with_present);
    g_assert_cmpstr (told, ==, cases[i].told);
  }
}

/* What is said has to be so, what is not said is open. */
static void
test_allows (void)
{
  static const struct {
    const char *text;
    CursusPlacement placement;
    bool allowed;
  } rows[] = {
    { "2023-11-08", { 4, 1, 0 }, true },
    { "2023-11-08", { 5, 3, 2 }, true },
    { "2023-11-08", { 6, 1, 0 }, false },
    { "2023-11-08 am", { 4, 1, 0 }, true },
    { "2023-11-08 am", { 5, 1, 0 }, false },
    { "@paris", { 0, 2, 0 }, true },
    { "@paris", { 0, 3, 0 }, false },
    { "@B", { 0, 2, 0 }, true },
    { "@B", { 0, 1, 0 }, false },
    { "/s2+s3", { 0, 1, 2 }, true },
    { "/s2+s3", { 0, 1, 0 }, false },
    { "2023-11-08 @A /s1+s2", { 4, 1, 0 }, true },
    { "2023-11-08 @A /s1+s2", { 4, 1, 1 }, false },
  };
  g_auto (Fixture) fixture = make ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    CursusWish wish;
    g_assert_true (cursus_wish_parse (&wish, fixture.frame, 0, rows[i].text, NULL));
    g_assert_cmpint (cursus_wish_allows (&wish, fixture.frame, rows[i].placement), ==, rows[i].allowed);
  }
}

static const struct {
  uint32_t meeting;
  const char *text;
  bool with_present;
  const char *says;
} wrong[] = {
  { 0, "", true, "is not understood" },
  { 0, "  ", true, "is not understood" },
  { 0, "2023-11-08 am pm", true, "is not understood" },
  { 0, "2023-11-08 am @paris @reims", true, "is not understood" },
  { 0, "2023-11-08 am /s1 /s2", true, "is not understood" },
  { 0, "2023-11-08", false, "say date and part of the day" },
  { 0, "@paris", false, "say date and part of the day" },
  { 0, "8/11/2023 am", true, "8/11/2023" },
  { 0, "2023-11-31 am", true, "2023" },
  { 0, "2023-11-08 an", true, "there is no part of the day “an”: did you mean “am”?" },
  { 0, "2023-11-08 15:00", true, "there is no part of the day “15:00”" },
  { 0, "2023-11-08 14:00-17:00", true, "there is no part of the day “14:00-17:00”" },
  { 0, "2023-11-13 am", true, "2023-11-13 is outside the session" },
  { 0, "2023-11-11 am", true, "the day is no teaching day" },
  { 2, "2023-11-08 pm", false, "or too short" },
  { 0, "@pariss", true, "it may not be at “pariss”: did you mean “paris”?" },
  { 0, "@", true, "it may not be at “”" },
  { 1, "@paris", true, "it may not be at “paris”" },
  { 2, "@B", true, "it may not be at “B”" },
  { 0, "/s1", true, "“s1” may not teach it together" },
  { 0, "/s1+s1", true, "“s1+s1” may not teach it together" },
  { 0, "/", true, "“” may not teach it together" },
};

static void
test_wrong (void)
{
  g_auto (Fixture) fixture = make ();
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *told = tell (&fixture, wrong[i].meeting, wrong[i].text, wrong[i].with_present);
    fixture_assert_says (told, wrong[i].says);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/wish/right", test_right);
  g_test_add_func ("/rules/wish/allows", test_allows);
  g_test_add_func ("/rules/wish/wrong", test_wrong);
  return g_test_run ();
}
