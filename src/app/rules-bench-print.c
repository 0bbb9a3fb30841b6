/* Prints what rules cost. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "app/rules-bench-private.h"
#include "report/counts.h"
#include "report/json-values.h"

/* As the language of rules has them; stable: programs read them. */
static const char *const kinds[CURSUS_N_SHAPES] = {
  [CURSUS_SHAPE_EACH] = "each",         [CURSUS_SHAPE_PAIRS] = "pairs",       [CURSUS_SHAPE_CONSECUTIVE] = "consecutive",
  [CURSUS_SHAPE_SEQUENCE] = "sequence", [CURSUS_SHAPE_AGGREGATE] = "measure", [CURSUS_SHAPE_COMBINATION] = "combination",
};

char *
cursus_rule_cost_kinds (const CursusRuleCost *self, const char *separator)
{
  GString *text = g_string_new (NULL);
  for (guint k = 0; k < CURSUS_N_SHAPES; k++)
    if (self->shapes[k])
      g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", kinds[k]);
  return g_string_free (text, FALSE);
}

/* ---- A table ---- */

static void
add_left (GString *out, const char *text, int width)
{
  g_string_append_printf (out, "%s%*s", text, MAX (0, width - (int)g_utf8_strlen (text, -1)), "");
}

static void
add_right (GString *out, const char *text, int width)
{
  g_string_append_printf (out, " %*s%s", MAX (0, width - (int)g_utf8_strlen (text, -1)), "", text);
}

static void
add_count (GString *out, uint64_t n, int width)
{
  g_autofree char *text = g_strdup_printf ("%" PRIu64, n);
  add_right (out, text, width);
}

/* What only functions have. */
static void
add_count_if (GString *out, bool has, uint64_t n, int width)
{
  if (has)
    add_count (out, n, width);
  else
    add_right (out, "–", width);
}

static void
add_nanoseconds (GString *out, double n)
{
  g_autofree char *text = isnan (n) ? g_strdup ("–") : cursus_counts_number (n, n < 100 ? 1 : 0);
  add_right (out, text, 9);
}

static void
add_head (GString *out, bool direct, int name_width, int kind_width)
{
  /* TRANSLATORS: heads of columns; the numbers below are right-aligned */
  add_left (out, _ ("use"), name_width);
  add_left (out, _ ("kind"), kind_width);
  add_right (out, _ ("evaluations"), 12);
  add_right (out, _ ("into Lua"), 9);
  add_right (out, _ ("ns"), 9);
  if (direct)
    add_right (out, _ ("ns in Lua"), 9);
  add_right (out, _ ("nodes"), 8);
  add_right (out, _ ("KiB"), 7);
  add_right (out, _ ("drops"), 6);
  g_string_append_c (out, '\n');
}

static void
add_numbers (GString *out, const CursusConstraintStats *stats, double ns, double direct_ns, bool direct)
{
  bool is_function = stats->bytes > 0;
  add_count (out, is_function ? stats->evaluations : stats->changes, 12);
  add_count_if (out, is_function, stats->calls, 9);
  add_nanoseconds (out, ns);
  if (direct)
    add_nanoseconds (out, direct_ns);
  add_count_if (out, is_function, stats->nodes, 8);
  add_count_if (out, is_function, (stats->bytes + 1023) / 1024, 7);
  add_count_if (out, is_function, stats->drops, 6);
  g_string_append_c (out, '\n');
}

static char *
share_of (const CursusConstraintStats *stats)
{
  if (stats->calls == 0)
    return g_strdup_printf (_ ("none of %" PRIu64), stats->evaluations);
  return g_strdup_printf (_ ("1 of %" PRIu64), stats->evaluations / stats->calls);
}

