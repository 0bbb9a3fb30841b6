/* Random lives of a session, followed by calendar programs that know nothing of it but mails. */
#include "app/letter.h"

#include <string.h>

#define N_EVENTS 4
#define N_PEOPLE 4
#define FIRST_DAY 20000
#define DAY_SECONDS 86400

/* Two of them have one address. */
static const char *const addresses[N_PEOPLE] = { "a@example.org", "b@example.org", "c@example.org", "c@example.org" };

typedef struct {
  GRand *random;
  bool there[N_EVENTS];
  int hour[N_EVENTS];
  bool tentative;
  bool present[N_PEOPLE];
  bool speaks[N_PEOPLE];
  bool french[N_PEOPLE];
  unsigned attends[N_PEOPLE];
  int64_t revision;
  GPtrArray *notices;   /* of CursusNotice */
  GHashTable *programs; /* "address uid" → "sequence what" */
} Life;

static void
change_something (Life *life)
{
  int e = g_rand_int_range (life->random, 0, N_EVENTS), p = g_rand_int_range (life->random, 0, N_PEOPLE);
  switch (g_rand_int_range (life->random, 0, 7)) {
  case 0:
    life->hour[e] = g_rand_int_range (life->random, 8, 11);
    break;
  case 1:
    life->there[e] = !life->there[e];
    break;
  case 2:
    life->tentative = !life->tentative;
    break;
  case 3:
    life->present[p] = !life->present[p];
    break;
  case 4:
    life->speaks[p] = !life->speaks[p];
    break;
  case 5:
    life->french[p] = !life->french[p];
    break;
  default:
    life->attends[p] ^= 1u << e;
  }
}

static char *
say (const Life *life, int e)
{
  return g_strdup_printf ("%s at %d", life->tentative ? "tentative" : "confirmed", life->hour[e]);
}

static void
add_event (const Life *life, CursusPublication *wanted, int e)
{
  g_autofree char *uid = g_strdup_printf ("%c.p1.s1@s.cursus", 'a' + e);
  CursusPublishedEvent *event = cursus_published_event_new (uid);
  CursusPlanSlot slot = { (FIRST_DAY + e) * (int64_t)DAY_SECONDS + life->hour[e] * 3600, 0 };
  slot.end_utc = slot.start_utc + 3600;
  event->meeting->id = g_strdup (uid);
  event->meeting->format = g_strdup ("remote");
  event->day = FIRST_DAY + e;
  event->hash = g_strdup_printf ("%d", life->hour[e]);
  event->status = life->tentative ? CURSUS_PUBLISHED_TENTATIVE : CURSUS_PUBLISHED_CONFIRMED;
  g_array_append_val (event->meeting->slots, slot);
  g_ptr_array_add (wanted->events, event);
}

static CursusPublication *
want (const Life *life)
{
  CursusPublication *wanted = cursus_publication_new ("s");
  uint32_t places[N_EVENTS] = { 0 };
  wanted->timezone = g_strdup ("UTC");
  wanted->revision = life->revision;
  wanted->made_utc = life->revision * 60;
  wanted->today = FIRST_DAY;
  for (int e = 0; e < N_EVENTS; e++) {
    places[e] = wanted->events->len;
    if (life->there[e])
      add_event (life, wanted, e);
  }
  for (int p = 0; p < N_PEOPLE; p++) {
    char id[] = { (char)('p' + p), '\0' };
    if (!life->present[p])
      continue;
    CursusHolder *holder = cursus_holder_new (life->speaks[p] ? CURSUS_HOLDER_SPEAKER : CURSUS_HOLDER_PARTICIPANT, id);
    holder->email = g_strdup (addresses[p]);
    holder->language = g_strdup (life->french[p] ? "fr" : "en");
    for (int e = 0; e < N_EVENTS; e++)
      if (life->there[e] && life->attends[p] & 1u << e)
        g_array_append_val (holder->events, places[e]);
    g_ptr_array_add (wanted->holders, holder);
  }
  cursus_publication_sort (wanted);
  return wanted;
}

