/* Tests of sites, groups, speakers and participants. */
#include "session-folder.h"

#define LEAST SESSION_LINE SITE_LINE MODULE_LINE

static void
test_sites (void)
{
  g_autoptr (Folder) folder = folder_load_right (
      SESSION_LINE
      "site \"paris\" { name = \"Campus de Paris\", address = \"1 rue\\nParis\", access = \"metro\", geo = { 48.85, 2.35 } }\n"
      "site \"reims\" { name = \"Reims\", rooms = { \"A\", \"B\" } }\n"
      "site \"poitiers\" { name = \"P\", rooms = { A = { name = \"Amphi\", capacity = 30, features = { \"y\", \"x\", \"y\" } } } "
      "}\n"
      "site \"lille\" { name = \"L\", rooms = { { id = \"Z\", capacity = 9 } } }\n"
      "travel { from = \"paris\", to = \"reims\", minutes = 50 }\n"
      "module \"m\" { title = \"M\", format = \"onsite\", half_days = 1, site = \"paris\" }\n");
  const CursusSession *session = folder->session;
  const CursusSite *paris = cursus_session_site (session, 0);
  const CursusRoom *implicit = cursus_session_room (session, cursus_session_find_room (session, "paris"));
  const CursusRoom *room = cursus_session_room (session, cursus_session_find_room (session, "poitiers/A"));
  g_assert_cmpstr (paris->address, ==, "1 rue\nParis");
  g_assert_true (paris->has_position);
  g_assert_cmpfloat (paris->longitude, ==, 2.35);
  g_assert_false (implicit->exclusive);
  g_assert_true (room->exclusive);
  g_assert_cmpuint (room->capacity, ==, 30);
  g_assert_cmpstr (room->name, ==, "Amphi");
  g_assert_cmpstr (room->features[0], ==, "x");
  g_assert_cmpuint (g_strv_length (room->features), ==, 2);
  g_assert_cmpuint (cursus_session_room (session, cursus_session_find_room (session, "lille/Z"))->capacity, ==, 9);
  g_assert_cmpuint (cursus_session_find_room (session, "reims/B"), !=, CURSUS_NONE);
  g_assert_cmpuint (cursus_session_travel (session, 1, 0), ==, 50);
  g_assert_cmpuint (cursus_session_travel (session, 0, 2), ==, CURSUS_NONE);
}

static void
test_wrong_sites (void)
{
  assert_wrong (SESSION_LINE MODULE_LINE "site \"x\"\n", "“name” is missing");
  assert_wrong (LEAST "site \"paris\" { name = \"P\" }\n", "“paris” stands already in ");
  assert_wrong (SESSION_LINE "site \"p\" { name = \"P\", geo = { 91, 0 } }\n" MODULE_LINE, "accepted: a number from -90 to 90");
  assert_wrong (SESSION_LINE "site \"p\" { name = \"P\", geo = \"here\" }\n" MODULE_LINE, "accepted: latitude and longitude");
  assert_wrong (SESSION_LINE "site \"p\" { name = \"P\", rooms = \"A\" }\n" MODULE_LINE "", "accepted: a list of names");
  assert_wrong (SESSION_LINE "site \"p\" { name = \"P\", rooms = { \"A\", \"A\" } }\n" MODULE_LINE, "“p/A” stands already");
  assert_wrong (SESSION_LINE "site \"p\" { name = \"P\", rooms = { \"A B\" } }\n" MODULE_LINE, "“A B” is no id");
  assert_wrong (SESSION_LINE "site \"p\" { name = \"P\", rooms = { \"B\", A = { capacity = 0 } } }\n" MODULE_LINE,
                "accepted: a whole number from 1");
  assert_wrong (LEAST "travel { from = \"paris\", to = \"rems\", minutes = 5 }\n", "there is no site “rems”");
  assert_wrong (LEAST "travel { from = \"paris\", to = \"paris\", minutes = 5 }\n",
                "“from” and “to” are both “paris”; name two different sites");
  assert_wrong (LEAST "travel { from = \"paris\", to = \"paris\", minutes = \"1 h\" }\n",
                "accepted: a whole number from 0 to 2880");
}

static void
test_contradictory_travel (void)
{
  g_autoptr (Folder) folder = folder_new (SESSION_LINE SITE_LINE "site \"reims\" { name = \"R\" }\n"
                                                                 "travel { from = \"paris\", to = \"reims\", minutes = 50 }\n"
                                                                 "travel { from = \"reims\", to = \"paris\", minutes = 60 }\n");
  g_assert_null (folder_load (folder));
  folder_assert_says (folder, "session.lua:5: travel: between “reims” and “paris” were already 50 minutes, here are 60");
}

