/* Which number an event gets: case by case, and over random lives of a session that calendar programs follow. */
#include <stdlib.h>
#include <string.h>

#include "publication-fixture.h"

#define FIRST_DAY 20000 /* 4 October 2024 */

/* "a" at day 10, "b" at day 20: hashes of what they say, NULL: it is not there. @anne: 1 for a, 2 for b. */
static CursusPublication *
publish (const CursusPublication *held, int64_t revision, const char *a, const char *b, unsigned anne)
{
  CursusPublication *wanted = fixture_publication (revision, (FIRST_DAY + revision) * (int64_t)DAY_SECONDS);
  if (a != NULL)
    g_ptr_array_add (wanted->events, fixture_event ("a", FIRST_DAY + 10, 9, a));
  if (b != NULL)
    g_ptr_array_add (wanted->events, fixture_event ("b", FIRST_DAY + 20, 9, b));
  fixture_add_holder (wanted, "anne", a != NULL ? anne : anne >> 1);
  cursus_publication_sort (wanted);
  return cursus_publication_next (held, wanted);
}

static const CursusPublishedEvent *
event_of (const CursusPublication *publication, const char *module)
{
  g_autofree char *uid = g_strdup_printf ("%s.p1.s1@s.cursus", module);
  const CursusPublishedEvent *event = cursus_publication_find_event (publication, uid);
  g_assert_nonnull (event);
  return event;
}

static void
assert_event (const CursusPublication *publication, const char *module, uint32_t sequence, CursusPublishedStatus status,
              int64_t revision)
{
  const CursusPublishedEvent *event = event_of (publication, module);
  g_assert_cmpuint (event->sequence, ==, sequence);
  g_assert_cmpuint (event->highest, >=, sequence);
  g_assert_cmpint (event->status, ==, status);
  g_assert_cmpint (event->last_revision, ==, revision);
}

static void
test_life (void)
{
  g_autoptr (CursusPublication) first = publish (NULL, 1, "x", "y", 3);
  assert_event (first, "a", 0, CURSUS_PUBLISHED_CONFIRMED, 1);
  g_autoptr (CursusPublication) same = publish (first, 2, "x", "y", 3);
  assert_event (same, "a", 0, CURSUS_PUBLISHED_CONFIRMED, 1);
  g_assert_cmpint (event_of (same, "a")->stamp_utc, ==, event_of (first, "a")->stamp_utc);
  g_assert_cmpint (cursus_publication_holder (same, 0)->revision, ==, 1);
  g_autoptr (CursusPublication) moved = publish (same, 3, "x2", "y", 3);
  assert_event (moved, "a", 1, CURSUS_PUBLISHED_CONFIRMED, 3);
  assert_event (moved, "b", 0, CURSUS_PUBLISHED_CONFIRMED, 1);
  g_assert_cmpint (event_of (moved, "a")->first_revision, ==, 1);
  g_autoptr (CursusPublication) undone = publish (moved, 4, "x", "y", 3);
  assert_event (undone, "a", 2, CURSUS_PUBLISHED_CONFIRMED, 4);
  g_autoptr (CursusPublication) cancelled = publish (undone, 5, NULL, "y", 2);
  assert_event (cancelled, "a", 3, CURSUS_PUBLISHED_CANCELLED, 5);
  g_assert_cmpint (event_of (cancelled, "a")->cancelled_on, ==, FIRST_DAY + 5);
  g_autoptr (CursusPublication) still = publish (cancelled, 6, NULL, "y", 2);
  assert_event (still, "a", 3, CURSUS_PUBLISHED_CANCELLED, 5);
  g_autoptr (CursusPublication) back = publish (still, 7, "x", "y", 3);
  assert_event (back, "a", 4, CURSUS_PUBLISHED_CONFIRMED, 7);
  g_assert_cmpint (event_of (back, "a")->cancelled_on, ==, CURSUS_DATE_NONE);
  g_assert_cmpint (back->number, ==, 7);
}

static GArray *
show (const CursusPublication *publication)
{
  return cursus_publication_show (publication, cursus_publication_holder (publication, 0));
}

