/* Tests of published and other_session: plans that are settled already. */
#include "core/fixed-meeting.h"

#include "session-folder.h"

#define SESSION                                                                                                                  \
  SESSION_LINE SITE_LINE                                                                                                         \
      "speaker \"sp\" { name = \"Sp\" }\nspeaker \"su\" { name = \"Su\" }\n" MODULE_LINE                                         \
      "module \"two\" { title = \"Two\", format = \"onsite\", half_days = 2, parts = 2, speakers = \"sp\" }\n"
#define HEADING "session;meeting;date;start;end;site;room;speakers\n"
#define OTHER                                                                                                                    \
  HEADING "o;jury;2024-01-15;09:00;12:30;Paris;;Sp\no;pair.1;2024-01-16;09:00;12:30;Paris;;sp\n"                                 \
          "o;pair.2;2024-01-17;09:00;12:30;Paris;;sp\n"

static Folder *
load (const char *text, const char *published, const char *other)
{
  g_autofree char *session = g_strconcat (SESSION, text, NULL);
  Folder *folder = folder_new (session);
  if (published != NULL)
    folder_write (folder, "published.csv", published);
  if (other != NULL)
    folder_write (folder, "other.csv", other);
  folder_load (folder);
  return folder;
}

static void
test_published (void)
{
  g_autoptr (Folder) folder = load ("published \"published.csv\"\n",
                                    HEADING "s;m;2024-01-15;09:00;12:30;Paris;;\ns;old;2024-01-16;09:00;12:30;Paris;;\n", NULL);
  g_assert_nonnull (folder->session);
  g_assert_cmpuint (folder->session->published->len, ==, 2);
  g_assert_cmpstr (cursus_fixed_meetings_find (folder->session->published, "m")->site, ==, "paris");
  folder_assert_says (folder, "published.csv:3: warning: the session has no meeting “old” (any more), which participants hold");
}

static bool
is_busy (const CursusSession *session, const char *id, const char *date)
{
  const CursusPerson *person = cursus_session_person (session, cursus_session_find_person (session, id));
  CursusDate day = CURSUS_DATE_NONE;
  g_assert_true (cursus_date_parse (date, &day, NULL));
  int64_t utc = cursus_zone_to_utc_first (session->zone, day, 600);
  return cursus_intervals_overlaps (person->availability->levels[CURSUS_LEVEL_UNAVAILABLE], utc, utc + 60);
}

static void
test_other_session (void)
{
  g_autoptr (Folder) folder = load (
      "other_session \"o\" { plan = \"other.csv\", shared = { m = \"jury\", [\"two.2\"] = \"pair.1\" } }\n", NULL, OTHER);
  g_assert_nonnull (folder->session);
  const CursusOtherSession *other = g_ptr_array_index (folder->session->others, 0);
  g_assert_cmpstr (cursus_fixed_meetings_find (other->meetings, "jury")->shared_with, ==, "m");
  g_assert_cmpstr (cursus_fixed_meetings_find (other->meetings, "pair.1")->shared_with, ==, "two.2");
  g_assert_null (cursus_fixed_meetings_find (other->meetings, "pair.2")->shared_with);
  g_assert_false (is_busy (folder->session, "sp", "2024-01-15"));
  g_assert_false (is_busy (folder->session, "sp", "2024-01-16"));
  g_assert_true (is_busy (folder->session, "sp", "2024-01-17"));
  g_assert_false (is_busy (folder->session, "su", "2024-01-17"));
}

/* A module of two parts is shared part by part. */
static void
test_shared_module (void)
{
  g_autoptr (Folder) folder = load ("other_session \"o\" { plan = \"other.csv\", shared = { two = \"pair\" } }\n", NULL, OTHER);
  g_assert_nonnull (folder->session);
  const CursusOtherSession *other = g_ptr_array_index (folder->session->others, 0);
  g_assert_cmpstr (cursus_fixed_meetings_find (other->meetings, "pair.2")->shared_with, ==, "two.2");
}

