/* Tests of a folder as a whole: what is read, in which order, which files are allowed, what is said. */
#include "session-folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define LEAST SESSION_LINE SITE_LINE MODULE_LINE

static void
test_whole (void)
{
  g_autoptr (Folder) folder = folder_load_right (LEAST);
  const CursusSession *session = folder->session;
  g_assert_cmpstr (session->id, ==, "s");
  g_assert_cmpstr (session->title, ==, "S");
  g_assert_cmpuint (session->modules->len, ==, 1);
  g_assert_cmpuint (session->meetings->len, ==, 1);
  g_assert_cmpint (session->dates.first, ==, cursus_date_from_ymd (2024, 1, 8));
  g_assert_cmpint (session->origin.line, ==, 1);
  g_assert_true (g_str_has_suffix (session->origin.file, "/session.lua"));
}

static void
test_order_does_not_matter (void)
{
  g_autoptr (Folder) folder = folder_load_right ("use \"gap\" { after = \"m\" }\n"
                                                 "module \"m\" { title = \"M\", format = \"jury\", half_days = 1,\n"
                                                 "  site = \"paris\", groups = \"each\", speakers = \"sp\" }\n"
                                                 "speaker \"sp\" { name = \"Sp\" }\n"
                                                 "group \"g1\"\n"
                                                 "format \"jury\" { remote = false }\n" SITE_LINE SESSION_LINE);
  const CursusModule *module = cursus_session_module (folder->session, 0);
  g_assert_cmpstr (cursus_session_format (folder->session, module->format), ==, "jury");
  g_assert_cmpuint (module->groups->len, ==, 1);
  g_assert_cmpuint (module->speaker_choices->len, ==, 1);
}

static void
test_path_of_file (void)
{
  g_autoptr (Folder) folder = folder_new (LEAST);
  g_autofree char *path = g_build_filename (folder->path, "session.lua", NULL);
  folder->session = cursus_session_load (path, NULL, folder->diagnostics);
  g_assert_nonnull (folder->session);
}

static void
test_no_file (void)
{
  g_autoptr (Folder) folder = folder_new (NULL);
  g_autofree char *missing = g_build_filename (folder->path, "nothing", NULL);
  g_assert_null (folder_load (folder));
  folder_assert_says (folder, "the file “session.lua” cannot be read");
  g_assert_null (cursus_session_load (missing, NULL, folder->diagnostics));
  folder_assert_says (folder, "there is no such session");
}

static void
test_session_is_a_folder (void)
{
  g_autoptr (Folder) folder = folder_new (NULL);
  folder_write (folder, "session.lua/x", "");
  g_assert_null (folder_load (folder));
  folder_assert_says (folder, "“session.lua” is no regular file");
}

static void
test_no_session_verb (void)
{
  assert_wrong (SITE_LINE, "there is no session; begin with session {");
  assert_wrong ("", "there is no session; begin with session {");
  assert_wrong (SITE_LINE "module \"m\" { title = \"M\", format = \"onsite\", slots = 3 }\n", "there is no session");
  assert_wrong (LEAST SESSION_LINE, "a session stands already in line 1");
}

/* Errors of all declarations and of all files come together. */
static void
test_all_errors (void)
{
  g_autoptr (Folder) folder = folder_new ("session { id = \"s\", title = \"\", timezone = \"Europe/Pari\",\n"
                                          "  from = \"2024-13-01\", to = \"2024-03-29\" }\n"
                                          "site \"paris\" { nam = \"Paris\" }\n"
                                          "module \"m\" { title = 3, format = \"onsit\", half_days = 1 }\n"
                                          "people \"p.csv\"\n");
  folder_write (folder, "p.csv", "id;nom;courriel\na;A;nowhere\n;B;\n");
  g_assert_null (folder_load (folder));
  folder_assert_says (folder, "session.lua:1: session: “title” is empty");
  folder_assert_says (folder, "session.lua:1: session: “timezone”: ");
  folder_assert_says (folder, "session.lua:2: session: “from”: ");
  folder_assert_says (folder, "session.lua:3: site \"paris\": unknown key “nam”: did you mean “name”?");
  folder_assert_says (folder, "session.lua:3: site \"paris\": “name” is missing");
  folder_assert_says (folder, "session.lua:4: module \"m\": “title” is a whole number (3)");
  folder_assert_says (folder, "there is no format “onsit”: did you mean “onsite”?");
  folder_assert_says (folder, "p.csv:2: “nowhere” is no e-mail address");
  folder_assert_says (folder, "p.csv:3: the id is missing");
}

