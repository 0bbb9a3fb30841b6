/* OPB and DIMACS. Variables are numbered anew for OPB, which knows no gaps; a proof speaks of the clauses' own numbers. */
#include "app/witness-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "app/language.h"
#include "report/change.h"
#include "report/words.h"
#include "solver/convert.h"

typedef struct {
  const CursusWitness *witness;
  const CursusWorkspace *workspace;
  CursusDraftFile *out;
  const char *comment;  /* what a comment begins with */
  const char *variable; /* what a variable begins with */
  int *numbers;         /* by variable of the witness; 0: it does not occur */
  int n_numbers;
  CursusPlan *single; /* of one meeting at a time: reports know meetings as those of plans */
} Writer;

static int
literal_at (const CursusWitness *witness, guint i)
{
  return g_array_index (witness->clauses, int, i);
}

static guint
count_clauses (const CursusWitness *witness)
{
  guint n = 0;
  for (guint i = 0; i < witness->clauses->len; i++)
    n += literal_at (witness, i) == 0;
  return n;
}

static const CursusTerm *
term_at (const CursusWitness *witness, guint t)
{
  return &g_array_index (witness->terms, CursusTerm, t);
}

/* Numbers for all variables that occur, the true one first; or, for DIMACS, their own. */
static void
number (Writer *self, bool anew)
{
  const CursusWitness *witness = self->witness;
  self->numbers = g_new0 (int, (gsize)witness->n_variables + 1);
  self->numbers[CURSUS_SAT_TRUE] = 1;
  for (guint i = 0; i < witness->clauses->len; i++)
    self->numbers[ABS (literal_at (witness, i))] = 1;
  for (guint t = 0; t < witness->terms->len; t++)
    self->numbers[ABS (term_at (witness, t)->literal)] = 1;
  for (guint m = 0; m < witness->meanings->len; m++)
    self->numbers[ABS (g_array_index (witness->meanings, CursusMeaning, m).literal)] = 1;
  self->numbers[0] = 0;
  for (int v = 1; v <= witness->n_variables; v++)
    if (!anew || self->numbers[v] != 0)
      self->numbers[v] = ++self->n_numbers;
}

static void
init (Writer *self, bool anew)
{
  const CursusSession *session = self->workspace->session;
  number (self, anew);
  self->single = cursus_plan_new (session->id, session->title, cursus_zone_get_name (session->zone));
}

static void
clear (Writer *self)
{
  g_free (self->numbers);
  cursus_plan_free (self->single);
}

/* ---- Comments ---- */

static void
print_comment (Writer *self, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r", ' ');
  cursus_draft_file_print (self->out, "%s %s\n", self->comment, line);
}

static char *
name_literal (const Writer *self, int literal)
{
  return g_strdup_printf ("%s%s%d", literal < 0 ? "~" : "", self->variable, self->numbers[ABS (literal)]);
}

/* (transfer full): "Wed 11 Oct 2023, morning (09:00–12:30)", a place or names. */
static char *
word_meaning (const Writer *self, const CursusMeaning *meaning)
{
  const CursusFrame *frame = self->workspace->frame;
  uint32_t n = 0;
  CursusPlacement at = { 0 };
  const CursusPlacement *domain = cursus_problem_domain (self->workspace->problem, meaning->meeting, &n);
  if (n > 0)
    at = domain[0];
  if (meaning->kind == CURSUS_MEANING_START)
    at.start = meaning->value;
  if (meaning->kind == CURSUS_MEANING_ROOM)
    at.room = (uint16_t)meaning->value;
  if (meaning->kind == CURSUS_MEANING_SPEAKERS)
    at.speaker_set = (uint16_t)meaning->value;
  CursusPlanMeeting *planned = cursus_convert_to_meeting (frame, meaning->meeting, at);
  g_ptr_array_set_size (self->single->meetings, 0);
  g_ptr_array_add (self->single->meetings, planned);
  if (meaning->kind == CURSUS_MEANING_START)
    return cursus_change_when (self->single, planned);
  if (meaning->kind == CURSUS_MEANING_ROOM)
    return cursus_change_where (planned);
  g_autofree char *speakers = cursus_words_speakers (planned);
  return *speakers ? g_steal_pointer (&speakers) : g_strdup (C_ ("speaker of a meeting", "nobody"));
}

static void
print_meanings (Writer *self)
{
  const GArray *meanings = self->witness->meanings;
  for (guint m = 0; m < meanings->len; m++) {
    const CursusMeaning *meaning = &g_array_index (meanings, CursusMeaning, m);
    if (m == 0 || g_array_index (meanings, CursusMeaning, m - 1).meeting != meaning->meeting) {
      const CursusMeeting *meeting = cursus_frame_meeting (self->workspace->frame, meaning->meeting);
      g_autofree char *title = cursus_meeting_title (self->workspace->session, meeting);
      g_autofree char *heading = g_strdup_printf ("%s: %s", meeting->id, title);
      print_comment (self, heading);
    }
    g_autofree char *name = name_literal (self, meaning->literal);
    g_autofree char *word = word_meaning (self, meaning);
    g_autofree char *line = g_strdup_printf ("  %s = %s", name, word);
    print_comment (self, line);
  }
}

