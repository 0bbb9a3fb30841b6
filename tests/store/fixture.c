/* What the tests of the store share. */
#include "store/fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

char *
fixture_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("cursus-store-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

void
fixture_folder_free (char *folder)
{
  if (!folder)
    return;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_remove (path);
  }
  g_rmdir (folder);
  g_free (folder);
}

char *
fixture_file (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

CursusStore *
fixture_store_open (const char *folder)
{
  g_autofree char *path = fixture_file (folder, "cursus.db");
  g_autoptr (GError) error = NULL;
  CursusStore *store = cursus_store_open (path, &error);
  g_assert_no_error (error);
  return store;
}

GBytes *
fixture_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize size = 0;
  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

void
fixture_write (const char *path, const void *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_file_set_contents (path, data, (gssize)size, &error);
  g_assert_no_error (error);
}

guint
fixture_count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;
  while (g_dir_read_name (dir))
    n_files++;
  return n_files;
}

static void
add_slot (CursusPlanMeeting *meeting, int64_t start_utc, int64_t end_utc)
{
  CursusPlanSlot slot = { start_utc, end_utc };
  g_array_append_val (meeting->slots, slot);
}

static void
set_speakers (CursusPlanMeeting *meeting, const char *const *ids, const char *const *names)
{
  meeting->speakers = g_strdupv ((char **)ids);
  meeting->speaker_names = g_strdupv ((char **)names);
}

static CursusPlanMeeting *
make_onsite (void)
{
  CursusPlanMeeting *meeting = cursus_plan_meeting_new ("ouverture.b.2");
  meeting->module = g_strdup ("ouverture");
  meeting->group = g_strdup ("b");
  meeting->part = 2;
  meeting->parts = 3;
  meeting->title = g_strdup ("Ouverture ; « l’eau » (2/3)");
  meeting->format = g_strdup ("onsite");
  add_slot (meeting, 1697007600, 1697020200);
  add_slot (meeting, 1697025600, 1697038200);
  meeting->site = g_strdup ("poitiers");
  meeting->site_name = g_strdup ("Campus de Poitiers");
  meeting->room = g_strdup ("A");
  meeting->room_name = g_strdup ("Amphithéâtre A");
  set_speakers (meeting, (const char *const[]){ "sp-eau", "sp-air", NULL }, (const char *const[]){ "Zoé Eau", "Ali Air", NULL });
  meeting->minutes = 420;
  meeting->pinned = CURSUS_PIN_PLANNER;
  return meeting;
}

static CursusPlanMeeting *
make_remote (void)
{
  CursusPlanMeeting *meeting = cursus_plan_meeting_new ("webinaire");
  meeting->module = g_strdup ("webinaire");
  meeting->title = g_strdup ("");
  meeting->format = g_strdup ("webinar");
  add_slot (meeting, -3600, 0); /* before 1970, too */
  set_speakers (meeting, (const char *const[]){ NULL }, (const char *const[]){ NULL });
  meeting->minutes = G_MAXUINT32;
  return meeting;
}

static CursusPlanRule *
make_rule (const char *rule, const char *use, bool hard, int64_t weight, uint32_t violations, int64_t cost)
{
  CursusPlanRule *self = cursus_plan_rule_new (rule, use);
  self->hard = hard;
  self->weight = weight;
  self->violations = violations;
  self->cost = cost;
  return self;
}

CursusPlan *
fixture_plan_full (const char *session)
{
  CursusPlan *plan = cursus_plan_new (session, "Agir pour les transitions", "Europe/Paris");
  plan->status = CURSUS_STATUS_OPTIMAL;
  plan->score = (CursusScore){ 2, 340 };
  plan->bound = 339;
  plan->seed = G_MAXUINT64;
  plan->moves = (uint64_t)G_MAXINT64 + 7;
  plan->seconds = 1.25;
  plan->session_days = 11.5;
  plan->stamp_utc = 1696000000;
  g_ptr_array_add (plan->meetings, make_remote ());
  g_ptr_array_add (plan->meetings, make_onsite ());
  g_ptr_array_add (plan->rules, make_rule ("gap", "gap 1", true, 1, 2, 2));
  g_ptr_array_add (plan->rules, make_rule ("travel-rest", "travel-rest", false, 20, G_MAXUINT32, G_MAXINT64));
  return plan;
}