static bool
is_marked (const CursusSession *session, const CursusPerson *person, CursusLevel level, int month, int day, int minute)
{
  int64_t start = cursus_zone_to_utc_first (session->zone, cursus_date_from_ymd (2024, month, day), minute);
  return cursus_intervals_overlaps (person->availability->levels[level], start, start + 60);
}

static void
test_speaker (void)
{
  g_autoptr (Folder) folder = folder_new (
      LEAST "speaker \"sp\" { name = \"Sp\", email = \"sp@example.org\", organisation = \"O\", language = \"en\",\n"
            "  availability = { \"sp.ics\", \"sp.csv\" }, unavailable = \"2024-01-12\",\n"
            "  reluctant = { \"2024-02-01 09:00-12:00\", { \"2024-02-05\", \"2024-02-07\" } },\n"
            "  preferred = { { from = \"2024-03-04\", to = \"2024-03-05\" } } }\n");
  folder_write (folder, "sp.ics", "");
  folder_write (folder, "sp.csv", "du;au\n2024-03-11;2024-03-12\n");
  g_assert_nonnull (folder_load (folder));
  const CursusSession *session = folder->session;
  const CursusPerson *speaker = cursus_session_person (session, cursus_session_find_person (session, "sp"));
  g_assert_cmpint (speaker->role, ==, CURSUS_ROLE_SPEAKER);
  g_assert_cmpstr (speaker->email, ==, "sp@example.org");
  g_assert_true (is_marked (session, speaker, CURSUS_LEVEL_UNAVAILABLE, 1, 10, 0));
  g_assert_true (is_marked (session, speaker, CURSUS_LEVEL_UNAVAILABLE, 1, 12, 1439));
  g_assert_false (is_marked (session, speaker, CURSUS_LEVEL_UNAVAILABLE, 1, 13, 0));
  g_assert_true (is_marked (session, speaker, CURSUS_LEVEL_UNAVAILABLE, 3, 12, 600));
  g_assert_true (is_marked (session, speaker, CURSUS_LEVEL_RELUCTANT, 2, 1, 9 * 60));
  g_assert_false (is_marked (session, speaker, CURSUS_LEVEL_RELUCTANT, 2, 1, 12 * 60));
  g_assert_true (is_marked (session, speaker, CURSUS_LEVEL_RELUCTANT, 2, 6, 0));
  g_assert_true (is_marked (session, speaker, CURSUS_LEVEL_PREFERRED, 3, 5, 0));
}

static void
test_wrong_speakers (void)
{
#define SPEAKER(more) LEAST "speaker \"sp\" { name = \"Sp\", " more " }\n"
  assert_wrong (SPEAKER ("language = \"de\""), "“language” cannot be \"de\" (accepted: fr, en)");
  assert_wrong (SPEAKER ("availability = \"sp.txt\""), "accepted: a file that ends in .ics or .csv");
  assert_wrong (SPEAKER ("availability = \"sp.ics\""), "the file “sp.ics” cannot be read");
  assert_wrong (SPEAKER ("unavailable = { \"2024-02-30\" }"), "“unavailable”: ");
  assert_wrong (SPEAKER ("unavailable = { \"2024-02-03 9-12\" }"), "“unavailable”: ");
  assert_wrong (SPEAKER ("unavailable = { { \"2024-02-03\", \"2024-02-01\" } }"), "the last date (2024-02-01) is before");
  assert_wrong (SPEAKER ("unavailable = 3"), "“unavailable” is a whole number (3)");
  assert_wrong (SPEAKER ("unvailable = {}"), "did you mean “unavailable”?");
  assert_wrong (LEAST "group \"each\"\npeople {}\n", "“each” means every group");
}