/* The times of a table are those of its own clocks. */
static void
test_timezone (void)
{
  g_autoptr (Folder) folder = load ("other_session \"o\" { plan = \"other.csv\", timezone = \"Europe/London\" }\n", NULL, OTHER);
  const CursusOtherSession *other = g_ptr_array_index (folder->session->others, 0);
  CursusDate date = cursus_date_from_ymd (2024, 1, 15);
  g_assert_cmpint (cursus_fixed_meetings_find (other->meetings, "jury")->start_utc, ==,
                   cursus_zone_to_utc_first (folder->session->zone, date, 600));
}

typedef struct {
  const char *name;
  const char *text; /* from line 7 of session.lua */
  const char *said;
} WrongCase;

static const WrongCase wrong_cases[] = {
  { "no-file", "published \"gone.csv\"\n", "session.lua:7: published: " },
  { "leaves-the-folder", "published \"../published.csv\"\n", "leaves the session's folder" },
  { "number", "published (3)\n", "session.lua:7: published: " },
  { "twice", "published \"published.csv\"\npublished \"published.csv\"\n", "session.lua:8: published: “published” stands twice" },
  { "another-session's", "published \"other.csv\"\n", "other.csv:2: it is of the session “o”, not of “s”" },
  { "no-plan", "other_session \"o\" { }\n", "session.lua:7: other_session \"o\": “plan” is missing" },
  { "no-other-file", "other_session \"o\" { plan = \"gone.csv\" }\n", "session.lua:7: other_session \"o\": " },
  { "wrong-id", "other_session \"p\" { plan = \"other.csv\" }\n", "other.csv:2: it is of the session “o”, not of “p”" },
  { "no-id", "other_session \"o o\" { plan = \"other.csv\" }\n", "“o o” is no id" },
  { "itself", "other_session \"s\" { plan = \"published.csv\" }\n", "“s” is this session itself" },
  { "other-twice", "other_session \"o\" { plan = \"other.csv\" }\nother_session \"o\" { plan = \"other.csv\" }\n",
    "session.lua:8: other_session \"o\": “o” stands already in " },
  { "zone", "other_session \"o\" { plan = \"other.csv\", timezone = \"Mars\" }\n", "“timezone”: " },
  { "unknown-key", "other_session \"o\" { plan = \"other.csv\", share = \"m\" }\n", "did you mean “shared”?" },
  { "shared-number", "other_session \"o\" { plan = \"other.csv\", shared = 3 }\n", "modules such as" },
  { "shared-with-a-number", "other_session \"o\" { plan = \"other.csv\", shared = { m = 3 } }\n",
    "a module's id in the other session" },
  { "shared-unknown", "other_session \"o\" { plan = \"other.csv\", shared = { n = \"jury\" } }\n", "there is no module “n”" },
  { "shared-unknown-there", "other_session \"o\" { plan = \"other.csv\", shared = { m = \"juri\" } }\n",
    "session.lua:7: other_session \"o\": “shared”: the plan of “o” has no meeting “juri”: did you mean “jury”?" },
  { "shared-same-name", "other_session \"o\" { plan = \"other.csv\", shared = \"m\" }\n", "the plan of “o” has no meeting “m”" },
  { "shared-twice", "other_session \"o\" { plan = \"other.csv\", shared = { m = \"jury\", [\"two.1\"] = \"jury\" } }\n",
    "“jury” is shared with “m” already" },
};

static void
test_wrong (gconstpointer data)
{
  const WrongCase *c = data;
  g_autoptr (Folder) folder = load (c->text, HEADING "s;m;2024-01-15;09:00;12:30;Paris;;\n", OTHER);
  g_assert_null (folder->session);
  folder_assert_says (folder, c->said);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/load-plans/published", test_published);
  g_test_add_func ("/script/load-plans/other-session", test_other_session);
  g_test_add_func ("/script/load-plans/shared-module", test_shared_module);
  g_test_add_func ("/script/load-plans/timezone", test_timezone);
  for (size_t i = 0; i < G_N_ELEMENTS (wrong_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/script/load-plans/wrong/%s", wrong_cases[i].name);
    g_test_add_data_func (path, &wrong_cases[i], test_wrong);
  }
  return g_test_run ();
}