/* What one leaves is cancelled for that one alone, with a number that nobody else will see on something else. */
static void
test_leaving (void)
{
  g_autoptr (CursusPublication) both = publish (NULL, 1, "x", "y", 3);
  g_autoptr (CursusPublication) left = publish (both, 2, "x", "y", 2);
  g_autoptr (GArray) shown = show (left);
  const CursusShownEvent *item = &g_array_index (shown, CursusShownEvent, 0);
  g_assert_cmpuint (shown->len, ==, 2);
  g_assert_true (item->left);
  g_assert_cmpuint (item->sequence, ==, 1);
  g_assert_cmpint (item->status, ==, CURSUS_PUBLISHED_CANCELLED);
  assert_event (left, "a", 0, CURSUS_PUBLISHED_CONFIRMED, 1);
  g_autoptr (CursusPublication) back = publish (left, 3, "x", "y", 3);
  g_autoptr (GArray) again = show (back);
  g_assert_cmpuint (g_array_index (again, CursusShownEvent, 0).sequence, ==, 2);
  g_assert_false (g_array_index (again, CursusShownEvent, 0).left);
  assert_event (back, "a", 0, CURSUS_PUBLISHED_CONFIRMED, 1);
  g_autoptr (CursusPublication) moved = publish (back, 4, "x2", "y", 3);
  assert_event (moved, "a", 3, CURSUS_PUBLISHED_CONFIRMED, 4);
  g_assert_cmpuint (cursus_publication_holder (moved, 0)->except->len, ==, 0);
}

static void
test_cancelled_goes_after_sixty_days (void)
{
  static const struct {
    int revision; /* also the day */
    guint n_shown;
  } cases[] = { { 5, 2 }, { 70, 2 }, { 71, 1 }, { 300, 1 } };
  g_autoptr (CursusPublication) first = publish (NULL, 1, "x", "y", 3);
  g_autoptr (CursusPublication) cancelled = publish (first, 4, NULL, "y", 2);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPublication) later = publish (cancelled, cases[i].revision, NULL, "y", 2);
    g_autoptr (GArray) shown = show (later);
    g_assert_cmpuint (shown->len, ==, cases[i].n_shown);
    assert_event (later, "a", 1, CURSUS_PUBLISHED_CANCELLED, 4);
  }
  /* Cancelled long after its date, it is told all the same. */
  g_autoptr (CursusPublication) late = publish (first, 100, NULL, "y", 2);
  g_autoptr (GArray) shown = show (late);
  g_assert_cmpuint (shown->len, ==, 2);
}

static void
test_who_leaves_the_session (void)
{
  g_autoptr (CursusPublication) first = publish (NULL, 1, "x", "y", 3);
  CursusPublication *wanted = fixture_publication (2, (FIRST_DAY + 2) * (int64_t)DAY_SECONDS);
  g_ptr_array_add (wanted->events, fixture_event ("a", FIRST_DAY + 10, 9, "x"));
  fixture_add_holder (wanted, "zoe", 1);
  g_autoptr (CursusPublication) second = cursus_publication_next (first, wanted);
  const CursusHolder *anne = cursus_publication_find_holder (second, CURSUS_HOLDER_PARTICIPANT, "anne");
  g_assert_true (anne->gone);
  g_autoptr (GArray) shown = cursus_publication_show (second, anne);
  g_assert_cmpuint (shown->len, ==, 2);
  for (guint i = 0; i < shown->len; i++)
    g_assert_cmpint (g_array_index (shown, CursusShownEvent, i).status, ==, CURSUS_PUBLISHED_CANCELLED);
  g_assert_true (g_array_index (shown, CursusShownEvent, 0).left);
  g_assert_false (g_array_index (shown, CursusShownEvent, 1).left);
}

