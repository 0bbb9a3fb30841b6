/* Cuts a failing trial down: moves, rules and parts of the session are taken out one after the other as long as it still fails.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rules/law-world.h"

#define MAX_SECONDS 30  /* of shrinking */
#define TRIAL_SECONDS 5 /* after which one trial counts as endless */

typedef struct {
  Law *best;
  gint64 deadline_us;
} Shrinker;

/* In the child: 'R' once the world exists, so that a session that cannot be made is no failure; then the answer. */
static G_NORETURN void
answer (const Law *law, int out)
{
  const struct rlimit no_core = { 0, 0 };
  setrlimit (RLIMIT_CORE, &no_core);
  if (freopen ("/dev/null", "w", stderr) == NULL)
    _exit (3);
  alarm (TRIAL_SECONDS);
  law_world_free (law_world_new (law));
  LawStats stats = { 0 };
  uint32_t at = 0;
  g_autofree char *why = NULL;
  if (write (out, "R", 1) != 1)
    _exit (3);
  if (law_holds (law, &stats, &at, &why))
    _exit (0);
  g_autofree char *text = g_strdup_printf ("%u %s", at, why);
  _exit (write (out, text, strlen (text)) > 0 ? 1 : 3);
}

static GString *
read_all (int in)
{
  GString *text = g_string_new (NULL);
  char buffer[512];
  for (ssize_t n = 0; (n = read (in, buffer, sizeof buffer)) > 0;)
    g_string_append_len (text, buffer, n);
  return text;
}

bool
law_holds_apart (const Law *self, uint32_t *at, char **why)
{
  int ends[2], status = 0;
  g_assert_cmpint (pipe (ends), ==, 0);
  fflush (NULL);
  pid_t child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    answer (self, ends[1]);
  close (ends[1]);
  g_autoptr (GString) said = read_all (ends[0]);
  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (*said->str != 'R' || (WIFEXITED (status) && WEXITSTATUS (status) == 0))
    return true;
  char *rest = NULL;
  *at = said->len > 1 ? (uint32_t)g_ascii_strtoull (said->str + 1, &rest, 10) : self->moves->len;
  *why = rest != NULL           ? g_strdup (rest + 1)
         : WIFSIGNALED (status) ? g_strdup_printf ("killed by signal %d", WTERMSIG (status))
                                : g_strdup_printf ("ended with status %d", WEXITSTATUS (status));
  return false;
}

/* Takes @smaller (transfer full) if it fails too. */
static bool
adopt (Shrinker *self, Law *smaller)
{
  g_autoptr (Law) owned = smaller;
  g_autofree char *why = NULL;
  uint32_t at = 0;
  if (g_get_monotonic_time () > self->deadline_us || law_holds_apart (owned, &at, &why))
    return false;
  if (at + 1 < owned->moves->len)
    g_array_set_size (owned->moves, at + 1);
  law_free (self->best);
  self->best = g_steal_pointer (&owned);
  return true;
}

/* Runs of moves, long ones first. */
static bool
drop_moves (Shrinker *self)
{
  bool dropped = false;
  for (guint length = MAX (1, self->best->moves->len / 2); length > 0; length /= 2)
    for (guint begin = 0; begin + length <= self->best->moves->len;) {
      Law *smaller = law_copy (self->best);
      g_array_remove_range (smaller->moves, begin, length);
      if (adopt (self, smaller))
        dropped = true;
      else
        begin += length;
    }
  return dropped;
}

static bool
drop_rules (Shrinker *self)
{
  bool dropped = false;
  for (guint i = self->best->rules->len; i-- > 0 && self->best->rules->len > 1;) {
    if (i >= self->best->rules->len)
      continue;
    Law *smaller = law_copy (self->best);
    g_array_remove_index (smaller->rules, i);
    dropped = adopt (self, smaller) || dropped;
  }
  return dropped;
}

static bool
edit_rules (Shrinker *self)
{
  bool edited = false;
  for (guint i = 0; i < self->best->rules->len; i++)
    for (uint32_t edit = 0; edit < LAW_N_RULE_EDITS; edit++) {
      Law *smaller = law_copy (self->best);
      LawRule *rule = &g_array_index (smaller->rules, LawRule, i);
      bool is_new = (rule->edits >> edit & 1) == 0;
      rule->edits |= 1u << edit;
      if (!is_new)
        law_free (smaller);
      else
        edited = adopt (self, smaller) || edited;
    }
  return edited;
}

static bool
edit_session (Shrinker *self)
{
  bool edited = false;
  for (uint32_t edit = 0; edit < LAW_N_SESSION_EDITS; edit++) {
    if (self->best->edits >> edit & 1)
      continue;
    Law *smaller = law_copy (self->best);
    smaller->edits |= 1u << edit;
    edited = adopt (self, smaller) || edited;
  }
  if (!self->best->within)
    return edited;
  Law *smaller = law_copy (self->best);
  smaller->within = false;
  return adopt (self, smaller) || edited;
}

/* Fewer meetings a move, and the plainest kind of move. */
static bool
simplify_moves (Shrinker *self)
{
  bool simplified = false;
  for (guint i = 0; i < self->best->moves->len; i++) {
    for (uint32_t k = g_array_index (self->best->moves, LawMove, i).n; k-- > 0;) {
      Law *smaller = law_copy (self->best);
      LawMove *move = &g_array_index (smaller->moves, LawMove, i);
      if (move->n == 1 || k >= move->n) {
        law_free (smaller);
        continue;
      }
      memmove (move->dice + k, move->dice + k + 1, (move->n - k - 1) * sizeof *move->dice);
      move->n--;
      simplified = adopt (self, smaller) || simplified;
      if (i >= self->best->moves->len)
        return simplified;
    }
    if (g_array_index (self->best->moves, LawMove, i).kind == LAW_REPLACE)
      continue;
    Law *plainer = law_copy (self->best);
    g_array_index (plainer->moves, LawMove, i).kind = LAW_REPLACE;
    simplified = adopt (self, plainer) || simplified;
  }
  return simplified;
}

Law *
law_shrink (const Law *self, uint32_t at)
{
  Shrinker shrinker = { .best = law_copy (self), .deadline_us = g_get_monotonic_time () + MAX_SECONDS * G_USEC_PER_SEC };
  if (at + 1 < shrinker.best->moves->len)
    g_array_set_size (shrinker.best->moves, at + 1);
  for (bool smaller = true; smaller;) {
    smaller = drop_rules (&shrinker);
    smaller = drop_moves (&shrinker) || smaller;
    smaller = edit_session (&shrinker) || smaller;
    smaller = edit_rules (&shrinker) || smaller;
    smaller = simplify_moves (&shrinker) || smaller;
  }
  return shrinker.best;
}