static void
print_terms (Writer *self)
{
  const CursusRuleset *ruleset = self->workspace->ruleset;
  for (guint t = 0; t < self->witness->terms->len; t++) {
    const CursusTerm *term = term_at (self->witness, t);
    const CursusUse *use = term->constraint == CURSUS_NONE
                               ? NULL
                               : cursus_ruleset_use (ruleset, cursus_ruleset_constraint (ruleset, term->constraint)->use);
    g_autofree char *of = use != NULL ? cursus_words_use (use->rule, use->name) : g_strdup (_ ("rules of single meetings"));
    g_autofree char *name = name_literal (self, term->literal);
    /* TRANSLATORS: what a variable costs where it holds, and by which rule: "x17 costs 20: travel-rest" */
    g_autofree char *line = g_strdup_printf (_ ("%1$s costs %2$" PRId64 ": %3$s"), name, term->weight, of);
    print_comment (self, line);
  }
}

/* What a solver's answer says of the session; the first word is for programs. */
static void
print_reach (Writer *self)
{
  switch (self->witness->reach) {
  case CURSUS_WITNESS_ALL:
    print_comment (self, "complete");
    print_comment (self, _ ("The least cost is that of the best plan; with the variables of any plan, it is that of this plan."));
    return;
  case CURSUS_WITNESS_BEST:
    print_comment (self, "complete for the best plan");
    print_comment (self,
                   _ ("The least cost is that of the best plan. Of rules too large to write down, what proves that is written: "
                      "other plans may cost more than here."));
    return;
  case CURSUS_WITNESS_AT_MOST:
    print_comment (self, "incomplete");
    print_comment (self, _ ("The least cost is at most that of the best plan: not all rules could be written down."));
    return;
  }
}

static void
print_heading (Writer *self, const CursusPlan *plan)
{
  const CursusSession *session = self->workspace->session;
  g_autofree char *heading = g_strdup_printf ("%s (%s)", session->title, session->id);
  print_comment (self, heading);
  if (plan != NULL && plan->score.hard == 0) {
    g_autofree char *best = g_strdup_printf (_ ("The best plan that was found costs %" PRId64 "."), plan->score.soft);
    print_comment (self, best);
  }
  g_autofree char *truth = name_literal (self, CURSUS_SAT_TRUE);
  g_autofree char *line = g_strdup_printf (_ ("%s always holds."), truth);
  print_comment (self, line);
}

/* ---- OPB ---- */

/* A negated literal is 1 minus its variable: the 1 is charged to the one that is true. */
static void
print_objective (Writer *self)
{
  g_autofree int64_t *weights = g_new0 (int64_t, (gsize)self->witness->n_variables + 1);
  weights[CURSUS_SAT_TRUE] = self->witness->base;
  for (guint t = 0; t < self->witness->terms->len; t++) {
    const CursusTerm *term = term_at (self->witness, t);
    weights[ABS (term->literal)] += term->literal > 0 ? term->weight : -term->weight;
    weights[CURSUS_SAT_TRUE] += term->literal > 0 ? 0 : term->weight;
  }
  cursus_draft_file_print (self->out, "min:");
  for (int v = 1; v <= self->witness->n_variables; v++)
    if (weights[v] != 0 || v == CURSUS_SAT_TRUE)
      cursus_draft_file_print (self->out, " %+" PRId64 " x%d", weights[v], self->numbers[v]);
  cursus_draft_file_print (self->out, " ;\n");
}

static void
print_constraints (Writer *self)
{
  int at_least = 1;
  guint begin = 0;
  cursus_draft_file_print (self->out, "+1 x1 >= 1 ;\n");
  for (guint i = 0; i < self->witness->clauses->len; i++) {
    int literal = literal_at (self->witness, i);
    if (literal != 0) {
      cursus_draft_file_print (self->out, "%s1 x%d ", literal > 0 ? "+" : "-", self->numbers[ABS (literal)]);
      at_least -= literal < 0;
      continue;
    }
    if (i == begin) /* nothing holds that */
      cursus_draft_file_print (self->out, "-1 x1 >= 0 ;\n");
    else
      cursus_draft_file_print (self->out, ">= %d ;\n", at_least);
    at_least = 1;
    begin = i + 1;
  }
}

void
cursus_witness_text_opb (const CursusWitness *witness, const CursusWorkspace *workspace, const CursusPlan *plan,
                         CursusDraftFile *out)
{
  Writer self = { .witness = witness, .workspace = workspace, .out = out, .comment = "*", .variable = "x" };
  init (&self, true);
  cursus_draft_file_print (out, "* #variable= %d #constraint= %u\n", self.n_numbers, count_clauses (witness) + 1);
  print_reach (&self);
  print_heading (&self, plan);
  print_meanings (&self);
  print_terms (&self);
  print_objective (&self);
  print_constraints (&self);
  clear (&self);
}

/* ---- DIMACS ---- */

void
cursus_witness_text_cnf (const CursusWitness *witness, const CursusWorkspace *workspace, CursusDraftFile *out)
{
  Writer self = { .witness = witness, .workspace = workspace, .out = out, .comment = "c", .variable = "" };
  init (&self, false);
  print_heading (&self, NULL);
  print_meanings (&self);
  cursus_draft_file_print (out, "p cnf %d %u\n1 0\n", MAX (1, witness->n_variables), count_clauses (witness) + 1);
  for (guint i = 0; i < witness->clauses->len; i++) {
    int literal = literal_at (witness, i);
    cursus_draft_file_print (out, literal == 0 ? "%d\n" : "%d ", literal);
  }
  clear (&self);
}
