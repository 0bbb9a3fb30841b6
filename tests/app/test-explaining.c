/* Why a meeting is where it is, and why it is not somewhere else. */
#include "app/explaining.h"

#include <json-glib/json-glib.h>

#include "app/error.h"
#include "app/pinning.h"
#include "living-fixture.h"

#define COMPARED_SECONDS 1000 /* no limit that anybody meets */

/* Water on Thursdays only, in the first week; two remote halves that must not be on one day; mornings cost. */
#define STRICT                                                                                                                   \
  FIXTURE_SESSION "use \"weekdays\" { as = \"thursdays\", on = \"water\", weekdays = { \"thursday\" } }\n"                       \
                  "use \"order\" { as = \"first-things\", before = \"opening\", after = \"water\" }\n"                           \
                  "use \"weekdays\" { as = \"afternoons\", on = \"air\", day_parts = \"pm\", weight = 4 }\n"

static char *
here (const Fixture *fixture, const char *meeting, CursusExplainingOptions options, GError **error)
{
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusPlan) plan = living_newest (fixture);
  options.columns = 120;
  return cursus_explaining_here (workspace, plan, meeting, &options, error);
}

static char *
there (const Fixture *fixture, const char *meeting, const char *wish, CursusExplainingOptions options, bool *found,
       GError **error)
{
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusPlan) plan = living_newest (fixture);
  options.columns = 120;
  options.seconds = options.seconds > 0 ? options.seconds : COMPARED_SECONDS;
  return cursus_explaining_there (workspace, plan, meeting, wish, &options, found, error);
}

static void
place (const Fixture *fixture, const char *meeting, const char *placement, bool pin)
{
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  CursusPinningOptions options = { .force = true };
  bool refused;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = cursus_pinning_move (workspace, meeting, placement, pin, &options, &refused, &error);
  g_assert_no_error (error);
}

/* Opening on Monday, water on the first Thursday, air on the first Friday, all in the morning. */
static Fixture *
make (const char *session)
{
  Fixture *fixture = fixture_new (session);
  living_plan (fixture, 1);
  place (fixture, "opening", "2027-03-01 am", false);
  place (fixture, "water", "2027-03-04 am", false);
  place (fixture, "air", "2027-03-05 am", false);
  return fixture;
}

static void
test_here (void)
{
  g_autoptr (Fixture) fixture = make (STRICT);
  g_autoptr (GError) error = NULL;
  g_autofree char *water = here (fixture, "Water", (CursusExplainingOptions){ 0 }, &error);
  g_assert_no_error (error);
  assert_contains (water, "Water (water)\nThu 4 Mar 2027 · morning · 09:00–12:30\n");
  assert_contains (water, "No rule is broken by this meeting.");
  assert_contains (water, "Why not elsewhere? 19 other choices of time, room and speakers\n");
  assert_contains (water, "     16  forbidden, wherever the other meetings are\n            16  thursdays (weekdays)\n");
  assert_contains (water, "for example: “Water” (Wed 3 Mar 2027) is not on");
  assert_contains (water, "      3  possible: dearer 0, at the same cost 3, cheaper 0\n");
  assert_contains (water, "             0  Thu 4 Mar 2027, afternoon (14:00–17:30) · Paris");
  g_autofree char *air = here (fixture, "air", (CursusExplainingOptions){ 0 }, &error);
  assert_contains (air, "afternoons (weekdays) · weight 4 · 4 points");
  assert_contains (air, "      2  forbidden because of where the other meetings are\n");
  assert_contains (air, "In the way, each of them alone: “Opening” (1), “Water” (1).");
  assert_contains (air, "     17  possible: dearer 0, at the same cost 7, cheaper 10\n            −4  Thu 4 Mar 2027, afternoon");
  assert_contains (air, "−4 afternoons (weekdays)\n");
  assert_contains (air, "… and 14 more\n");
}

/* All of it, and what is pinned. */
static void
test_here_all (void)
{
  g_autoptr (Fixture) fixture = make (STRICT);
  place (fixture, "opening", "2027-03-03 pm", true);
  g_autofree char *opening = here (fixture, "opening", (CursusExplainingOptions){ 0 }, NULL);
  assert_contains (opening, "It is pinned by the planner: no plan moves it");
  assert_contains (opening, "first-things (order)");
  g_autofree char *air = here (fixture, "air", (CursusExplainingOptions){ .all = true }, NULL);
  g_assert_null (strstr (air, "more"));
  assert_contains (air, "“Opening” ◆ (1)");
}

