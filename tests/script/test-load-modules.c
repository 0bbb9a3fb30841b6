/* Tests of modules: places, groups, durations, speakers; and of uses of rules. */
#include "session-folder.h"

#define BASE                                                                                                                     \
  SESSION_LINE "site \"paris\" { name = \"Paris\", rooms = { \"A\", \"B\" } }\nsite \"reims\" { name = \"Reims\" }\n"            \
               "speaker \"a\" { name = \"A\" }\nspeaker \"b\" { name = \"B\" }\nspeaker \"c\" { name = \"C\" }\n"                \
               "group \"g1\" { title = \"G1\" }\ngroup \"g2\"\n"
#define MODULE(more) BASE "module \"m\" { title = \"M\", " more " }\n"
#define AT_REIMS(more) MODULE ("format = \"onsite\", site = \"reims\", " more)

static const CursusModule *
module_of (const Folder *folder)
{
  return cursus_session_module (folder->session, 0);
}

static void
test_places (void)
{
  static const struct {
    const char *text;
    const char *rooms; /* ids, in order */
  } rows[] = {
    { MODULE ("format = \"onsite\", half_days = 1, site = \"paris\""), "paris/A paris/B" },
    { MODULE ("format = \"visit\", half_days = 1, site = { \"reims\", \"paris\" }"), "reims paris/A paris/B" },
    { MODULE ("format = \"workshop\", half_days = 1, rooms = { \"paris/B\" }"), "paris/B" },
    { MODULE ("format = \"remote\", half_days = 1"), "remote" },
    { MODULE ("format = \"webinar\", half_days = 1"), "remote" },
    { "format \"call\" { remote = true }\n" MODULE ("format = \"call\", half_days = 1"), "remote" },
    { SESSION_LINE SITE_LINE MODULE_LINE, "paris" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (Folder) folder = folder_load_right (rows[i].text);
    g_autoptr (GString) rooms = g_string_new (NULL);
    for (guint r = 0; r < module_of (folder)->rooms->len; r++)
      g_string_append_printf (rooms, "%s%s", r > 0 ? " " : "",
                              cursus_session_room (folder->session, g_array_index (module_of (folder)->rooms, uint32_t, r))->id);
    g_assert_cmpstr (rooms->str, ==, rows[i].rooms);
  }
}

static void
test_wrong_places (void)
{
  assert_wrong (MODULE ("format = \"onsite\", half_days = 1"), "“site” is missing: the format “onsite” takes place at one");
  assert_wrong (MODULE ("format = \"onsite\", half_days = 1, site = \"pari\""), "there is no site “pari”: did you mean “paris”?");
  assert_wrong (MODULE ("format = \"onsite\", half_days = 1, site = { \"reims\", \"reims\" }"), "“reims” stands twice in “site”");
  assert_wrong (MODULE ("format = \"onsite\", half_days = 1, rooms = { \"A\" }"), "there is no room “A”");
  assert_wrong (MODULE ("format = \"onsite\", half_days = 1, rooms = \"reims\", site = \"reims\""), "not both");
  assert_wrong (MODULE ("format = \"remote\", half_days = 1, site = \"reims\""), "the format “remote” takes place at no site");
  assert_wrong (MODULE ("format = \"jury\", half_days = 1, site = \"reims\""), "there is no format “jury”");
  assert_wrong (AT_REIMS ("half_days = 1") "format \"visit\" { remote = true }\n", "“visit” stands already");
  assert_wrong (AT_REIMS ("half_days = 1") "format \"jury\"\n", "“remote” is missing");
}

static void
test_groups (void)
{
  g_autoptr (Folder) each = folder_load_right (AT_REIMS ("half_days = 1, groups = \"each\""));
  g_autoptr (Folder) one = folder_load_right (AT_REIMS ("half_days = 1, groups = { \"g2\" }"));
  g_assert_cmpuint (module_of (each)->groups->len, ==, 2);
  g_assert_cmpuint (module_of (one)->groups->len, ==, 1);
  g_assert_cmpuint (g_array_index (module_of (one)->groups, uint32_t, 0), ==, 1);
  assert_wrong (AT_REIMS ("half_days = 1, groups = { \"g3\" }"), "there is no group “g3”");
  assert_wrong (AT_REIMS ("half_days = 1, groups = {}"), "“groups” is empty");
  assert_wrong (SESSION_LINE SITE_LINE "module \"m\" { title = \"M\", format = \"onsite\", half_days = 1, groups = \"each\" }",
                "there is no group");
}

#define SLOTS(slots, more)                                                                                                       \
  "session { id = \"s\", title = \"S\", timezone = \"UTC\", from = \"2024-01-08\", to = \"2024-03-29\", slots = { " slots        \
  " } }\n" SITE_LINE "module \"m\" { title = \"M\", format = \"onsite\", " more " }\n"
#define HALVES "am = \"09:00-12:30\", pm = \"14:00-17:30\""
#define GRID "grid = 30, from = \"08:00\", to = \"18:00\""

static void
test_parts (void)
{
  static const struct {
    const char *text;
    const char *parts; /* slots/minutes of each */
  } rows[] = {
    { SLOTS (HALVES, "half_days = 1"), "1/210" },
    { SLOTS (HALVES, "half_days = 5"), "2/420 2/420 1/210" },
    { SLOTS (HALVES, "half_days = 4, parts = 4"), "1/210 1/210 1/210 1/210" },
    { SLOTS (HALVES, "half_days = 3, parts = { 1, 2 }"), "1/210 2/420" },
    { SLOTS (HALVES, "minutes = 90"), "1/90" },
    { SLOTS (HALVES, "minutes = 211"), "2/211" },
    { SLOTS (HALVES, "minutes = 500"), "2/420 1/80" },
    { SLOTS (HALVES, "slots = 3"), "2/420 1/210" },
    { SLOTS (HALVES ", evening = \"18:00-20:00\"", "half_days = 3"), "2/420 1/210" }, /* a day is two half-days */
    { SLOTS (HALVES ", evening = \"18:00-20:00\"", "slots = 3"), "3/630" },
    { SLOTS (GRID, "half_days = 1"), "7/210" },
    { SLOTS (GRID, "half_days = 3"), "14/420 7/210" },
    { SLOTS (GRID, "minutes = 100"), "4/100" },
    { SLOTS (GRID, "minutes = 600, parts = 1"), "20/600" },
    { SLOTS (GRID, "minutes = 600, parts = 4"), "5/150 5/150 5/150 5/150" },
    { SLOTS (GRID, "slots = 3"), "3/90" },
    { SLOTS ("grid = 60, from = \"08:00\", to = \"18:00\"", "half_days = 2"), "7/420" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (Folder) folder = folder_load_right (rows[i].text);
    g_autoptr (GString) parts = g_string_new (NULL);
    for (guint p = 0; p < module_of (folder)->parts->len; p++) {
      const CursusPart *part = &g_array_index (module_of (folder)->parts, CursusPart, p);
      g_string_append_printf (parts, "%s%u/%u", p > 0 ? " " : "", part->n_slots, part->minutes);
    }
    g_assert_cmpstr (parts->str, ==, rows[i].parts);
  }
}

static void
test_wrong_parts (void)
{
  assert_wrong (AT_REIMS (""), "the duration is missing: give “half_days”, “minutes” or “slots”");
  assert_wrong (AT_REIMS ("half_days = 1, minutes = 210"), "give one of “half_days”, “minutes” and “slots”, not two");
  assert_wrong (AT_REIMS ("half_days = 0"), "(0); accepted: a whole number from 1 to 2000");
  assert_wrong (AT_REIMS ("half_days = 1.5"), "accepted: a whole number from 1 to 2000");
  assert_wrong (AT_REIMS ("half_days = \"2 days\""), "“half_days” is a text (\"2 days\")");
  assert_wrong (AT_REIMS ("minutes = 1000000"), "which makes more than 500 days");
  assert_wrong (AT_REIMS ("half_days = 3, parts = 2"), "half_days = 3 cannot be cut into 2 equal parts");
  assert_wrong (AT_REIMS ("half_days = 3, parts = { 2, 2 }"), "the parts add up to 4, but half_days = 3");
  assert_wrong (AT_REIMS ("half_days = 3, parts = { 2, \"1\" }"), "“parts” is a text (\"1\")");
  assert_wrong (AT_REIMS ("half_days = 3, parts = {}"), "accepted: a number of parts, or a list");
  assert_wrong (AT_REIMS ("half_days = 3, parts = 1"), "3");
}

static void
test_speakers (void)
{
  g_autoptr (Folder) folder = folder_load_right (AT_REIMS ("half_days = 1, speakers = { \"a\", any { k = 1, \"b\", \"c\" } }"));
  g_autoptr (Folder) single = folder_load_right (AT_REIMS ("half_days = 1, speakers = \"b\""));
  g_autoptr (Folder) any = folder_load_right (AT_REIMS ("half_days = 1, speakers = any { k = 2, \"a\", \"b\", \"c\" }"));
  g_assert_cmpuint (module_of (folder)->speaker_choices->len, ==, 2);
  g_assert_cmpuint (cursus_session_meeting (folder->session, 0)->speaker_sets->len, ==, 2);
  g_assert_cmpuint (cursus_session_meeting (single->session, 0)->speaker_sets->len, ==, 1);
  g_assert_cmpuint (cursus_session_meeting (any->session, 0)->speaker_sets->len, ==, 3);
  assert_wrong (AT_REIMS ("half_days = 1, speakers = \"d\""), "there is no speaker “d”");
  assert_wrong (AT_REIMS ("half_days = 1, speakers = { \"a\", \"a\" }"), "“a” stands twice in “speakers”");
  assert_wrong (AT_REIMS ("half_days = 1, speakers = any { k = 3, \"a\", \"b\" }"), "any 3 of 2 speakers cannot be chosen");
  assert_wrong (AT_REIMS ("half_days = 1, speakers = { 3 }"), "“speakers” is a whole number (3)");
  assert_wrong (AT_REIMS ("half_days = 1, speakers = any { n = 1, \"a\" }"), "unknown key “n”");
}

static void
test_window (void)
{
  g_autoptr (Folder) on = folder_load_right (AT_REIMS ("half_days = 1, on = \"2024-02-01\", first = true, last = true"));
  g_autoptr (Folder) from = folder_load_right (AT_REIMS ("half_days = 1, from = \"2024-02-01\""));
  g_assert_cmpint (module_of (on)->window.last, ==, cursus_date_from_ymd (2024, 2, 1));
  g_assert_true (module_of (on)->first && module_of (on)->last);
  g_assert_cmpint (module_of (from)->window.last, ==, CURSUS_DATE_NONE);
  assert_wrong (AT_REIMS ("half_days = 1, from = \"2024-02-02\", to = \"2024-02-01\""), "is before “from”");
  assert_wrong (AT_REIMS ("half_days = 1, on = \"2025-02-02\""), "its dates are outside the session (2024-01-08 to 2024-03-29)");
  assert_wrong (AT_REIMS ("half_days = 1, on = \"2024-02-02\", to = \"2024-02-03\""), "give “on”, or “from” and “to”, not both");
}

static void
test_words (void)
{
  g_autoptr (Folder) folder = folder_load_right (
      AT_REIMS ("half_days = 1, tags = { \"eau\", \"air\", \"eau\" }, features = \"écran\", link = \"https://example.org\","
                "contact = \"c\", description = \"d\""));
  g_assert_cmpuint (g_strv_length (module_of (folder)->tags), ==, 2);
  g_assert_cmpstr (module_of (folder)->tags[0], ==, "air");
  g_assert_cmpstr (module_of (folder)->features[0], ==, "écran");
  g_assert_cmpstr (module_of (folder)->link, ==, "https://example.org");
}

static void
test_uses (void)
{
  g_autoptr (Folder) folder = folder_load_right (AT_REIMS ("half_days = 1") //
                                                 "use \"gap\" { min = \"3 weeks\" }\n"
                                                 "use \"gap\" { as = \"long\", weight = \"hard\", after = { \"m\" } }\n"
                                                 "use \"gap\" { weight = 20, because = \"x\" }\n"
                                                 "use \"rest\" { weight = 0, because = \"not yet\" }\nuse \"rooms\"\n");
  const CursusSession *session = folder->session;
  const CursusRuleUse *second = cursus_session_use (session, 1);
  g_assert_cmpuint (session->uses->len, ==, 5);
  g_assert_false (cursus_session_use (session, 0)->weight_given);
  g_assert_cmpstr (cursus_session_use (session, 0)->name, ==, "gap");
  g_assert_true (second->hard && second->weight_given);
  g_assert_cmpstr (second->name, ==, "long");
  g_assert_cmpuint (cursus_value_n_keys (second->params), ==, 1);
  g_assert_nonnull (cursus_value_lookup (second->params, "after"));
  g_assert_cmpstr (cursus_session_use (session, 2)->name, ==, "gap#2");
  g_assert_cmpint (cursus_session_use (session, 2)->weight, ==, 20);
  g_assert_cmpint (cursus_session_use (session, 3)->weight, ==, 0);
  g_assert_cmpstr (cursus_session_use (session, 3)->because, ==, "not yet");
  g_assert_cmpuint (cursus_value_n_keys (cursus_session_use (session, 4)->params), ==, 0);
}

static void
test_wrong_uses (void)
{
#define USE(more) AT_REIMS ("half_days = 1") "use \"gap\" { as = \"x\" }\nuse \"gap\" { " more " }\n"
  assert_wrong (USE ("as = \"x\""), "the name “x” stands already in line 10; names of uses must differ");
  assert_wrong (USE ("as = 3"), "“as” is a whole number (3)");
  assert_wrong (USE ("weight = \"soft\""), "“weight” is a text (\"soft\"); accepted: \"hard\"");
  assert_wrong (USE ("weight = -1"), "accepted: a whole number from 0 to 1000000");
  assert_wrong (USE ("weight = 1.5"), "accepted: a whole number");
  assert_wrong (USE ("weight = 0"), "needs because = \"…\"");
  assert_wrong (USE ("because = true"), "“because” is true or false");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/load-modules/places", test_places);
  g_test_add_func ("/script/load-modules/wrong-places", test_wrong_places);
  g_test_add_func ("/script/load-modules/groups", test_groups);
  g_test_add_func ("/script/load-modules/parts", test_parts);
  g_test_add_func ("/script/load-modules/wrong-parts", test_wrong_parts);
  g_test_add_func ("/script/load-modules/speakers", test_speakers);
  g_test_add_func ("/script/load-modules/window", test_window);
  g_test_add_func ("/script/load-modules/words", test_words);
  g_test_add_func ("/script/load-modules/uses", test_uses);
  g_test_add_func ("/script/load-modules/wrong-uses", test_wrong_uses);
  return g_test_run ();
}