/* A participant speaks now: it is the same person, who is told of nothing but what was left. */
static void
test_other_role (void)
{
  g_autoptr (CursusPublication) first = publish (NULL, 1, "x", "y", 3);
  CursusPublication *wanted = fixture_publication (2, (FIRST_DAY + 2) * (int64_t)DAY_SECONDS);
  g_ptr_array_add (wanted->events, fixture_event ("a", FIRST_DAY + 10, 9, "x"));
  g_ptr_array_add (wanted->events, fixture_event ("b", FIRST_DAY + 20, 9, "y"));
  fixture_add_holder (wanted, "anne", 2)->kind = CURSUS_HOLDER_SPEAKER;
  g_autoptr (CursusPublication) second = cursus_publication_next (first, wanted);
  g_assert_cmpuint (second->holders->len, ==, 1);
  g_assert_cmpint (cursus_publication_holder (second, 0)->kind, ==, CURSUS_HOLDER_SPEAKER);
  g_autoptr (GArray) shown = show (second);
  g_assert_cmpuint (shown->len, ==, 2);
  g_assert_true (g_array_index (shown, CursusShownEvent, 0).left);
  g_assert_cmpuint (g_array_index (shown, CursusShownEvent, 0).sequence, ==, 1);
  g_assert_cmpint (g_array_index (shown, CursusShownEvent, 1).status, ==, CURSUS_PUBLISHED_CONFIRMED);
  g_assert_cmpuint (g_array_index (shown, CursusShownEvent, 1).sequence, ==, 0);
}

/* Who reads another language gets every event anew; nobody else gets any. */
static void
test_other_language (void)
{
  g_autoptr (CursusPublication) first = publish (NULL, 1, "x", "y", 3);
  CursusPublication *wanted = cursus_publication_copy (first);
  CursusHolder *anne = cursus_publication_holder (wanted, 0);
  g_free (anne->language);
  anne->language = g_strdup ("fr");
  wanted->revision = 2;
  wanted->made_utc += DAY_SECONDS;
  g_autoptr (CursusPublication) second = cursus_publication_next (first, wanted);
  assert_event (second, "a", 0, CURSUS_PUBLISHED_CONFIRMED, 1);
  g_autoptr (GArray) shown = show (second);
  g_assert_cmpuint (shown->len, ==, 2);
  for (guint i = 0; i < shown->len; i++) {
    const CursusShownEvent *item = &g_array_index (shown, CursusShownEvent, i);
    g_assert_cmpuint (item->sequence, ==, 1);
    g_assert_cmpint (item->stamp_utc, ==, second->made_utc);
    g_assert_false (item->left);
  }
  g_assert_cmpuint (event_of (second, "a")->highest, ==, 1);
}

/* Paul comes to what Anne left: the one program that reads the mails of both has it cancelled with a number. */
static void
test_same_address (void)
{
  g_autoptr (CursusPublication) first = publish (NULL, 1, "x", "y", 3);
  g_autoptr (CursusPublication) left = publish (first, 2, "x", "y", 2);
  cursus_publication_holder (left, 0)->email = g_strdup ("both@example.org");
  CursusPublication *wanted = cursus_publication_copy (left);
  CursusHolder *paul = fixture_add_holder (wanted, "paul", 3);
  g_array_set_size (cursus_publication_holder (wanted, 0)->except, 0);
  paul->email = g_strdup ("both@example.org");
  g_autoptr (CursusPublication) second = cursus_publication_next (left, wanted);
  g_autoptr (GArray) shown = cursus_publication_show (second, cursus_publication_holder (second, 1));
  g_assert_cmpuint (g_array_index (shown, CursusShownEvent, 0).sequence, ==, 2);
  g_assert_cmpuint (g_array_index (shown, CursusShownEvent, 1).sequence, ==, 0);
  assert_event (second, "a", 0, CURSUS_PUBLISHED_CONFIRMED, 1);
}

/* A clock that was set back makes no stamp earlier. */
static void
test_clock_set_back (void)
{
  g_autoptr (CursusPublication) first = publish (NULL, 50, "x", "y", 3);
  g_autoptr (CursusPublication) second = publish (first, 3, "x2", "y", 3);
  g_assert_cmpint (event_of (second, "a")->stamp_utc, ==, event_of (first, "a")->stamp_utc + 1);
}

/* The store was restored from a copy: what it gave out since stands in the file that was written last. */
static void
test_restored_copy (void)
{
  g_autoptr (CursusPublication) first = publish (NULL, 1, "x", "y", 3);
  g_autoptr (CursusPublication) second = publish (first, 2, "x2", "y", 3);
  g_autoptr (CursusPublication) third = publish (second, 3, "x3", NULL, 1);
  g_autoptr (CursusPublication) held = cursus_publication_merge (third, first);
  g_autoptr (CursusPublication) fourth = publish (held, 4, "x", "y", 3);
  assert_event (fourth, "a", 3, CURSUS_PUBLISHED_CONFIRMED, 4);
  assert_event (fourth, "b", 2, CURSUS_PUBLISHED_CONFIRMED, 4);
  g_assert_cmpint (fourth->number, ==, 4);
}

