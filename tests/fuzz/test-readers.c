/* Feeds the readers of what people write with files that are broken at random: sessions, tables, calendars, instances. Each input
 * has to be read or refused with words, in bounded time.
 *
 * Input n of a target follows from the seed: CURSUS_TEST_SEED and CURSUS_FUZZ_INPUT=n run one again, CURSUS_FUZZ_SECONDS sets how
 * long each target goes on (default 2). Real calendars are among those that are broken, where the data folder is: the message
 * says how many files inputs were made from. An input that crashes is kept; the message says where. */
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/availability-csv.h"
#include "core/ctt.h"
#include "ical/availability.h"
#include "ical/busy-writer.h"
#include "script/session-loader.h"

#define MAX_SEED_BYTES 20000
#define MAX_BYTES 60000
#define MAX_AGAIN 500000 /* bytes of busy times */
#define INPUT_SECONDS 20 /* then it counts as endless */

/* What one target reads. */
typedef struct {
  const char *name;
  const char *suffix; /* of the files that inputs are made from */
  const char *file;   /* what an input is called in the session's folder */
  const char *seed;   /* one more */
  const char *words;  /* that mean something in the format */
  void (*read) (const char *folder, const char *path, CursusDiagnostics *diagnostics);
} Target;

/* Told by the child. */
typedef struct {
  guint64 input;
  guint64 n_accepted;
  guint64 n_errors;
  guint64 n_seeds;
} Progress;

static const char plain_session[]
    = "session { id = \"s\", title = \"S\", timezone = \"Europe/Paris\", from = \"2024-01-08\", to = \"2024-03-29\" }\n"
      "site \"paris\" { name = \"Paris\" }\ngroup \"g1\"\n"
      "speaker \"sp\" { name = \"Sp\", availability = \"busy.csv\" }\npeople \"people.csv\"\n"
      "module \"m\" { title = \"M\", format = \"onsite\", half_days = 1, speakers = \"sp\" }\n";

static const char instance_seed[]
    = "Name: Toy\nCourses: 3\nRooms: 2\nDays: 5\nPeriods_per_day: 4\nCurricula: 1\nConstraints: 2\n\nCOURSES:\nA t1 3 3 30\nB t2 "
      "2 2 42\n"
      "C t1 1 1 40\n\nROOMS:\nrA 32\nrB 50\n\nCURRICULA:\nq 2 A B\n\nUNAVAILABILITY_CONSTRAINTS:\nB 2 0\nB 4 3\n\nEND.\n";

static const CursusCalendarReaders readers = { cursus_ical_read_availability, cursus_ical_read_dates };

/* ---- Targets ---- */

static void
read_session (const char *folder, const char *path, CursusDiagnostics *diagnostics)
{
  g_autoptr (CursusSession) session = cursus_session_load (folder, &readers, diagnostics);
  g_assert_true ((session != NULL) == (cursus_diagnostics_n_errors (diagnostics) == 0));
}

/* The input as the people of a session, then as the times of one of them. */
static void
read_tables (const char *folder, const char *path, CursusDiagnostics *diagnostics)
{
  g_autoptr (CursusSession) session = cursus_session_new ();
  g_autoptr (CursusDiagnostics) told = cursus_diagnostics_new ();
  session->zone = cursus_zone_new ("Europe/Paris", NULL);
  session->dates = (CursusDateRange){ cursus_date_from_ymd (2023, 10, 11), cursus_date_from_ymd (2024, 4, 30) };
  g_ptr_array_add (session->day_parts, cursus_day_part_new ("am", 540, 750));
  g_ptr_array_add (session->people, cursus_person_new ("p", CURSUS_ROLE_SPEAKER));
  bool good = cursus_availability_read_csv (session, 0, path, "busy.csv", told);
  g_assert_true (good == (cursus_diagnostics_n_errors (told) == 0));
  if (!good)
    read_session (folder, path, diagnostics);
}

static void
assert_same (const CursusIntervals *a, const CursusIntervals *b)
{
  size_t n_a = 0, n_b = 0;
  const CursusInterval *of_a = cursus_intervals_get (a, &n_a), *of_b = cursus_intervals_get (b, &n_b);
  g_assert_cmpmem (of_a, n_a * sizeof *of_a, of_b, n_b * sizeof *of_b);
}

