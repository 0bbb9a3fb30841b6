/* Runs one case of a rule's test file: compiled alone, evaluated by both evaluators. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "rules/audit.h"
#include "rules/evaluator.h"
#include "script/api-table.h"
#include "script/catalog-private.h"
#include "script/plugin-test-private.h"

void
cursus_plugin_case_clear (CursusPluginCase *self)
{
  g_free (self->title);
  g_free (self->says);
  g_free (self->text_en);
  g_free (self->text_fr);
  g_free (self->error);
  *self = (CursusPluginCase){ 0 };
}

/* The French is looked at only where it is given: the author of a rule may know none. */
static bool
read_text (CursusPluginCase *self, const CursusPlace *place, const CursusValue *text)
{
  bool right = cursus_text_pair_read (place, "text", text, &self->text_en, &self->text_fr);
  if (cursus_value_type (text) != CURSUS_VALUE_TABLE || cursus_value_lookup (text, "fr") == NULL)
    g_clear_pointer (&self->text_fr, g_free);
  return right;
}

bool
cursus_plugin_case_read (CursusPluginCase *self, const CursusPlace *place, const CursusValue *table)
{
  const CursusValue *cost = NULL, *text = NULL;
  const CursusField fields[] = { { .type = CURSUS_FIELD_ITEMS }, CURSUS_API_CASE_OPTIONS (CURSUS_API_FIELD) };
  const CursusField cost_field = { "cost", CURSUS_FIELD_COUNT, &self->cost, .min = 0, .max = 1e9 };
  const CursusField title_field = { "title", CURSUS_FIELD_LINE, &self->title };
  if (cursus_value_type (table) != CURSUS_VALUE_TABLE || cursus_value_length (table) != 1) {
    cursus_place_error (place, NULL, _ ("a case is a table that begins with its title: { \"too close\", use = …, cost = 3 }"));
    return false;
  }
  bool right = cursus_field_read (place, &title_field, cursus_value_item (table, 0));
  right = cursus_fields_read (place, table, fields, G_N_ELEMENTS (fields)) && right;
  right = (cost == NULL || cursus_field_read (place, &cost_field, cost)) && right;
  right = (text == NULL || read_text (self, place, text)) && right;
  self->has_cost = cost != NULL;
  if (right && (cost == NULL) == (self->error == NULL)) {
    cursus_place_error (place, NULL, _ ("case “%s” needs either “cost” or “error”"), self->title);
    return false;
  }
  return right;
}

/* ---- What counts: constraints of meetings that are placed ---- */

static bool
is_placed (const CursusFrame *frame, const CursusPlacement *placements, CursusUnit unit)
{
  uint32_t storage = 0, n = 0;
  const uint32_t *meetings = cursus_frame_unit_meetings (frame, unit, &storage, &n);
  for (uint32_t i = 0; i < n; i++)
    if (placements[meetings[i]].start == CURSUS_UNPLACED)
      return false;
  return true;
}

/* The slow evaluator wants every unit placed. */
static void
drop_unplaced (const CursusRuleset *ruleset, const CursusPlacement *placements)
{
  for (guint c = 0; c < ruleset->constraints->len; c++) {
    CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, c);
    uint32_t step = constraint->shape == CURSUS_SHAPE_PAIRS ? 2 : 1;
    GArray *kept = g_array_new (FALSE, FALSE, sizeof (CursusUnit));
    for (guint u = 0; u < constraint->units->len; u += step) {
      const CursusUnit *units = &g_array_index (constraint->units, CursusUnit, u);
      if (is_placed (ruleset->frame, placements, units[0]) && is_placed (ruleset->frame, placements, units[step - 1]))
        g_array_append_vals (kept, units, step);
    }
    g_array_unref (constraint->units);
    constraint->units = kept;
  }
}

/* ---- Both evaluators ---- */

/* One run of a case. */
typedef struct {
  CursusCatalog *catalog;
  const CursusPluginCase *test;
  const CursusRuleset *ruleset;
  const CursusPlacement *placements;
  GString *differences;
} Run;

static void G_GNUC_PRINTF (2, 3) differ (const Run *self, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_string_append_vprintf (self->differences, format, arguments);
  va_end (arguments);
  g_string_append_c (self->differences, '\n');
}

/* An error is what the case expects, or a difference. */
static void
note_error (const Run *self, const char *message)
{
  if (self->test->error != NULL && strstr (message, self->test->error) != NULL)
    return;
  differ (self, "%s", message);
  if (self->test->error != NULL)
    differ (self, _ ("  expected, as a part of it: %s"), self->test->error);
}

/* @cost: (out): of the placements. */
static bool
check_incremental (const Run *self, int64_t *cost)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (self->ruleset, &error);
  const CursusFrame *frame = self->ruleset->frame;
  int64_t before = evaluator != NULL ? cursus_evaluator_score (evaluator).hard : 0; /* of none_of, more than nothing */
  for (uint32_t m = 0; evaluator != NULL && m < frame->n_meetings; m++)
    if (self->placements[m].start != CURSUS_UNPLACED)
      cursus_evaluator_place (evaluator, m, self->placements[m]);
  if (evaluator == NULL || !cursus_evaluator_try_error (evaluator, &error)) {
    note_error (self, error->message);
    return false;
  }
  *cost = cursus_evaluator_score (evaluator).hard;
  if (self->test->has_cost && *cost != self->test->cost)
    differ (self, _ ("cost: %" PRId64 ", expected: %u"), *cost, self->test->cost);
  for (uint32_t m = 0; m < frame->n_meetings; m++)
    if (self->placements[m].start != CURSUS_UNPLACED)
      cursus_evaluator_remove (evaluator, m);
  if (cursus_evaluator_score (evaluator).hard != before)
    differ (self, _ ("cost with no meeting placed: %" PRId64), cursus_evaluator_score (evaluator).hard);
  return true;
}