static void
test_merge_keeps_what_only_one_knows (void)
{
  g_autoptr (CursusPublication) only_a = publish (NULL, 1, "x", NULL, 1);
  g_autoptr (CursusPublication) only_b = publish (NULL, 2, NULL, "y", 1);
  fixture_add_holder (only_a, "zoe", 1);
  cursus_publication_sort (only_a);
  g_autoptr (GBytes) bytes = cursus_publication_to_bytes (only_b);
  g_autoptr (CursusPublication) read = cursus_publication_from_bytes (bytes, NULL);
  g_autoptr (CursusPublication) merged = cursus_publication_merge (read, only_a);
  g_assert_cmpstr (merged->title, ==, only_a->title); /* which bytes leave out */
  g_assert_cmpuint (merged->events->len, ==, 2);
  g_assert_cmpuint (merged->holders->len, ==, 2);
  const CursusHolder *zoe = cursus_publication_find_holder (merged, CURSUS_HOLDER_PARTICIPANT, "zoe");
  g_assert_cmpstr (cursus_publication_event (merged, g_array_index (zoe->events, uint32_t, 0))->uid, ==, "a.p1.s1@s.cursus");
}

/* ---- random lives ---- */

#define N_EVENTS 6
#define N_PEOPLE 4

/* The session that is planned, and all that ever left the house. */
typedef struct {
  GRand *random;
  bool there[N_EVENTS];
  int hour[N_EVENTS];
  int text[N_EVENTS];
  bool tentative;
  bool present[N_PEOPLE];
  unsigned attends[N_PEOPLE];
  bool french[N_PEOPLE];
  bool speaks[N_PEOPLE];
  bool utc; /* everything is written otherwise */
  CursusDate today;
  int64_t revision;
  GHashTable *given;              /* "uid sequence language" → what it said */
  GHashTable *programs[N_PEOPLE]; /* of each person's calendar program: uid → "sequence stamp status hash language utc" */
} Life;

static void
change_something (Life *life)
{
  int e = g_rand_int_range (life->random, 0, N_EVENTS), p = g_rand_int_range (life->random, 0, N_PEOPLE);
  switch (g_rand_int_range (life->random, 0, 11)) {
  case 0:
    life->hour[e] = g_rand_int_range (life->random, 8, 11);
    break;
  case 1:
    life->text[e] = g_rand_int_range (life->random, 0, 3);
    break;
  case 2:
  case 3:
    life->there[e] = !life->there[e];
    break;
  case 4:
    life->tentative = !life->tentative;
    break;
  case 5:
    life->present[p] = !life->present[p];
    break;
  case 6:
    life->attends[p] ^= 1u << e;
    break;
  case 7:
    life->french[p] = !life->french[p];
    break;
  case 8:
    life->utc = g_rand_boolean (life->random);
    break;
  case 9:
    life->speaks[p] = !life->speaks[p];
    break;
  default:
    life->today += g_rand_int_range (life->random, 0, 30);
  }
}

static void
set_language (CursusHolder *holder, const char *language)
{
  g_free (holder->language);
  holder->language = g_strdup (language);
}