CursusPlan *
fixture_plan_large (const char *session, guint n_meetings, int64_t soft)
{
  CursusPlan *plan = cursus_plan_new (session, "Large", "UTC");
  plan->score.soft = soft;
  for (guint i = 0; i < n_meetings; i++) {
    CursusPlanMeeting *meeting = make_onsite ();
    g_free (meeting->id);
    meeting->id = g_strdup_printf ("meeting-%u-%" G_GINT64_FORMAT, i, soft);
    g_ptr_array_add (plan->meetings, meeting);
  }
  return plan;
}

static int64_t
pick_integer (GRand *random)
{
  static const int64_t edges[] = { 0, 1, -1, G_MAXINT64, G_MININT64, G_MAXUINT32, -86400 };
  guint index = (guint)g_rand_int_range (random, 0, 2 * G_N_ELEMENTS (edges));
  if (index < G_N_ELEMENTS (edges))
    return edges[index];
  return (int64_t)(((uint64_t)g_rand_int (random) << 32) | g_rand_int (random));
}

static char *
pick_text (GRand *random)
{
  static const char *const pieces[] = { "a",    "É", "“", "'",  "\"", ";",  "--", "\n",     "\t",
                                        "NULL", "%", "?", "日", "🜁",  "\\", " ",  "\u00a0", "e\u0301" };
  GString *text = g_string_new (NULL);
  for (int i = g_rand_int_range (random, 0, 12); i > 0; i--)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static char *
pick_text_or_null (GRand *random)
{
  return g_rand_boolean (random) ? pick_text (random) : NULL;
}

static char **
pick_names (GRand *random, const char *prefix, int length)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (int i = 0; i < length; i++) {
    g_autofree char *tail = pick_text (random);
    g_autofree char *name = g_strconcat (prefix, tail, NULL);
    g_strv_builder_add (builder, name);
  }
  return g_strv_builder_end (builder);
}

static CursusPlanMeeting *
pick_meeting (GRand *random, int number)
{
  g_autofree char *tail = pick_text (random);
  g_autofree char *id = g_strdup_printf ("%d%s", number, tail);
  CursusPlanMeeting *meeting = cursus_plan_meeting_new (id);
  meeting->module = pick_text (random);
  meeting->group = pick_text_or_null (random);
  meeting->parts = MAX (1, g_rand_int (random));
  meeting->part = 1 + g_rand_int (random) % meeting->parts;
  meeting->title = pick_text (random);
  meeting->format = pick_text (random);
  int n_slots = g_rand_int_range (random, 1, 6);
  for (int i = 0; i < n_slots; i++) {
    int64_t start_utc = pick_integer (random) / 2;
    add_slot (meeting, start_utc, start_utc + 1 + g_rand_int (random));
  }
  meeting->site = pick_text_or_null (random);
  meeting->site_name = pick_text_or_null (random);
  meeting->room = pick_text_or_null (random);
  meeting->room_name = pick_text_or_null (random);
  int n_speakers = g_rand_int_range (random, 0, 4);
  meeting->speakers = pick_names (random, "sp-", n_speakers);
  meeting->speaker_names = pick_names (random, "", n_speakers);
  meeting->minutes = g_rand_int (random);
  meeting->pinned = (CursusPin)g_rand_int_range (random, CURSUS_PIN_NONE, CURSUS_PIN_MACHINE + 1);
  return meeting;
}