static void
test_participants (void)
{
  g_autoptr (Folder) folder = folder_new (LEAST "people \"p.csv\"\navailability \"a.csv\"\n");
  folder_write (folder, "p.csv",
                "\xef\xbb\xbfIdentifiant;Nom;Prénom;Courriel;Collectivité;Langue;Groupes;Disponibilités\n"
                "p1;Durand;Zoé;z@example.org;Épernay;en;g1+g2;p1.ics\n"
                "p2;Petit;;;;;g1|g3;\n");
  folder_write (folder, "p1.ics", "");
  folder_write (folder, "a.csv", "personne;du\np2;2024-02-14\n");
  folder_load (folder);
  g_autofree char *messages = cursus_diagnostics_format (folder->diagnostics);
  g_assert_cmpstr (messages, ==, "");
  const CursusSession *session = folder->session;
  const CursusPerson *zoe = cursus_session_person (session, cursus_session_find_person (session, "p1"));
  const CursusPerson *petit = cursus_session_person (session, cursus_session_find_person (session, "p2"));
  g_assert_cmpstr (zoe->name, ==, "Zoé Durand");
  g_assert_cmpstr (zoe->organisation, ==, "Épernay");
  g_assert_cmpstr (zoe->language, ==, "en");
  g_assert_cmpuint (zoe->groups->len, ==, 2);
  g_assert_true (is_marked (session, zoe, CURSUS_LEVEL_UNAVAILABLE, 1, 10, 0));
  g_assert_cmpstr (petit->name, ==, "Petit");
  g_assert_cmpstr (petit->language, ==, "fr");
  g_assert_true (is_marked (session, petit, CURSUS_LEVEL_UNAVAILABLE, 2, 14, 0));
  g_assert_cmpuint (session->groups->len, ==, 3);
  g_assert_cmpuint (cursus_session_group (session, cursus_session_find_group (session, "g1"))->members->len, ==, 2);
}

static void
test_wrong_participants (void)
{
  g_autoptr (Folder) folder = folder_new (LEAST "group \"g1\"\nspeaker \"sp\" { name = \"Sp\" }\npeople \"p.csv\"\n");
  folder_write (folder, "p.csv",
                "id;nom;courriel;groupes;langue;disponibilites\n"
                "p1;A;;g1;fr;\n"
                "p1;B;;g1;fr;\n"
                "sp;C;;g1;fr;\n"
                "p4;D;d@;g9;de;../x.ics\n"
                "p 5;E;;;;\n"
                "p6;;;;;\n");
  g_assert_null (folder_load (folder));
  folder_assert_says (folder, "p.csv:3: “p1” stands already in ");
  folder_assert_says (folder, "p.csv, line 2; ids must differ");
  folder_assert_says (folder, "p.csv:4: “sp” stands already in ");
  folder_assert_says (folder, "p.csv:5: “d@” is no e-mail address");
  folder_assert_says (folder, "p.csv:5: there is no group “g9”: did you mean “g1”?");
  folder_assert_says (folder, "p.csv:5: the language is “de”; accepted: fr, en");
  folder_assert_says (folder, "p.csv:5: “../x.ics” leaves the session's folder");
  folder_assert_says (folder, "p.csv:6: “p 5” is no id");
  folder_assert_says (folder, "p.csv:7: the name is missing");
}

static void
test_wrong_headings (void)
{
  g_autoptr (Folder) folder = folder_new (LEAST "people \"p.csv\"\n");
  folder_write (folder, "p.csv", "id;nomm\np1;A\n");
  g_assert_null (folder_load (folder));
  folder_assert_says (folder, "nomm");
}

/* Of groups that may stand in a table that cannot be read, nothing is said. */
static void
test_wrong_headings_hide_groups (void)
{
  g_autoptr (Folder) folder = folder_new (SESSION_LINE "module \"m\" { title = \"M\", format = \"remote\", half_days = 1, "
                                                       "groups = { \"g1\" } }\npeople \"p.csv\"\n");
  folder_write (folder, "p.csv", "id;name;groupe\np1;A;g1\n");
  g_assert_null (folder_load (folder));
  folder_assert_says (folder, "did you mean “groups”?");
  g_assert_cmpuint (cursus_diagnostics_n_errors (folder->diagnostics), ==, 1);
}

static void
test_headings_alone (void)
{
  g_autoptr (Folder) folder = folder_new (LEAST "people \"p.csv\"\n");
  folder_write (folder, "p.csv", "id;name\n");
  g_assert_nonnull (folder_load (folder));
  folder_assert_says (folder, "p.csv: warning: nobody stands in it");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/load-people/sites", test_sites);
  g_test_add_func ("/script/load-people/wrong-sites", test_wrong_sites);
  g_test_add_func ("/script/load-people/contradictory-travel", test_contradictory_travel);
  g_test_add_func ("/script/load-people/speaker", test_speaker);
  g_test_add_func ("/script/load-people/wrong-speakers", test_wrong_speakers);
  g_test_add_func ("/script/load-people/participants", test_participants);
  g_test_add_func ("/script/load-people/wrong-participants", test_wrong_participants);
  g_test_add_func ("/script/load-people/wrong-headings", test_wrong_headings);
  g_test_add_func ("/script/load-people/wrong-headings-hide-groups", test_wrong_headings_hide_groups);
  g_test_add_func ("/script/load-people/headings-alone", test_headings_alone);
  return g_test_run ();
}