/* What is kept of a calendar, read again, is the same times. */
static void
read_again (const CursusIcalReading *reading, const CursusAvailability *found, const char *path)
{
  g_autoptr (CursusDiagnostics) told = cursus_diagnostics_new ();
  g_autoptr (CursusAvailability) again = cursus_availability_new ();
  g_autofree char *bytes = cursus_ical_write_busy (found, reading->zone, reading->dates, "u@cursus", 1700000000);
  if (strlen (bytes) > MAX_AGAIN)
    return;
  g_assert_true (g_file_set_contents (path, bytes, -1, NULL));
  g_assert_true (cursus_ical_read_busy (reading, again, path, "busy.ics", NULL, told));
  assert_same (found->levels[CURSUS_LEVEL_UNAVAILABLE], again->levels[CURSUS_LEVEL_UNAVAILABLE]);
  assert_same (found->levels[CURSUS_LEVEL_RELUCTANT], again->levels[CURSUS_LEVEL_RELUCTANT]);
}

static void
read_calendar (const char *folder, const char *path, CursusDiagnostics *diagnostics)
{
  g_autoptr (CursusSession) session = cursus_session_new ();
  g_autoptr (CursusCalendar) calendar = cursus_calendar_new ("c", NULL);
  g_autoptr (CursusAvailability) found = cursus_availability_new ();
  session->zone = cursus_zone_new ("Europe/Paris", NULL);
  session->dates = (CursusDateRange){ cursus_date_from_ymd (2015, 1, 1), cursus_date_from_ymd (2024, 12, 31) };
  guint before = cursus_diagnostics_n_errors (diagnostics);
  bool good = cursus_ical_read_dates (session, calendar, path, "busy.ics", diagnostics);
  g_assert_true (good == (cursus_diagnostics_n_errors (diagnostics) == before));
  CursusIcalReading reading = { .zone = session->zone, .dates = session->dates, .count_free = true, .email = "a@example.org" };
  before = cursus_diagnostics_n_errors (diagnostics);
  good = cursus_ical_read_busy (&reading, found, path, "busy.ics", NULL, diagnostics);
  g_assert_true (good == (cursus_diagnostics_n_errors (diagnostics) == before));
  if (good)
    read_again (&reading, found, path);
}

static void
read_instance (const char *folder, const char *path, CursusDiagnostics *diagnostics)
{
  g_autoptr (CursusSession) session = cursus_ctt_read (path, "i.ctt", diagnostics);
  g_assert_true ((session != NULL) == (cursus_diagnostics_n_errors (diagnostics) == 0));
}

static const Target targets[] = {
  { "session", "session.lua", "session.lua", plain_session,
    "half_days minutes groups \"each\" parts from to window format \"remote\" site rooms speakers { } [[ ]] -- function end nil "
    "1e308 -1 0 \"2024-02-30\" use weight because headcount capacity travel calendar closed first last",
    read_session },
  { "tables", ".csv", "people.csv", "from;to;level\n2024-01-10;2024-01-12;reluctant\n",
    "id name e-mail groups from to level unavailable preferred ; , \" \"\" \r\n \t 2024-01-10 09:00 24:00 g1 = @ é \xe9 "
    "\xef\xbb\xbf",
    read_tables },
  { "calendar", ".ics", "busy.ics", "",
    "BEGIN:VEVENT END:VEVENT BEGIN:VTIMEZONE RRULE: FREQ=SECONDLY INTERVAL=0 COUNT=99999999 UNTIL= BYDAY=5MO BYSETPOS=-366 "
    "DTSTART: "
    "DTSTART;TZID=Nowhere: DTEND: DURATION: PT1S P99999W RDATE: EXDATE: RECURRENCE-ID: 20240101T000000Z 00000000 99999999T999999 "
    "TRANSP:TRANSPARENT STATUS:CANCELLED FREEBUSY: \\n \\, ; : \" RANGE=THISANDFUTURE BYHOUR=0,23 EXRULE: INTERVAL=32767 WKST=SU "
    "VALUE=DATE: VALUE=PERIOD: TZID=Europe/Paris: BEGIN:VAVAILABILITY BEGIN:AVAILABLE END:AVAILABLE PRIORITY:1 SEQUENCE:9 UID:a",
    read_calendar },
  { "instance", ".ctt", "i.ctt", instance_seed,
    "Days: Periods_per_day: Courses: COURSES: ROOMS: CURRICULA: UNAVAILABILITY_CONSTRAINTS: ROOM_CONSTRAINTS: END. 0 -1 7 8 64 "
    "65 "
    "4294967296 99999999999999999999",
    read_instance },
};

/* ---- Inputs ---- */

static void
add_seeds (GPtrArray *seeds, const char *folder, const char *suffix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *text = NULL;
    gsize length = 0;
    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      add_seeds (seeds, path, suffix);
    else if (g_str_has_suffix (name, suffix) && g_file_test (path, G_FILE_TEST_IS_REGULAR)
             && g_file_get_contents (path, &text, &length, NULL) && length < MAX_SEED_BYTES)
      g_ptr_array_add (seeds, g_bytes_new (text, length));
  }
}