/* (transfer full) (nullable): the violations that the slow evaluator finds. */
static GPtrArray *
audit (const Run *self, const char *language, int64_t *cost)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  CursusScore score = { 0 };
  if (!cursus_audit (self->ruleset, self->placements, language, &score, NULL, violations, &error)) {
    note_error (self, error->message);
    return NULL;
  }
  *cost = score.hard;
  return g_steal_pointer (&violations);
}

static const char *
text_of (const GPtrArray *violations, guint index)
{
  return index < violations->len ? ((const CursusViolation *)g_ptr_array_index (violations, index))->text : "";
}

static void
check_text (const Run *self, const char *language, const char *expected)
{
  int64_t cost = 0;
  g_autoptr (GPtrArray) violations = expected != NULL ? audit (self, language, &cost) : NULL;
  if (violations != NULL && strcmp (text_of (violations, 0), expected) != 0)
    cursus_plugin_diff_text (self->differences, language[0] == 'f' ? "text.fr" : "text.en", expected, text_of (violations, 0));
}

/* Which message was chosen shows when each message is its own key. */
static void
check_says (const Run *self, CursusUse *use)
{
  int64_t cost = 0;
  g_autoptr (GString) seen = g_string_new (NULL);
  for (guint i = 0; i < use->messages->len; i++) {
    CursusMessage *message = g_ptr_array_index (use->messages, i);
    g_free (message->en);
    message->en = g_strdup (message->key);
  }
  g_autoptr (GPtrArray) violations = audit (self, "en", &cost);
  for (guint i = 0; violations != NULL && i < violations->len; i++) {
    if (strcmp (text_of (violations, i), self->test->says) == 0)
      return;
    g_string_append_printf (seen, "%s%s", i > 0 ? ", " : "", text_of (violations, i));
  }
  if (violations != NULL)
    differ (self, _ ("says: %s, expected: %s"), seen->len > 0 ? seen->str : _ ("nothing"), self->test->says);
}

/* Costs and texts. Both evaluators say the same, or one of them is wrong. */
static void
check_outcome (const Run *self, int64_t incremental, int64_t cost)
{
  if (cost != incremental)
    differ (self, _ ("cost from scratch: %" PRId64 ", but %" PRId64 " by moves"), cost, incremental);
  check_text (self, "en", self->test->text_en);
  check_text (self, "fr", self->test->text_fr);
}

static void
evaluate (const Run *self)
{
  int64_t incremental = 0, cost = 0;
  drop_unplaced (self->ruleset, self->placements);
  if (!check_incremental (self, &incremental)) {
    if (self->differences->len > 0)
      cursus_plugin_diff_case (self->differences, self->test, NULL);
    return;
  }
  /* TRANSLATORS: the code of your language: it chooses among the languages of what rules bring along */
  g_autoptr (GPtrArray) violations = audit (self, C_ ("language of the messages", "en"), &cost);
  if (self->test->error != NULL)
    differ (self, _ ("no error, expected: %s"), self->test->error);
  else if (violations != NULL)
    check_outcome (self, incremental, cost);
  if (self->test->error == NULL && violations != NULL && self->test->says != NULL)
    check_says (self, cursus_ruleset_use (self->ruleset, 0));
  if (self->differences->len > 0)
    cursus_plugin_diff_case (self->differences, self->test, violations);
}

/* ---- Compiling ---- */

static void
compile_and_evaluate (const Run *run, CursusPlugin *plugin, CursusRuleset *ruleset, const CursusRuleUse *use)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  if (cursus_catalog_compile_use (run->catalog, plugin, ruleset, use, diagnostics)) {
    cursus_ruleset_check_functions (ruleset);
    evaluate (run);
    return;
  }
  g_autofree char *messages = cursus_diagnostics_format (diagnostics);
  note_error (run, g_strchomp (messages));
  if (run->differences->len > 0)
    cursus_plugin_diff_case (run->differences, run->test, NULL);
}

char *
cursus_plugin_case_run (const CursusPluginCase *self, CursusCatalog *catalog, CursusPlugin *plugin, CursusSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;
  g_autoptr (CursusFrame) frame = cursus_frame_new (session, &error);
  if (frame == NULL)
    return g_strdup (error->message);
  g_autofree CursusPlacement *placements = cursus_plugin_case_placements (frame, self->place, &why);
  if (placements == NULL)
    return g_steal_pointer (&why);
  g_autoptr (CursusRuleset) ruleset = cursus_ruleset_new (frame);
  g_autoptr (CursusRuleUse) use = cursus_rule_use_new (plugin->name);
  use->name = g_strdup (plugin->name);
  use->params = self->use != NULL ? cursus_value_ref ((CursusValue *)self->use) : cursus_value_new_table ();
  Run run = { catalog, self, ruleset, placements, g_string_new (NULL) };
  compile_and_evaluate (&run, plugin, ruleset, use);
  return g_string_free (run.differences, run.differences->len == 0);
}
