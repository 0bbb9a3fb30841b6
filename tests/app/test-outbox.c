/* Folders of mails. */
#include "app/outbox.h"

#include "app-fixture.h"
#include "app/error.h"

static void
test_again (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autofree char *box = fixture_path (fixture, "a/box");
  g_assert_true (cursus_outbox_begin (box, "s", NULL));
  g_assert_true (cursus_outbox_add (box, "anne", "0123456789abcdef@x", "mail", NULL));
  g_autofree char *names = fixture_list (fixture, "a/box"), *text = fixture_read (fixture, "a/box/anne-0123456789ab.eml");
  g_assert_cmpstr (names, ==, ".mails anne-0123456789ab.eml");
  g_assert_cmpstr (text, ==, "mail");
  g_assert_true (cursus_outbox_begin (box, "s", NULL));
  g_autofree char *rest = fixture_list (fixture, "a/box");
  g_assert_cmpstr (rest, ==, ".mails");
}

/* What is not of the outbox is left alone, and so are the mails beside it. */
static void
test_of_others (void)
{
  static const char *const names[] = { "theirs/letter.eml", "theirs/notes.txt", "box/notes.txt", "box/sub/x.eml" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (Fixture) fixture = fixture_new_empty ();
    g_autoptr (GError) error = NULL;
    g_autofree char *box = fixture_path (fixture, "box"), *folder = g_path_get_dirname (names[i]);
    g_autofree char *tried = fixture_path (fixture, i < 2 ? folder : "box");
    g_assert_true (cursus_outbox_begin (box, "s", NULL));
    g_assert_true (cursus_outbox_add (box, "anne", "0123456789abcdef@x", "mail", NULL));
    fixture_write (fixture, names[i], "x");
    g_assert_false (cursus_outbox_begin (tried, "s", &error));
    g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
    g_assert_true (fixture_has (fixture, names[i]));
    g_assert_true (fixture_has (fixture, "box/anne-0123456789ab.eml"));
  }
}

/* What a crash leaves behind goes with the next mails. */
static void
test_broken_off (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (GError) error = NULL;
  g_autofree char *box = fixture_path (fixture, "box");
  fixture_write (fixture, "box/.mails.AB12CD", "");
  g_assert_true (cursus_outbox_begin (box, "s", NULL));
  fixture_write (fixture, "box/anne-0123456789ab.eml.AB12CD", "ma");
  g_assert_true (cursus_outbox_begin (box, "s", NULL));
  g_autofree char *names = fixture_list (fixture, "box");
  g_assert_cmpstr (names, ==, ".mails");
  fixture_write (fixture, "box/anne.eml.backup", "mine");
  g_assert_false (cursus_outbox_begin (box, "s", &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
}

static void
test_of_another_session (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (GError) error = NULL;
  g_autofree char *box = fixture_path (fixture, "box");
  g_assert_true (cursus_outbox_begin (box, "s", NULL));
  g_assert_false (cursus_outbox_begin (box, "t", &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/outbox/again", test_again);
  g_test_add_func ("/app/outbox/of-others", test_of_others);
  g_test_add_func ("/app/outbox/broken-off", test_broken_off);
  g_test_add_func ("/app/outbox/of-another-session", test_of_another_session);
  return g_test_run ();
}