static CursusPlanRule *
pick_rule (GRand *random)
{
  g_autofree char *tail = pick_text (random);
  g_autofree char *name = g_strconcat ("rule", tail, NULL);
  g_autofree char *use = pick_text (random);
  CursusPlanRule *rule = make_rule (name, use, g_rand_boolean (random), pick_integer (random), g_rand_int (random),
                                    pick_integer (random));
  rule->because = g_rand_boolean (random) ? pick_text (random) : NULL;
  return rule;
}

static CursusViolation *
pick_waived (GRand *random)
{
  g_autofree char *use = pick_text (random);
  CursusViolation *violation = cursus_violation_new ("rule", use);
  g_autofree char *tail = pick_text (random);
  violation->hard = g_rand_boolean (random);
  violation->weight = pick_integer (random);
  violation->cost = pick_integer (random);
  g_strfreev (violation->meetings);
  violation->meetings = g_strsplit (g_rand_boolean (random) ? "energie.2@g1 jury" : "jury", " ", -1);
  violation->text = pick_text (random);
  violation->author = g_strconcat ("author", tail, NULL);
  violation->reason = g_strconcat ("reason", tail, NULL);
  violation->expires = g_rand_int_range (random, -100000, 100000);
  return violation;
}

CursusPlan *
fixture_plan_random (GRand *random)
{
  g_autofree char *title = pick_text (random);
  g_autofree char *timezone = pick_text (random);
  g_autofree char *session = g_strdup_printf ("session-%d", g_rand_int_range (random, 0, 4));
  CursusPlan *plan = cursus_plan_new (session, title, timezone);
  plan->status = (CursusPlanStatus)g_rand_int_range (random, CURSUS_STATUS_UNKNOWN, CURSUS_STATUS_OPTIMAL + 1);
  plan->score = (CursusScore){ pick_integer (random), pick_integer (random) };
  plan->bound = pick_integer (random);
  plan->proof = g_rand_boolean (random) ? g_strnfill (64, (char)g_rand_int_range (random, (gint32)'a', 'f' + 1)) : NULL;
  plan->seed = (uint64_t)pick_integer (random);
  plan->moves = (uint64_t)pick_integer (random);
  plan->seconds = g_rand_boolean (random) ? -1 : g_rand_double_range (random, 0, 1e9);
  plan->session_days = g_rand_int_range (random, 0, 400) / 2.0;
  plan->stamp_utc = pick_integer (random);
  int n_meetings = g_rand_int_range (random, 0, 12);
  for (int i = 0; i < n_meetings; i++)
    g_ptr_array_add (plan->meetings, pick_meeting (random, i));
  for (int i = g_rand_int_range (random, 0, 6); i > 0; i--)
    g_ptr_array_add (plan->rules, pick_rule (random));
  for (int i = g_rand_int_range (random, 0, 3); i > 0; i--)
    g_ptr_array_add (plan->waived, pick_waived (random));
  return plan;
}

static void
assert_equal_meetings (const CursusPlanMeeting *a, const CursusPlanMeeting *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->module, ==, b->module);
  g_assert_cmpstr (a->group, ==, b->group);
  g_assert_cmpuint (a->part, ==, b->part);
  g_assert_cmpuint (a->parts, ==, b->parts);
  g_assert_cmpstr (a->title, ==, b->title);
  g_assert_cmpstr (a->format, ==, b->format);
  g_assert_cmpmem (a->slots->data, a->slots->len * sizeof (CursusPlanSlot), b->slots->data,
                   b->slots->len * sizeof (CursusPlanSlot));
  g_assert_cmpstr (a->site, ==, b->site);
  g_assert_cmpstr (a->site_name, ==, b->site_name);
  g_assert_cmpstr (a->room, ==, b->room);
  g_assert_cmpstr (a->room_name, ==, b->room_name);
  g_assert_cmpstrv (a->speakers, b->speakers);
  g_assert_cmpstrv (a->speaker_names, b->speaker_names);
  g_assert_cmpuint (a->minutes, ==, b->minutes);
  g_assert_cmpint (a->pinned, ==, b->pinned);
}

