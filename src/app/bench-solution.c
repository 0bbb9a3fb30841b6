/* Reads a solution line by line and places its lectures one by one. */
#include "app/bench-solution.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/error.h"
#include "rules/evaluator.h"

#define MAX_BYTES (4u * 1024 * 1024)

typedef struct {
  const CursusWorkspace *workspace;
  CursusEvaluator *evaluator;
  const char *path;
  CursusDiagnostics *diagnostics;
  int line;
  GHashTable *taken; /* set of course × slots + slot */
} Reading;

G_GNUC_PRINTF (2, 3)
static bool
fail (const Reading *self, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cursus_diagnostics_error (self->diagnostics, self->path, self->line, NULL, "%s", text);
  return false;
}

static bool
read_number (const Reading *self, const char *word, uint32_t end, uint32_t *number)
{
  guint64 value = 0;
  if (!g_ascii_string_to_unsigned (word, 10, 0, end - 1, &value, NULL))
    return fail (self, _ ("“%s” is no number from %u to %u"), word, 0u, end - 1);
  *number = (uint32_t)value;
  return true;
}

/* A lecture of the course that has no place yet; lectures of a course are alike. */
static uint32_t
find_lecture (const Reading *self, uint32_t course)
{
  const CursusFrame *frame = self->workspace->frame;
  const CursusPlacement *placements = cursus_evaluator_placements (self->evaluator);
  for (uint32_t m = 0; m < frame->n_meetings; m++)
    if (frame->meetings[m].module == course && placements[m].start == CURSUS_UNPLACED)
      return m;
  return CURSUS_NONE;
}

/* "c0001 A 4 0" */
static bool
read_lecture (Reading *self, char **words)
{
  const CursusSession *session = self->workspace->session;
  const CursusTimeline *timeline = self->workspace->frame->timeline;
  uint32_t day = 0, period = 0, course = cursus_session_find_module (session, words[0]);
  g_autofree char *room_id = g_strconcat ("rooms/", words[1], NULL);
  uint32_t room = cursus_session_find_room (session, room_id);
  if (course == CURSUS_NONE)
    return fail (self, _ ("there is no course “%s”"), words[0]);
  if (room == CURSUS_NONE)
    return fail (self, _ ("there is no room “%s”"), words[1]);
  if (!read_number (self, words[2], timeline->n_days, &day) || !read_number (self, words[3], timeline->n_parts, &period))
    return false;
  uint32_t start = day * timeline->n_parts + period;
  if (!g_hash_table_add (self->taken, GUINT_TO_POINTER (course * timeline->n_slots + start)))
    return true;
  uint32_t lecture = find_lecture (self, course);
  if (lecture == CURSUS_NONE)
    return fail (self, _ ("the course “%s” has no more lectures than stand above"), words[0]);
  cursus_evaluator_place (self->evaluator, lecture, (CursusPlacement){ .start = start, .room = (uint16_t)room });
  return true;
}

static bool
read_lines (Reading *self, char **lines)
{
  for (; lines[self->line] != NULL;) {
    g_auto (GStrv) raw = g_strsplit_set (lines[self->line++], " \t\r", -1);
    g_autoptr (GPtrArray) words = g_ptr_array_new ();
    for (char **word = raw; *word != NULL; word++)
      if (**word != '\0')
        g_ptr_array_add (words, *word);
    if (words->len != 0 && words->len != 4)
      return fail (self, _ ("a line like “COURSE ROOM DAY PERIOD” is expected here"));
    if (words->len == 4 && !read_lecture (self, (char **)words->pdata))
      return false;
  }
  return true;
}

static bool
read_file (Reading *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;
  if (!g_file_test (self->path, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (self->path, &text, &length, &error))
    return fail (self, "%s", error != NULL ? error->message : _ ("this is no regular file"));
  if (length > MAX_BYTES || !g_utf8_validate (text, (gssize)length, NULL))
    return fail (self, _ ("this is no solution: text of at most 4 MiB is accepted"));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  return read_lines (self, lines);
}

static uint32_t
count_missing (const Reading *self)
{
  uint32_t n = 0;
  for (uint32_t m = 0; m < self->workspace->frame->n_meetings; m++)
    n += cursus_evaluator_placements (self->evaluator)[m].start == CURSUS_UNPLACED;
  return n;
}

/* What each use costs, in the order of the uses. */
static CursusPlan *
make_plan (const Reading *self)
{
  const CursusSession *session = self->workspace->session;
  const CursusRuleset *ruleset = self->workspace->ruleset;
  CursusPlan *plan = cursus_plan_new (session->id, session->title, "UTC");
  for (guint u = 0; u < ruleset->uses->len; u++) {
    const CursusUse *use = cursus_ruleset_use (ruleset, u);
    CursusPlanRule *rule = cursus_plan_rule_new (use->rule, use->name);
    rule->hard = use->hard;
    rule->weight = use->weight;
    g_ptr_array_add (plan->rules, rule);
  }
  for (uint32_t c = 0; c < ruleset->constraints->len; c++) {
    CursusScore price = cursus_ruleset_price (ruleset, c, cursus_evaluator_constraint_cost (self->evaluator, c));
    CursusPlanRule *rule = g_ptr_array_index (plan->rules, cursus_ruleset_constraint (ruleset, c)->use);
    rule->cost += price.hard + price.soft;
  }
  return plan;
}

CursusPlan *
cursus_bench_solution_count (const CursusWorkspace *workspace, const char *path, uint32_t *n_missing,
                             CursusDiagnostics *diagnostics, GError **error)
{
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (workspace->ruleset, error);
  if (evaluator == NULL)
    return NULL;
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  Reading reading = { .workspace = workspace, .evaluator = evaluator, .path = path, .diagnostics = diagnostics, .taken = taken };
  if (!read_file (&reading)) {
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("solution “%s” cannot be used"), path);
    return NULL;
  }
  if (!cursus_evaluator_try_error (evaluator, error))
    return NULL;
  CursusPlan *plan = make_plan (&reading);
  *n_missing = count_missing (&reading);
  plan->score = cursus_evaluator_score (evaluator);
  plan->score.hard += *n_missing;
  plan->status = plan->score.hard == 0 ? CURSUS_STATUS_FEASIBLE : CURSUS_STATUS_UNKNOWN;
  plan->seconds = -1;
  return plan;
}
