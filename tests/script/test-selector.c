/* Which modules a selector selects. */
#include "script/selector.h"

#include "script/selector-private.h"

#include "rule-fixture.h"

typedef struct {
  const char *items[4];
  const char *modules; /* ids, or the error */
} Case;

static const Case right_cases[] = {
  { { "*" }, "a b r ws long" },
  { { "b" }, "b" },
  { { " b " }, "b" },
  { { "long", "a" }, "a long" },
  { { "format:visit" }, "b" },
  { { "tag:energy" }, "a" },
  { { "group:g2" }, "ws" },
  { { "site:paris" }, "a ws long" },
  { { "speaker:su" }, "b" },
  { { "first" }, "a" },
  { { "last" }, "long" },
  { { "remote" }, "r" },
  { { "onsite" }, "a b ws long" },
  { { "not a" }, "b r ws long" },
  { { "not format:visit", "not a" }, "r ws long" },
  { { "site:paris", "not first" }, "ws long" },
  { { "a", "not a", "a" }, "a" },
  { { "a", "not a" }, "" },
};

static const Case wrong_cases[] = {
  { { "bb" }, "there is no module “bb”" },
  { { "lng" }, "there is no module “lng”: did you mean “long”?" },
  { { "remot" }, "did you mean “remote”?" },
  { { "format:vist" }, "did you mean “visit”?" },
  { { "tag:enrgy" }, "did you mean “energy”?" },
  { { "group:g3" }, "“group:g3” selects nothing that there is" },
  { { "site:rems" }, "did you mean “reims”?" },
  { { "speaker:sq" }, "“speaker:sq” selects nothing that there is" },
  { { "farmat:visit" }, "a word after format:, tag:, group:, site:, speaker:" },
  { { "a", "not bb" }, "there is no module “bb”" },
  { { "" }, "there is no module “”" },
  { { "not " }, "there is no module “not”" },
};

static CursusValue *
value_of (const Case *c)
{
  if (c->items[1] == NULL)
    return cursus_value_new_string (c->items[0]);
  CursusValue *value = cursus_value_new_table ();
  for (size_t i = 0; c->items[i] != NULL; i++)
    cursus_value_append (value, cursus_value_new_string (c->items[i]));
  return value;
}

static char *
name_all (const CursusSession *session, const GArray *modules)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < modules->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            cursus_session_module (session, g_array_index (modules, uint32_t, i))->id);
  return g_string_free (out, FALSE);
}

#define RULE FIXTURE_RULE ("", "")

static void
test_right (void)
{
  g_autoptr (Fixture) fixture = fixture_right (RULE, "");
  for (size_t i = 0; i < G_N_ELEMENTS (right_cases); i++) {
    g_autoptr (CursusValue) value = value_of (&right_cases[i]);
    g_autofree char *why = NULL;
    g_autoptr (GArray) modules = cursus_selector_read (fixture->folder->session, value, &why);
    g_assert_cmpstr (why, ==, NULL);
    g_autofree char *names = name_all (fixture->folder->session, modules);
    g_assert_cmpstr (names, ==, right_cases[i].modules);
  }
}

static void
test_wrong (void)
{
  g_autoptr (Fixture) fixture = fixture_right (RULE, "");
  for (size_t i = 0; i < G_N_ELEMENTS (wrong_cases); i++) {
    g_autoptr (CursusValue) value = value_of (&wrong_cases[i]);
    g_autofree char *why = NULL;
    g_assert_null (cursus_selector_read (fixture->folder->session, value, &why));
    g_assert_nonnull (why);
    if (strstr (why, wrong_cases[i].modules) == NULL)
      g_error ("expected \"%s\" in: %s", wrong_cases[i].modules, why);
  }
}

static void
test_wrong_values (void)
{
  g_autoptr (Fixture) fixture = fixture_right (RULE, "");
  g_autoptr (CursusValue) empty = cursus_value_new_table ();
  g_autoptr (CursusValue) number = cursus_value_new_integer (3);
  g_autoptr (CursusValue) keyed = cursus_value_new_table ();
  cursus_value_set (keyed, "x", cursus_value_new_string ("a"));
  const CursusValue *values[] = { empty, number, keyed };
  for (size_t i = 0; i < G_N_ELEMENTS (values); i++) {
    g_autofree char *why = NULL;
    g_assert_null (cursus_selector_read (fixture->folder->session, values[i], &why));
    g_assert_nonnull (strstr (why, "accepted: a text such as"));
  }
}

/* The author of a rule cannot know what a session has. */
static void
test_default (void)
{
  static const char *const texts[] = { "tag:evening", "format:jury", "a-module", "site:nowhere" };
  g_autoptr (Fixture) fixture = fixture_right (RULE, "");
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *why = NULL;
    g_autoptr (CursusValue) value = cursus_value_new_string (texts[i]);
    g_autoptr (GArray) modules = cursus_selector_read_default (fixture->folder->session, value, &why);
    g_assert_cmpstr (why, ==, NULL);
    g_assert_cmpuint (modules->len, ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/selector/right", test_right);
  g_test_add_func ("/script/selector/wrong", test_wrong);
  g_test_add_func ("/script/selector/wrong-values", test_wrong_values);
  g_test_add_func ("/script/selector/default", test_default);
  return g_test_run ();
}