/* After a run-time error, what stood below is unknown: no complaints about references to it. */
static void
test_broken_off (void)
{
  assert_wrong (SESSION_LINE "travel { from = \"paris\", to = \"reims\", minutes = 50 }\nerror (\"stop\")\n" SITE_LINE, "stop");
}

static void
test_ids (void)
{
  assert_wrong (LEAST "group \"g 1\"\n", "“g 1” is no id; accepted: 1 to 64 letters without accents");
  assert_wrong (LEAST "group \"é\"\n", "“é” is no id");
  assert_wrong (LEAST "group \"\"\n", "the name is empty");
  assert_wrong (LEAST "group \"0123456789012345678901234567890123456789012345678901234567890123x\"\n", "is no id");
  assert_wrong (LEAST "speaker \"a\" { name = \"A\" }\nspeaker \"a\" { name = \"B\" }\n", "“a” stands already in ");
  assert_wrong (LEAST "speaker \"a\" { name = \"A\" }\nspeaker \"a\" { name = \"B\" }\n", "session.lua, line 4; ids must differ");
}

static void
test_paths (void)
{
  assert_wrong (LEAST "people \"../p.csv\"\n", "“../p.csv” leaves the session's folder");
  assert_wrong (LEAST "people \"a/../../p.csv\"\n", "leaves the session's folder");
  assert_wrong (LEAST "people \"/etc/passwd\"\n", "“/etc/passwd” is an absolute path");
  assert_wrong (LEAST "people \"p.csv\"\n", "the file “p.csv” cannot be read");
  assert_wrong (LEAST "people \"session.lau\"\n", "did you mean “session.lua”?");
  assert_wrong (LEAST "people \".\"\n", "“.” is no regular file");
}