static JsonObject *
parse (JsonParser *parser, const char *text)
{
  g_autoptr (GError) error = NULL;
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_here_json (void)
{
  g_autoptr (Fixture) fixture = make (STRICT);
  g_autofree char *text = here (fixture, "air", (CursusExplainingOptions){ .json = true }, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (parser, text), *elsewhere = json_object_get_object_member (root, "elsewhere");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (root, "meeting"), "id"), ==, "air");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "rules")), ==, 1);
  g_assert_cmpint (json_object_get_int_member (elsewhere, "placements"), ==, 19);
  g_assert_cmpint (json_object_get_int_member (elsewhere, "forbidden"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (elsewhere, "blocked"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (elsewhere, "cheaper"), ==, 10);
  JsonArray *possible = json_object_get_array_member (elsewhere, "possible");
  g_assert_cmpuint (json_array_get_length (possible), ==, 17);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (possible, 0), "difference"), ==, -4);
  JsonObject *reason = json_array_get_object_element (json_object_get_array_member (elsewhere, "blocked_by"), 0);
  g_assert_cmpint (json_object_get_int_member (reason, "placements"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (reason, "beyond"), ==, 2);
  assert_contains (json_object_get_string_member (json_object_get_object_member (reason, "example"), "text"),
                   "Thu 4 Mar 2027 am: 2 meetings at the same time");
}

/* Where water is: alone it is in the way of both, and the best plan moves it. */
static void
test_there (void)
{
  g_autoptr (Fixture) fixture = make (STRICT);
  g_autoptr (GError) error = NULL;
  bool found = false;
  g_autofree char *text = there (fixture, "air", "2027-03-04 am", (CursusExplainingOptions){ 0 }, &found, &error);
  g_assert_no_error (error);
  g_assert_true (found);
  assert_contains (text,
                   "Air (air)\nIt is    Fri 5 Mar 2027, morning (09:00–12:30) · remote · Luc Vent\nWhy not  Thu 4 Mar 2027");
  assert_contains (text, "This breaks hard rules:\n      2  nobody-twice\n");
  assert_contains (text, "The best plan that has it there (2027-03-04 am)\nIt costs 4 points: as much as the plan as it is. "
                         "It is proven that none with it there costs less.\n1 other meeting moves for it.\n");
  assert_contains (text, "  “Water” is moved from Thu 4 Mar 2027, morning (09:00–12:30) to Thu ");
  /* The part of the day that is not said is open for the plan, and as it is for the meeting alone. */
  g_autofree char *day = there (fixture, "air", "2027-03-04", (CursusExplainingOptions){ 0 }, &found, &error);
  assert_contains (day, "Why not  Thu 4 Mar 2027, morning");
  assert_contains (day, "It costs 0 points: 4 points less than the plan as it is.");
  assert_contains (day,
                   "No other meeting moves for it.\n  “Air” is moved from Fri 5 Mar 2027, morning (09:00–12:30) to Thu 4 Mar "
                   "2027, afternoon");
  g_autofree char *already = there (fixture, "air", "2027-03-05 am", (CursusExplainingOptions){ 0 }, &found, &error);
  assert_contains (already, "That is what is asked for.");
  assert_contains (already, "No other meeting moves for it.\n");
}

/* Neither by a rule of its own nor before the opening, which is pinned. */
static void
test_nowhere (void)
{
  g_autoptr (Fixture) fixture = make (STRICT);
  bool found = true;
  g_autofree char *friday = there (fixture, "water", "2027-03-05 am", (CursusExplainingOptions){ 0 }, &found, NULL);
  g_assert_false (found);
  assert_contains (friday, "There is none, proven: hard rules forbid it there, wherever the other meetings are.");
  assert_contains (friday, "what you ask for: “Water” at 2027-03-05 am");
  assert_contains (friday, "rule “thursdays”");
  place (fixture, "opening", "2027-03-05 am", true);
  place (fixture, "water", "2027-03-11 am", false);
  g_autofree char *before = there (fixture, "water", "2027-03-04 pm", (CursusExplainingOptions){ 0 }, &found, NULL);
  g_assert_false (found);
  assert_contains (before, "There is none: that is proven.");
  assert_contains (before, "without any one of them the others do not:");
  assert_contains (before, "rule “first-things”");
  assert_contains (before, "pin of “Opening”: Fri 5 Mar 2027");
  assert_contains (before, "what you ask for: “Water” at 2027-03-04 pm");
  assert_contains (before, "“Opening” is no longer pinned (Fri 5 Mar 2027");
}