static int
compare_seeds (gconstpointer a, gconstpointer b)
{
  return g_bytes_compare (*(GBytes *const *)a, *(GBytes *const *)b);
}

/* In an order that no file system changes. */
static GPtrArray *
find_seeds (const Target *target)
{
  static const char *const folders[] = { "schedules", "tests/hostile", "src/app/template", "tests/broken" };
  const guint n_folders = target->read == read_session ? 3 : 4; /* broken sessions are broken enough */
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  for (guint i = 0; i < n_folders; i++) {
    g_autofree char *folder = g_build_filename (g_getenv ("CURSUS_TEST_SOURCE_DIR"), folders[i], NULL);
    add_seeds (seeds, folder, target->suffix);
  }
  if (target->read == read_calendar) {
    const char *shared = g_getenv ("CURSUS_SHARED");
    g_autofree char *beside = g_build_filename (g_getenv ("CURSUS_TEST_SOURCE_DIR"), "..", "shared", NULL);
    g_autofree char *folder = g_build_filename (shared != NULL ? shared : beside, "data", "ics", NULL);
    add_seeds (seeds, folder, target->suffix);
  }
  g_ptr_array_add (seeds, g_bytes_new_static (target->seed, strlen (target->seed)));
  g_ptr_array_sort (seeds, compare_seeds);
  return seeds;
}

static gsize
below (GRand *random, gsize n)
{
  return n == 0 ? 0 : g_rand_int (random) % n;
}

/* Moves the line at @at to another line's beginning, doubles it, or changes a digit of it. */
static void
mutate_line (GRand *random, GString *text, gsize at)
{
  gsize start = at, end = at;
  while (start > 0 && text->str[start - 1] != '\n')
    start--;
  while (end < text->len && text->str[end++] != '\n')
    ;
  if (start == end)
    return;
  gsize changed = start + below (random, end - start);
  if (g_ascii_isdigit (text->str[changed])) {
    text->str[changed] = (char)('0' + below (random, 10));
    return;
  }
  g_autofree char *line = g_strndup (text->str + start, end - start);
  if (below (random, 2) == 0)
    g_string_erase (text, (gssize)start, (gssize)(end - start));
  gsize to = below (random, text->len + 1);
  while (to > 0 && text->str[to - 1] != '\n')
    to--;
  g_string_insert (text, (gssize)to, line);
}

/* One change to @text. */
static void
mutate (GRand *random, GString *text, const GPtrArray *seeds, char **words)
{
  gsize at = below (random, text->len + 1), length = below (random, 40) + 1, other_part = below (random, 300) + 1;
  GBytes *other = g_ptr_array_index (seeds, below (random, seeds->len));
  gsize other_length = 0;
  const char *other_text = g_bytes_get_data (other, &other_length);
  length = MIN (length, text->len - at);
  switch (below (random, 8)) {
  case 0:
    if (at < text->len)
      text->str[at] = (char)below (random, 256);
    break;
  case 1:
    g_string_erase (text, (gssize)at, (gssize)length);
    break;
  case 2: {
    g_autofree char *copy = g_strndup (text->str + at, length);
    g_string_insert (text, (gssize)below (random, text->len + 1), copy);
    break;
  }
  case 3:
  case 4:
    g_string_insert (text, (gssize)at, words[below (random, g_strv_length (words))]);
    break;
  case 5: {
    gsize from = below (random, other_length);
    g_string_insert_len (text, (gssize)at, other_text + from, (gssize)MIN (other_part, other_length - from));
    break;
  }
  case 6:
    if (below (random, 4) == 0)
      g_string_truncate (text, at);
    break;
  case 7:
    mutate_line (random, text, at);
    break;
  }
}

/* (transfer full): input @n. */
static GString *
make_input (guint32 seed, guint64 n, const GPtrArray *seeds, char **words)
{
  const guint32 key[] = { seed, (guint32)n, (guint32)(n >> 32) };
  GRand *random = g_rand_new_with_seed_array (key, G_N_ELEMENTS (key));
  gsize length = 0;
  const char *bytes = g_bytes_get_data (g_ptr_array_index (seeds, below (random, seeds->len)), &length);
  GString *text = g_string_new_len (bytes, (gssize)length);
  for (gsize i = 1 + below (random, 1 + below (random, 8)); i > 0 && text->len < MAX_BYTES; i--)
    mutate (random, text, seeds, words);
  g_rand_free (random);
  return text;
}

/* ---- Running ---- */