static void
test_links (void)
{
  g_autoptr (Folder) folder = folder_new (LEAST
                                          "people \"out.csv\"\npeople \"in.csv\"\npeople \"loop.csv\"\npeople \"pipe.csv\"\n");
  g_autofree char *out = g_build_filename (folder->path, "out.csv", NULL);
  g_autofree char *in = g_build_filename (folder->path, "in.csv", NULL);
  g_autofree char *loop = g_build_filename (folder->path, "loop.csv", NULL);
  g_autofree char *fifo = g_build_filename (folder->path, "pipe.csv", NULL);
  folder_write (folder, "real.csv", "id;nom\na;A\n");
  g_assert_cmpint (symlink ("/etc/passwd", out), ==, 0);
  g_assert_cmpint (symlink ("real.csv", in), ==, 0);
  g_assert_cmpint (symlink ("loop.csv", loop), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_null (folder_load (folder));
  g_assert_cmpuint (cursus_diagnostics_n_errors (folder->diagnostics), ==, 3);
  folder_assert_says (folder, "the file “out.csv” is a link to a place outside of the session's folder");
  folder_assert_says (folder, "the file “loop.csv” cannot be read");
  folder_assert_says (folder, "“pipe.csv” is no regular file");
}

static void
set_file_date (const Folder *folder, const char *name, time_t seconds)
{
  g_autofree char *path = g_build_filename (folder->path, name, NULL);
  struct timespec times[2] = { { seconds, 0 }, { seconds, 0 } };
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static void
test_inputs_date (void)
{
  g_autoptr (Folder) folder = folder_new (LEAST "people \"p.csv\"\n");
  folder_write (folder, "p.csv", "id;nom\na;A\n");
  folder_write (folder, "unused.csv", "");
  set_file_date (folder, "session.lua", 1700000000);
  set_file_date (folder, "p.csv", 1700000500);
  g_assert_nonnull (folder_load (folder));
  g_assert_cmpint (folder->session->inputs_utc, ==, 1700000500);
}

static void
test_source_date_epoch (void)
{
  g_setenv ("SOURCE_DATE_EPOCH", "1234567890", TRUE);
  g_autoptr (Folder) folder = folder_load_right (LEAST);
  g_assert_cmpint (folder->session->inputs_utc, ==, 1234567890);
  g_setenv ("SOURCE_DATE_EPOCH", "yesterday", TRUE);
  assert_wrong (LEAST, "“yesterday” is no date");
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

/* A long file of mistakes takes no long time and gives no long list. */
/* Somebody saves another file while the calendar is read. */
static bool
read_while_writing (CursusSession *session, uint32_t person, const char *path, const char *shown_path,
                    CursusDiagnostics *diagnostics)
{
  g_autofree char *folder = g_path_get_dirname (path), *other = g_build_filename (folder, "other.ics", NULL);
  g_assert_true (g_file_set_contents (other, "longer than before", -1, NULL));
  return fake_read_availability (session, person, path, shown_path, diagnostics);
}

static void
test_inputs_digest (void)
{
  const CursusCalendarReaders readers[] = { fake_readers, { read_while_writing, fake_read_dates } };
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++) {
    g_autoptr (Folder) folder = folder_new (LEAST "speaker \"a\" { name = \"A\", availability = \"other.ics\" }\n"
                                                  "speaker \"b\" { name = \"B\", availability = \"b.ics\" }\n");
    folder_write (folder, "other.ics", "before");
    folder_write (folder, "b.ics", "");
    folder->session = cursus_session_load (folder->path, &readers[i], folder->diagnostics);
    g_assert_nonnull (folder->session);
    g_assert_true ((folder->session->inputs_digest != NULL) == (i == 0));
  }
}

/* The days around the session are read as well where somebody wants to give it other dates. */
static void
test_days_beyond (void)
{
  for (int beyond = 0; beyond <= 40; beyond += 40) {
    CursusCalendarReaders readers = fake_readers;
    readers.days_beyond = beyond;
    g_autoptr (Folder) folder = folder_new (
        "session { id = \"s\", title = \"S\", timezone = \"Europe/Paris\", from = \"2023-12-01\", to = \"2023-12-15\" }\n"
        "calendar \"feries\" { builtin = \"fr-holidays\" }\n"
        "speaker \"a\" { name = \"A\", availability = \"a.csv\" }\n"
        "module \"m\" { title = \"M\", format = \"remote\", half_days = 1, speakers = \"a\" }\n");
    folder_write (folder, "a.csv", "weekday\nmonday\n");
    folder->session = cursus_session_load (folder->path, &readers, folder->diagnostics);
    g_assert_nonnull (folder->session);
    const CursusSession *session = folder->session;
    const CursusIntervals *away = cursus_session_person (session, 0)->availability->levels[CURSUS_LEVEL_UNAVAILABLE];
    const int64_t noon_utc = cursus_zone_to_utc_first (session->zone, cursus_date_from_ymd (2024, 1, 8), 12 * 60);
    g_assert_true (cursus_intervals_overlaps (away, noon_utc, noon_utc + 60) == (beyond > 0));
    g_assert_true (cursus_calendar_contains (cursus_session_calendar (session, 0), cursus_date_from_ymd (2024, 1, 1))
                   == (beyond > 0));
    g_assert_cmpint (session->dates.last, ==, cursus_date_from_ymd (2023, 12, 15));
  }
}

static void
test_many_errors (void)
{
  g_autoptr (Folder) folder = folder_new (LEAST "for i = 1, 3000 do module (\"x\" .. i) { titel = (\"y\"):rep (1000) } end\n");
  gint64 start = g_get_monotonic_time ();
  g_assert_null (folder_load (folder));
  g_assert_cmpuint (cursus_diagnostics_n_errors (folder->diagnostics), >, 3000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/session-loader/whole", test_whole);
  g_test_add_func ("/script/session-loader/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/script/session-loader/path-of-file", test_path_of_file);
  g_test_add_func ("/script/session-loader/no-file", test_no_file);
  g_test_add_func ("/script/session-loader/session-is-a-folder", test_session_is_a_folder);
  g_test_add_func ("/script/session-loader/no-session-verb", test_no_session_verb);
  g_test_add_func ("/script/session-loader/all-errors", test_all_errors);
  g_test_add_func ("/script/session-loader/broken-off", test_broken_off);
  g_test_add_func ("/script/session-loader/ids", test_ids);
  g_test_add_func ("/script/session-loader/paths", test_paths);
  g_test_add_func ("/script/session-loader/links", test_links);
  g_test_add_func ("/script/session-loader/inputs-date", test_inputs_date);
  g_test_add_func ("/script/session-loader/source-date-epoch", test_source_date_epoch);
  g_test_add_func ("/script/session-loader/inputs-digest", test_inputs_digest);
  g_test_add_func ("/script/session-loader/days-beyond", test_days_beyond);
  g_test_add_func ("/script/session-loader/many-errors", test_many_errors);
  return g_test_run ();
}