/* Only rules of every session are in the way of a talk in the middle of the day: to give up the wish is no repair. */
static void
test_wish_stays (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
      "session { id = \"small\", title = \"A small session\", language = \"en\", timezone = \"Europe/Paris\",\n"
      "  from = \"2027-03-01\", to = \"2027-03-01\",\n"
      "  slots = { am = \"09:00-12:00\", pm = \"13:00-16:00\", evening = \"17:00-20:00\" } }\n"
      "module \"long\" { title = \"Long\", format = \"remote\", slots = 2 }\n"
      "module \"talk\" { title = \"Talk\", format = \"remote\", slots = 1 }\n"
      "people \"people.csv\"\n");
  living_plan (fixture, 1);
  bool found = true;
  g_autofree char *text = there (fixture, "talk", "2027-03-01 pm", (CursusExplainingOptions){ 0 }, &found, NULL);
  g_assert_false (found);
  g_test_message ("%s", text);
  assert_contains (text, "what you ask for: “Talk” at 2027-03-01 pm");
  assert_contains (text, "rule “nobody-twice” costs points instead of being hard");
}

static void
test_there_json (void)
{
  g_autoptr (Fixture) fixture = make (STRICT);
  bool found = false;
  const CursusExplainingOptions options = { .json = true };
  g_autofree char *text = there (fixture, "air", "2027-03-04 am", options, &found, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (parser, text), *alone = json_object_get_object_member (root, "alone");
  JsonObject *best = json_object_get_object_member (root, "best");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (alone, "score"), "hard"), >, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (alone, "added")), >, 0);
  g_assert_cmpstr (json_object_get_string_member (best, "status"), ==, "optimal");
  g_assert_cmpint (json_object_get_int_member (best, "bound"), ==, 4);
  g_assert_cmpint (json_object_get_int_member (best, "difference"), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (best, "meetings")), ==, 2);
  g_assert_false (json_object_has_member (root, "conflict"));
  g_autofree char *none = there (fixture, "water", "2027-03-05 am", options, &found, NULL);
  root = parse (parser, none);
  best = json_object_get_object_member (root, "best");
  g_assert_cmpstr (json_object_get_string_member (best, "status"), ==, "infeasible");
  g_assert_true (json_object_get_null_member (best, "score"));
  g_assert_true (json_object_get_null_member (best, "bound"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "conflict")), ==, 2);
}

static void
test_wrong (void)
{
  g_autoptr (Fixture) fixture = make (STRICT);
  bool found = true;
  g_autoptr (GError) error = NULL;
  g_assert_null (here (fixture, "watre", (CursusExplainingOptions){ 0 }, &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
  assert_contains (error->message, "did you mean “water”?");
  const char *const wishes[] = { "soon", "2027-03-04 noon", "2027-05-01 am", "@lyon", "/sp-air", "" };
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++) {
    g_clear_error (&error);
    g_assert_null (there (fixture, "water", wishes[i], (CursusExplainingOptions){ 0 }, &found, &error));
    g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
    assert_contains (error->message, "place of “water”: ");
  }
  g_assert_false (found);
  fixture_write (fixture, "small/session.lua",
                 FIXTURE_SESSION "module \"fire\" { title = \"T\", format = \"remote\", half_days = 1 }\n");
  g_clear_error (&error);
  g_assert_null (here (fixture, "water", (CursusExplainingOptions){ 0 }, &error));
  assert_contains (error->message, "no longer fits the session");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/explaining/here", test_here);
  g_test_add_func ("/app/explaining/here-all", test_here_all);
  g_test_add_func ("/app/explaining/here-json", test_here_json);
  g_test_add_func ("/app/explaining/there", test_there);
  g_test_add_func ("/app/explaining/nowhere", test_nowhere);
  g_test_add_func ("/app/explaining/wish-stays", test_wish_stays);
  g_test_add_func ("/app/explaining/there-json", test_there_json);
  g_test_add_func ("/app/explaining/wrong", test_wrong);
  return g_test_run ();
}