static void
assert_equal_rules (const CursusPlanRule *a, const CursusPlanRule *b)
{
  g_assert_cmpstr (a->rule, ==, b->rule);
  g_assert_cmpstr (a->use, ==, b->use);
  g_assert_cmpint (a->hard, ==, b->hard);
  g_assert_cmpint (a->weight, ==, b->weight);
  g_assert_cmpuint (a->violations, ==, b->violations);
  g_assert_cmpint (a->cost, ==, b->cost);
  g_assert_cmpstr (a->because, ==, b->because);
}

static void
assert_equal_waived (const CursusViolation *a, const CursusViolation *b)
{
  g_assert_cmpstr (a->rule, ==, b->rule);
  g_assert_cmpstr (a->use, ==, b->use);
  g_assert_cmpint (a->hard, ==, b->hard);
  g_assert_cmpint (a->weight, ==, b->weight);
  g_assert_cmpint (a->cost, ==, b->cost);
  g_assert_cmpstrv (a->meetings, b->meetings);
  g_assert_cmpstr (a->text, ==, b->text);
  g_assert_cmpstr (a->author, ==, b->author);
  g_assert_cmpstr (a->reason, ==, b->reason);
  g_assert_cmpint (a->expires, ==, b->expires);
}

void
fixture_assert_equal (const CursusPlan *a, const CursusPlan *b)
{
  g_assert_cmpstr (a->session, ==, b->session);
  g_assert_cmpstr (a->session_title, ==, b->session_title);
  g_assert_cmpstr (a->timezone, ==, b->timezone);
  g_assert_cmpint (a->revision, ==, b->revision);
  g_assert_cmpint (a->status, ==, b->status);
  g_assert_cmpint (a->score.hard, ==, b->score.hard);
  g_assert_cmpint (a->score.soft, ==, b->score.soft);
  g_assert_cmpint (a->bound, ==, b->bound);
  g_assert_cmpstr (a->proof, ==, b->proof);
  g_assert_cmpuint (a->seed, ==, b->seed);
  g_assert_cmpuint (a->moves, ==, b->moves);
  g_assert_cmpfloat (a->seconds, ==, b->seconds);
  g_assert_cmpfloat (a->session_days, ==, b->session_days);
  g_assert_cmpint (a->stamp_utc, ==, b->stamp_utc);
  g_assert_cmpuint (a->meetings->len, ==, b->meetings->len);
  for (guint i = 0; i < a->meetings->len; i++)
    assert_equal_meetings (cursus_plan_meeting (a, i), cursus_plan_meeting (b, i));
  g_assert_cmpuint (a->rules->len, ==, b->rules->len);
  for (guint i = 0; i < a->rules->len; i++)
    assert_equal_rules (g_ptr_array_index (a->rules, i), g_ptr_array_index (b->rules, i));
  g_assert_cmpuint (a->waived->len, ==, b->waived->len);
  for (guint i = 0; i < a->waived->len; i++)
    assert_equal_waived (g_ptr_array_index (a->waived, i), g_ptr_array_index (b->waived, i));
}

static int
append_row (void *data, int n_columns, char **values, char **names)
{
  GString *text = data;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", values[i] ? values[i] : "NULL");
  return 0;
}

char *
fixture_sql_text (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;
  GString *text = g_string_new (NULL);
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  sqlite3_exec (db, sql, append_row, text, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return g_string_free (text, FALSE);
}

void
fixture_sql (const char *path, const char *sql)
{
  g_free (fixture_sql_text (path, sql));
}

char *
fixture_schema (const char *path)
{
  return fixture_sql_text (path, "PRAGMA application_id; PRAGMA user_version;"
                                 "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name");
}

pid_t
fixture_fork (void (*body) (const char *path, int number), const char *path, int number)
{
  fflush (NULL);
  pid_t child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    body (path, number);
    _exit (0);
  }
  return child;
}

void
fixture_wait (pid_t child)
{
  int status = 0;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}