static CursusPublication *
want (const Life *life)
{
  CursusPublication *wanted = fixture_publication (life->revision, life->today * (int64_t)DAY_SECONDS);
  unsigned map[N_EVENTS] = { 0 };
  for (int e = 0; e < N_EVENTS; e++) {
    if (!life->there[e])
      continue;
    char module[] = { (char)('a' + e), '\0' };
    g_autofree char *hash = g_strdup_printf ("%d-%d-%d", life->hour[e], life->text[e], life->utc);
    CursusPublishedEvent *event = fixture_event (module, FIRST_DAY + 10 * e, life->hour[e], hash);
    event->status = life->tentative ? CURSUS_PUBLISHED_TENTATIVE : CURSUS_PUBLISHED_CONFIRMED;
    map[e] = 1u << wanted->events->len;
    g_ptr_array_add (wanted->events, event);
  }
  for (int p = 0; p < N_PEOPLE; p++) {
    char id[] = { (char)('p' + p), '\0' };
    unsigned events = 0;
    for (int e = 0; e < N_EVENTS; e++)
      events |= life->attends[p] & 1u << e ? map[e] : 0;
    if (!life->present[p])
      continue;
    CursusHolder *holder = fixture_add_holder (wanted, id, events);
    holder->kind = life->speaks[p] ? CURSUS_HOLDER_SPEAKER : CURSUS_HOLDER_PARTICIPANT;
    set_language (holder, life->french[p] ? "fr" : "en");
  }
  CursusHolder *session = cursus_holder_new (CURSUS_HOLDER_SESSION, "s");
  set_language (session, "en");
  session->head = g_strdup (life->utc ? "utc" : "local");
  g_ptr_array_add (wanted->holders, session);
  cursus_publication_sort (wanted);
  return wanted;
}

/* An event arrives in a calendar program, which does as RFC 5546 says: the higher sequence wins, then the later stamp. So it has
 * what it was shown last. */
static void
receive (Life *life, const CursusHolder *holder, const CursusPublishedEvent *event, const CursusShownEvent *item)
{
  int p = *holder->id - 'p';
  g_autofree char *key = g_strdup_printf ("%s %u %s", event->uid, item->sequence, holder->language);
  g_autofree char *said = g_strdup_printf ("%s %s %s %d", cursus_published_status_name (item->status), event->hash,
                                           holder->language, life->utc);
  const char *before = g_hash_table_lookup (life->given, key);
  if (before != NULL)
    g_assert_cmpstr (before, ==, said);
  g_hash_table_insert (life->given, g_strdup (key), g_strdup (said));
  const char *has = g_hash_table_lookup (life->programs[p], event->uid);
  uint32_t sequence = has != NULL ? (uint32_t)g_ascii_strtoull (has, NULL, 10) : 0;
  int64_t stamp_utc = has != NULL ? g_ascii_strtoll (strchr (has, ' '), NULL, 10) : G_MININT64;
  g_assert_cmpuint (item->sequence, >=, sequence);
  if (item->sequence == sequence && item->stamp_utc <= stamp_utc) {
    g_assert_true (has != NULL && g_str_has_suffix (has, said));
    return;
  }
  g_hash_table_insert (life->programs[p], g_strdup (event->uid),
                       g_strdup_printf ("%u %" G_GINT64_FORMAT " %s", item->sequence, item->stamp_utc, said));
}

/* Everybody's program has what the plan says, and nothing else that takes place. */
static void
check_programs (const Life *life)
{
  for (int p = 0; p < N_PEOPLE; p++)
    for (int e = 0; e < N_EVENTS; e++) {
      g_autofree char *uid = g_strdup_printf ("%c.p1.s1@s.cursus", 'a' + e);
      g_autofree char *said = g_strdup_printf ("%s %d-%d-%d %s %d", life->tentative ? "tentative" : "confirmed", life->hour[e],
                                               life->text[e], life->utc, life->french[p] ? "fr" : "en", life->utc);
      const char *has = g_hash_table_lookup (life->programs[p], uid);
      bool due = life->there[e] && life->present[p] && life->attends[p] & 1u << e;
      if (due)
        g_assert_true (has != NULL && g_str_has_suffix (has, said));
      else
        g_assert_true (has == NULL || strstr (has, "cancelled") != NULL);
    }
}

static void
deliver (Life *life, const CursusPublication *publication)
{
  for (guint i = 0; i < publication->holders->len; i++) {
    const CursusHolder *holder = cursus_publication_holder (publication, i);
    g_autoptr (GArray) shown = cursus_publication_show (publication, holder);
    for (guint k = 0; holder->kind != CURSUS_HOLDER_SESSION && k < shown->len; k++) {
      const CursusShownEvent *item = &g_array_index (shown, CursusShownEvent, k);
      receive (life, holder, cursus_publication_event (publication, item->event), item);
    }
  }
  check_programs (life);
}