/* Of processor time, as machines may be busy. */
static void
limit (int seconds)
{
  const struct itimerval time = { .it_value.tv_sec = seconds };
  g_assert_cmpint (setitimer (ITIMER_PROF, &time, NULL), ==, 0);
}

static void
try_input (const Target *target, const char *folder, const GString *text, Progress *progress)
{
  g_autofree char *path = g_build_filename (folder, target->file, NULL);
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  FILE *file = fopen (path, "wb");
  g_assert_true (file != NULL && fwrite (text->str, 1, text->len, file) == text->len && fclose (file) == 0);
  limit (INPUT_SECONDS);
  target->read (folder, path, diagnostics);
  limit (0);
  g_autofree char *said = cursus_diagnostics_format (diagnostics);
  g_assert_true (g_utf8_validate (said, -1, NULL));
  for (const char *c = said; *c != '\0'; c++)
    g_assert_true (!g_ascii_iscntrl (*c) || *c == '\n');
  guint n_errors = cursus_diagnostics_n_errors (diagnostics);
  progress->n_errors += n_errors > 0;
  progress->n_accepted += n_errors == 0;
}

static double
setting (const char *name, double otherwise)
{
  const char *given = g_getenv (name);
  return given != NULL ? g_ascii_strtod (given, NULL) : otherwise;
}

static G_NORETURN void
run_inputs (const Target *target, const char *folder, guint32 seed, Progress *progress)
{
  g_autoptr (GPtrArray) seeds = find_seeds (target);
  progress->n_seeds = seeds->len;
  g_auto (GStrv) words = g_strsplit (target->words, " ", -1);
  gint64 end_us = g_get_monotonic_time () + (gint64)(setting ("CURSUS_FUZZ_SECONDS", 2) * 1e6);
  guint64 first = (guint64)setting ("CURSUS_FUZZ_INPUT", 0);
  bool only = g_getenv ("CURSUS_FUZZ_INPUT") != NULL;
  for (progress->input = first; g_get_monotonic_time () < end_us; progress->input++) {
    GString *text = make_input (seed, progress->input, seeds, words);
    try_input (target, folder, text, progress);
    g_string_free (text, TRUE);
    if (only)
      break;
  }
  g_clear_pointer (&seeds, g_ptr_array_unref);
  g_clear_pointer (&words, g_strfreev);
  exit (0);
}

static void
write_around (const char *folder)
{
  g_autofree char *session = g_build_filename (folder, "session.lua", NULL);
  g_autofree char *people = g_build_filename (folder, "people.csv", NULL), *busy = g_build_filename (folder, "busy.csv", NULL);
  g_assert_true (g_file_set_contents (session, plain_session, -1, NULL));
  g_assert_true (g_file_set_contents (people, "id;name;groups\np1;Anne;g1\n", -1, NULL));
  g_assert_true (g_file_set_contents (busy, "from;to;level\n2024-01-10;2024-01-10;unavailable\n", -1, NULL));
}

static void
clear_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_remove (path);
  }
  g_rmdir (folder);
}

static void
test_target (gconstpointer data)
{
  const Target *target = data;
  guint32 seed = g_getenv ("CURSUS_TEST_SEED") != NULL ? (guint32)setting ("CURSUS_TEST_SEED", 0) : g_random_int ();
  g_autofree char *folder = g_dir_make_tmp ("cursus-fuzz-XXXXXX", NULL);
  Progress *progress = mmap (NULL, sizeof *progress, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (progress != MAP_FAILED && folder != NULL);
  write_around (folder);
  fflush (NULL);
  pid_t child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    run_inputs (target, folder, seed, progress);
  int status = 0;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_test_message ("CURSUS_TEST_SEED=%u: %" G_GUINT64_FORMAT " inputs refused, %" G_GUINT64_FORMAT
                  " read, made from %" G_GUINT64_FORMAT " files",
                  seed, progress->n_errors, progress->n_accepted, progress->n_seeds);
  if (status != 0)
    g_error ("CURSUS_TEST_SEED=%u CURSUS_FUZZ_INPUT=%" G_GUINT64_FORMAT ": %s %d; the input is %s/%s", seed, progress->input,
             WIFSIGNALED (status) ? "killed by signal" : "ended with",
             WIFSIGNALED (status) ? WTERMSIG (status) : WEXITSTATUS (status), folder, target->file);
  g_assert_cmpuint (progress->n_errors, >, 0);
  clear_folder (folder);
  munmap (progress, sizeof *progress);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++) {
    g_autofree char *path = g_strconcat ("/fuzz/readers/", targets[i].name, NULL);
    g_test_add_data_func (path, &targets[i], test_target);
  }
  return g_test_run ();
}
