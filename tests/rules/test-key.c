/* Every key of the table, on a session known by heart. */
#include "rules/rules-example.h"

typedef struct {
  uint32_t meeting;
  const char *at;
  const char *key;
  const char *values; /* "2 3" */
  const char *text;   /* of the first value */
} Case;

static const Case cases[] = {
  { 3, "0.0", "module", "1", "Water" },
  { 3, "0.0", "run", "1", "Water" },
  { 4, "0.0", "run", "2", "Water" },
  { 5, "0.0", "format", "1", "remote" },
  { 3, "0.0", "group", "0", "g1" },
  { 0, "0.0", "group", "", NULL },
  { 0, "0.0", "tag", "0", "intro" },
  { 1, "0.0", "tag", "1 0", "energy" }, /* intro, energy, intro: the last is spelt like the first */
  { 5, "0.0", "tag", "", NULL },
  { 5, "0.0", "remote", "1", "remote" },
  { 0, "0.0", "remote", "0", "onsite" },
  { 0, "0.0", "participant", "2 3 4", "Ann Aire" },
  { 2, "0.0", "participant", "4", "Cid Cros" },
  { 0, "0.0 r1 s0", "speaker", "0", "Sam Sage" },
  { 1, "0.0 r1 s1", "speaker", "1", "Sue Sand" },
  { 5, "0.0 r0 s0", "speaker", "", NULL },
  { 2, "0.0 r1 s1", "person", "4 1", "Cid Cros" },
  { 0, "4.1 r1", "slot", "13 14", "2023-10-30 pm" },
  { 5, "4.1 r0", "slot", "13", "2023-10-30 pm" }, /* 90 minutes take the whole slot */
  { 1, "4.2 r1", "day", "4", "2023-10-30" },
  { 1, "2.0 r1", "workday", "2", "2023-10-30" }, /* Saturday counts as the Monday after it */
  { 1, "7.0 r1", "workday", "4", "2023-11-02" },
  { 1, "3.0 r1", "weekday", "6", "7" },
  { 1, "3.0 r1", "week", "0", "2023-W43" },
  { 1, "4.0 r1", "week", "1", "2023-W44" },
  { 1, "6.0 r1", "month", "1", "2023-11" },
  { 0, "6.1 r1", "day_part", "1", "pm" },
  { 1, "6.0 r4", "site", "2", "lyon" },
  { 5, "6.0 r0", "site", "", NULL },
  { 1, "6.0 r2", "room", "2", "paris/B" },
  { 1, "6.0 r3", "room", "", NULL },
  { 5, "6.0 r0", "room", "", NULL },
};

static void
test_fill (void)
{
  g_auto (Fixture) fixture = example_session ();
  bool seen[CURSUS_N_KEYS] = { false };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const Case *c = &cases[i];
    CursusKey key = cursus_key_find (c->key);
    uint32_t values[64];
    uint32_t n = cursus_key_fill (fixture.frame, key, c->meeting, example_at (c->at), values);
    g_autoptr (GString) text = g_string_new (NULL);
    for (uint32_t v = 0; v < n; v++) {
      g_string_append_printf (text, "%s%u", v > 0 ? " " : "", values[v]);
      g_assert_cmpuint (values[v], <, cursus_key_dimension (fixture.frame, key));
    }
    g_assert_cmpstr (text->str, ==, c->values);
    g_assert_cmpuint (n, <=, cursus_key_max_values (fixture.frame, key));
    g_autofree char *said = n > 0 ? cursus_key_value_text (fixture.frame, key, values[0]) : NULL;
    g_assert_cmpstr (said, ==, c->text);
    seen[key] = true;
  }
  for (CursusKey key = 0; key < CURSUS_N_KEYS; key++)
    g_assert_true (seen[key]);
}

/* Fixed keys and those of people are asked before there is a place. */
static void
test_without_place (void)
{
  g_auto (Fixture) fixture = example_session ();
  uint32_t values[64];
  CursusPlacement nowhere = { .start = CURSUS_UNPLACED };
  for (CursusKey key = 0; key < CURSUS_N_KEYS; key++)
    if (cursus_key_class (key) != CURSUS_KEY_CLASS_PLACED)
      cursus_key_fill (fixture.frame, key, 1, nowhere, values);
  g_assert_cmpuint (cursus_key_fill (fixture.frame, CURSUS_KEY_PERSON, 1, nowhere, values), ==, 3);
}

static void
test_dimensions (void)
{
  static const struct {
    const char *key;
    uint32_t dimension;
  } sizes[] = {
    { "module", 3 }, { "run", 4 },      { "format", 4 }, { "group", 2 },    { "tag", 3 },     { "remote", 2 },
    { "person", 5 }, { "slot", 42 },    { "day", 14 },   { "workday", 10 }, { "weekday", 7 }, { "week", 3 },
    { "month", 2 },  { "day_part", 3 }, { "site", 3 },   { "room", 5 },
  };
  g_auto (Fixture) fixture = example_session ();
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_assert_cmpuint (cursus_key_dimension (fixture.frame, cursus_key_find (sizes[i].key)), ==, sizes[i].dimension);
}

/* The week of a session's first days may be a week of the year before. */
static void
test_week_of_new_year (void)
{
  CursusSession *session = fixture_session ("2022-12-31", "2023-01-02");
  fixture_part (fixture_module (session, "web", "", ""), 1, 210);
  g_auto (Fixture) fixture = fixture_compile (session);
  g_autofree char *first = cursus_key_value_text (fixture.frame, CURSUS_KEY_WEEK, 0);
  g_autofree char *second = cursus_key_value_text (fixture.frame, CURSUS_KEY_WEEK, 1);
  g_assert_cmpstr (first, ==, "2022-W52");
  g_assert_cmpstr (second, ==, "2023-W01");
}

static void
test_table (void)
{
  for (CursusKey key = 0; key < CURSUS_N_KEYS; key++) {
    g_assert_cmpint (cursus_key_find (cursus_key_name (key)), ==, key);
    g_assert_cmpstr (cursus_key_names ()[key], ==, cursus_key_name (key));
    g_assert_cmpstr (cursus_key_doc (key), !=, "");
  }
  g_assert_null (cursus_key_names ()[CURSUS_N_KEYS]);
  g_assert_cmpint (cursus_key_find ("hour"), ==, CURSUS_N_KEYS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/key/fill", test_fill);
  g_test_add_func ("/rules/key/without-place", test_without_place);
  g_test_add_func ("/rules/key/dimensions", test_dimensions);
  g_test_add_func ("/rules/key/week-of-new-year", test_week_of_new_year);
  g_test_add_func ("/rules/key/table", test_table);
  return g_test_run ();
}