char *
cursus_rule_costs_table (const CursusRuleCosts *self)
{
  int name_width = (int)g_utf8_strlen (_ ("total"), -1) + 2, kind_width = 6;
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < self->costs->len; i++) {
    const CursusRuleCost *cost = &g_array_index (self->costs, CursusRuleCost, i);
    g_autofree char *kind = cursus_rule_cost_kinds (cost, ", ");
    name_width = MAX (name_width, (int)g_utf8_strlen (cost->use->name, -1) + 2);
    kind_width = MAX (kind_width, (int)g_utf8_strlen (kind, -1));
  }
  add_head (out, self->direct, name_width, kind_width);
  for (guint i = 0; i < self->costs->len; i++) {
    const CursusRuleCost *cost = &g_array_index (self->costs, CursusRuleCost, i);
    g_autofree char *kind = cursus_rule_cost_kinds (cost, ", ");
    add_left (out, cost->use->name, name_width);
    add_left (out, kind, kind_width);
    add_numbers (out, &cost->search, cost->nanoseconds, cost->direct_nanoseconds, self->direct);
  }
  add_left (out, _ ("total"), name_width + kind_width);
  add_numbers (out, &self->total, NAN, NAN, self->direct);
  g_autofree char *all = share_of (&self->total), *late = share_of (&self->late), *steady = share_of (&self->steady);
  g_string_append_printf (out,
                          _ ("\nEvaluations of functions that entered Lua, in a search of %" PRIu64 " moves: %s; in its second "
                             "half: %s; around the plan that it found: %s.\n"),
                          self->moves, all, late, steady);
  return g_string_free (out, FALSE);
}

/* ---- JSON ---- */

static void
add_number (CursusJson *builder, const char *name, uint64_t number)
{
  cursus_json_key (builder, name);
  cursus_json_add_integer (builder, (int64_t)number);
}

static void
add_real (CursusJson *builder, const char *name, double number)
{
  cursus_json_key (builder, name);
  if (isnan (number))
    cursus_json_add_null (builder);
  else
    cursus_json_add_number (builder, number);
}

static void
add_text (CursusJson *builder, const char *name, const char *text)
{
  cursus_json_key (builder, name);
  cursus_json_add_text (builder, text);
}

static void
add_cost (CursusJson *builder, const CursusRuleCost *cost)
{
  cursus_json_begin_object (builder);
  add_text (builder, "use", cost->use->name);
  add_text (builder, "rule", cost->use->rule);
  cursus_json_key (builder, "kinds");
  cursus_json_begin_array (builder);
  for (guint k = 0; k < CURSUS_N_SHAPES; k++)
    if (cost->shapes[k])
      cursus_json_add_text (builder, kinds[k]);
  cursus_json_end_array (builder);
  add_number (builder, "evaluations", cost->search.evaluations);
  add_number (builder, "changes", cost->search.changes);
  add_number (builder, "calls", cost->search.calls);
  add_number (builder, "late_evaluations", cost->late.evaluations);
  add_number (builder, "late_calls", cost->late.calls);
  add_number (builder, "steady_evaluations", cost->steady.evaluations);
  add_number (builder, "steady_calls", cost->steady.calls);
  add_real (builder, "nanoseconds", cost->nanoseconds);
  add_real (builder, "direct_nanoseconds", cost->direct_nanoseconds);
  add_number (builder, "nodes", cost->search.nodes);
  add_number (builder, "bytes", cost->search.bytes);
  add_number (builder, "drops", cost->search.drops);
  cursus_json_end_object (builder);
}

char *
cursus_rule_costs_json (const CursusRuleCosts *self)
{
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_object (builder);
  add_text (builder, "session", self->session);
  add_number (builder, "seed", self->seed);
  add_number (builder, "moves", self->moves);
  cursus_json_key (builder, "uses");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < self->costs->len; i++)
    add_cost (builder, &g_array_index (self->costs, CursusRuleCost, i));
  cursus_json_end_array (builder);
  add_number (builder, "evaluations", self->total.evaluations);
  add_number (builder, "calls", self->total.calls);
  add_number (builder, "late_evaluations", self->late.evaluations);
  add_number (builder, "late_calls", self->late.calls);
  add_number (builder, "steady_evaluations", self->steady.evaluations);
  add_number (builder, "steady_calls", self->steady.calls);
  cursus_json_end_object (builder);
  return cursus_json_finish (builder);
}