/* As RFC 5546 says: the higher number wins; a cancellation of what is not known is nothing. */
static void
receive (Life *life, const CursusPublication *held, const CursusNotice *notice)
{
  g_autofree char *key = g_strdup_printf ("%s %s", notice->address, notice->uid);
  const CursusPublishedEvent *event = cursus_publication_find_event (held, notice->uid);
  const char *has = g_hash_table_lookup (life->programs, key);
  guint64 sequence = has != NULL ? g_ascii_strtoull (has, NULL, 10) : 0;
  g_assert_true (has == NULL || notice->sequence > sequence); /* nothing twice, nothing that programs would ignore */
  g_hash_table_insert (life->programs, g_steal_pointer (&key),
                       notice->cancels ? g_strdup_printf ("%u off", notice->sequence)
                                       : g_strdup_printf ("%u %s at %s", notice->sequence,
                                                          cursus_published_status_name (event->status), event->hash));
}

static void
deliver (Life *life, const CursusPublication *held)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < held->events->len; i++) {
    const CursusPublishedEvent *event = cursus_publication_event (held, i);
    bool off = event->status == CURSUS_PUBLISHED_CANCELLED;
    g_ptr_array_add (digests, off ? g_strdup ("") : g_strdup_printf ("%s %d", event->hash, event->status));
  }
  g_ptr_array_add (digests, NULL);
  const CursusLetterQuestion question = {
    .held = held, .notices = life->notices, .from = "me@example.org", .digests = (char *const *)digests->pdata, .today = FIRST_DAY
  };
  g_autoptr (GPtrArray) letters = cursus_letters_find (&question, diagnostics);
  for (guint i = 0; i < letters->len; i++) {
    CursusLetter *letter = g_ptr_array_index (letters, i);
    for (guint k = 0; k < letter->notices->len; k++) {
      CursusNotice *notice = g_ptr_array_index (letter->notices, k);
      receive (life, held, notice);
      notice->sent = true;
    }
    g_ptr_array_extend_and_steal (life->notices, g_steal_pointer (&letter->notices));
    letter->notices = g_ptr_array_new ();
  }
}

static int
by_sequence (gconstpointer a, gconstpointer b)
{
  const CursusNotice *x = *(const CursusNotice *const *)a, *y = *(const CursusNotice *const *)b;
  return (x->sequence > y->sequence) - (x->sequence < y->sequence);
}

/* What a program has is what one of those who read it attends, and nothing else. */
static void
check_programs (const Life *life)
{
  for (int p = 0; p < N_PEOPLE; p++)
    for (int e = 0; e < N_EVENTS; e++) {
      g_autofree char *key = g_strdup_printf ("%s %c.p1.s1@s.cursus", addresses[p], 'a' + e), *said = say (life, e);
      const char *has = g_hash_table_lookup (life->programs, key);
      bool due = false;
      for (int q = 0; q < N_PEOPLE; q++)
        due = due
              || (strcmp (addresses[p], addresses[q]) == 0 && life->there[e] && life->present[q] && life->attends[q] & 1u << e);
      if (due)
        g_assert_true (has != NULL && g_str_has_suffix (has, said));
      else
        g_assert_true (has == NULL || g_str_has_suffix (has, " off"));
    }
}

static void
live (guint32 seed)
{
  Life life = { .random = g_rand_new_with_seed (seed) };
  g_autoptr (CursusPublication) held = NULL;
  life.notices = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_notice_free);
  life.programs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (int p = 0; p < N_PEOPLE; p++) {
    life.present[p] = true;
    life.attends[p] = (unsigned)g_rand_int_range (life.random, 0, 1 << N_EVENTS);
  }
  for (int e = 0; e < N_EVENTS; e++)
    life.there[e] = g_rand_boolean (life.random);
  for (life.revision = 1; life.revision <= 30; life.revision++) {
    for (int n = g_rand_int_range (life.random, 0, 5); n > 0; n--)
      change_something (&life);
    CursusPublication *next = cursus_publication_next (held, want (&life));
    cursus_publication_free (held);
    held = next;
    if (g_rand_int_range (life.random, 0, 4) == 0)
      continue; /* nobody sends mails this time */
    deliver (&life, held);
    g_ptr_array_sort (life.notices, by_sequence);
    check_programs (&life);
  }
  g_ptr_array_unref (life.notices);
  g_hash_table_unref (life.programs);
  g_rand_free (life.random);
}

static void
test_random_lives (void)
{
  const char *wish = g_getenv ("CURSUS_TEST_LIVES");
  guint n = wish != NULL ? (guint)g_ascii_strtoull (wish, NULL, 10) : 100;
  guint32 first = (guint32)g_test_rand_int ();
  for (guint i = 0; i < n; i++) {
    g_test_message ("seed %u", first + i);
    live (first + i);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/letter-lives/random", test_random_lives);
  return g_test_run ();
}