/* What was published last, as the next publication finds it: in the store, in the file, or in an old copy of the store and the
 * file. */
static CursusPublication *
remember (Life *life, const GPtrArray *all)
{
  const CursusPublication *last = g_ptr_array_index (all, all->len - 1);
  const CursusPublication *old = g_ptr_array_index (all, (guint)g_rand_int_range (life->random, 0, (gint32)all->len));
  g_autoptr (GBytes) bytes = cursus_publication_to_bytes (last);
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusPublication) read = cursus_publication_from_bytes (bytes, &error);
  g_assert_no_error (error);
  switch (g_rand_int_range (life->random, 0, 3)) {
  case 0:
    return cursus_publication_copy (last);
  case 1:
    return g_steal_pointer (&read);
  default:
    return cursus_publication_merge (read, old);
  }
}

/* The same plan again changes nothing at all. */
static void
check_repetition (const Life *life, const CursusPublication *publication)
{
  g_autoptr (CursusPublication) again = cursus_publication_next (publication, want (life));
  g_assert_cmpuint (again->events->len, ==, publication->events->len);
  for (guint i = 0; i < again->events->len; i++) {
    const CursusPublishedEvent *a = cursus_publication_event (publication, i), *b = cursus_publication_event (again, i);
    g_assert_cmpuint (a->sequence, ==, b->sequence);
    g_assert_cmpuint (a->highest, ==, b->highest);
    g_assert_cmpint (a->stamp_utc, ==, b->stamp_utc);
  }
  for (guint i = 0; i < again->holders->len; i++)
    g_assert_cmpstr (cursus_publication_holder (publication, i)->hash, ==, cursus_publication_holder (again, i)->hash);
}

static void
live (guint32 seed)
{
  Life life = { .random = g_rand_new_with_seed (seed), .today = FIRST_DAY };
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_publication_free);
  life.given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (int p = 0; p < N_PEOPLE; p++) {
    life.programs[p] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    life.present[p] = true;
    life.attends[p] = (unsigned)g_rand_int_range (life.random, 0, 1 << N_EVENTS);
  }
  for (int e = 0; e < N_EVENTS; e++)
    life.there[e] = g_rand_boolean (life.random);
  for (life.revision = 1; life.revision <= 40; life.revision++) {
    for (int n = g_rand_int_range (life.random, 0, 5); n > 0; n--)
      change_something (&life);
    g_autoptr (CursusPublication) held = all->len > 0 ? remember (&life, all) : NULL;
    CursusPublication *next = cursus_publication_next (held, want (&life));
    g_ptr_array_add (all, next);
    deliver (&life, next);
    check_repetition (&life, next);
  }
  for (int p = 0; p < N_PEOPLE; p++)
    g_hash_table_unref (life.programs[p]);
  g_hash_table_unref (life.given);
  g_rand_free (life.random);
}

static void
test_random_lives (void)
{
  const char *wish = g_getenv ("CURSUS_TEST_LIVES");
  guint n = wish != NULL ? (guint)g_ascii_strtoull (wish, NULL, 10) : 200;
  guint32 first = (guint32)g_test_rand_int ();
  for (guint32 i = 0; i < n; i++) {
    g_test_message ("seed %u", first + i);
    live (first + i);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/publication-next/life", test_life);
  g_test_add_func ("/core/publication-next/leaving", test_leaving);
  g_test_add_func ("/core/publication-next/cancelled-goes-after-sixty-days", test_cancelled_goes_after_sixty_days);
  g_test_add_func ("/core/publication-next/who-leaves-the-session", test_who_leaves_the_session);
  g_test_add_func ("/core/publication-next/other-role", test_other_role);
  g_test_add_func ("/core/publication-next/same-address", test_same_address);
  g_test_add_func ("/core/publication-next/other-language", test_other_language);
  g_test_add_func ("/core/publication-next/clock-set-back", test_clock_set_back);
  g_test_add_func ("/core/publication-next/restored-copy", test_restored_copy);
  g_test_add_func ("/core/publication-next/merge-keeps-what-only-one-knows", test_merge_keeps_what_only_one_knows);
  g_test_add_func ("/core/publication-next/random-lives", test_random_lives);
  return g_test_run ();
}
