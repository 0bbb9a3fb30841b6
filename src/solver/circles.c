/* Orders that run in a circle: depth-first search over "a before b" of the hard rules that promise to be orders. */
#include <glib/gi18n-lib.h>

#include "rules/cover.h"
#include "solver/checks-private.h"

typedef struct {
  uint32_t to;
  uint32_t constraint;
} Arrow;

typedef enum { NOT_SEEN, ON_PATH, DONE } Mark;

typedef struct {
  const CursusProblem *problem;
  GPtrArray *arrows; /* per unit: GArray of Arrow, or NULL */
  uint8_t *marks;    /* Mark per unit */
  GArray *path;      /* of Arrow: how the search came to where it is */
} Walk;

/* A run of one meeting and that meeting are one thing. */
static uint32_t
node_of (const CursusFrame *frame, CursusUnit unit)
{
  if (cursus_frame_unit_is_run (frame, unit))
    return unit;
  uint32_t run = frame->meetings[unit].run;
  return frame->runs[run].n_meetings == 1 ? frame->n_meetings + run : unit;
}

static void
add_arrow (Walk *self, uint32_t from, Arrow arrow)
{
  GArray *list = g_ptr_array_index (self->arrows, from);
  if (list == NULL)
    self->arrows->pdata[from] = list = g_array_new (FALSE, FALSE, sizeof (Arrow));
  g_array_append_val (list, arrow);
}

static void
collect_arrows (Walk *self)
{
  const CursusRuleset *ruleset = self->problem->ruleset;
  for (uint32_t c = 0; c < ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, c);
    if (!constraint->ordered || constraint->parent != CURSUS_NONE || !cursus_ruleset_use (ruleset, constraint->use)->hard)
      continue;
    for (guint u = 0; u + 1 < constraint->units->len; u += 2) {
      if (cursus_cover_call_may_be_waived (self->problem->frame, constraint, u / 2))
        continue;
      uint32_t from = node_of (self->problem->frame, g_array_index (constraint->units, uint32_t, u));
      Arrow arrow = { .to = node_of (self->problem->frame, g_array_index (constraint->units, uint32_t, u + 1)), .constraint = c };
      add_arrow (self, from, arrow);
    }
  }
}

/* Depth-first from @node, without recursion over C's stack deeper than the circle can be long. */
static bool
walk (Walk *self, uint32_t node)
{
  self->marks[node] = ON_PATH;
  const GArray *list = g_ptr_array_index (self->arrows, node);
  for (guint i = 0; list != NULL && i < list->len; i++) {
    Arrow arrow = g_array_index (list, Arrow, i);
    if (self->marks[arrow.to] == DONE)
      continue;
    g_array_append_val (self->path, arrow);
    if (self->marks[arrow.to] == ON_PATH || walk (self, arrow.to))
      return true;
    g_array_set_size (self->path, self->path->len - 1);
  }
  self->marks[node] = DONE;
  return false;
}

static const char *
module_id (const CursusFrame *frame, CursusUnit unit)
{
  return cursus_session_module (frame->session, cursus_frame_unit_module (frame, unit))->id;
}

static void
add_name (GPtrArray *names, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

/* The last arrow closes the circle; it begins at the earlier arrow that leads to where the last one leads. */
static CursusFinding *
describe (const Walk *self, uint32_t first_node)
{
  const CursusFrame *frame = self->problem->frame;
  uint32_t closing = g_array_index (self->path, Arrow, self->path->len - 1).to;
  guint begin = 0;
  for (guint i = 0; i + 1 < self->path->len; i++)
    if (g_array_index (self->path, Arrow, i).to == closing)
      begin = i + 1;
  uint32_t from = begin > 0 ? closing : first_node;
  g_autoptr (GString) chain = g_string_new (NULL);
  GPtrArray *meetings = g_ptr_array_new (), *uses = g_ptr_array_new ();
  for (guint i = begin; i < self->path->len; i++) {
    Arrow arrow = g_array_index (self->path, Arrow, i);
    const CursusRuleset *ruleset = self->problem->ruleset;
    const char *use = cursus_ruleset_use (ruleset, cursus_ruleset_constraint (ruleset, arrow.constraint)->use)->name;
    if (i > begin)
      g_string_append (chain, ", ");
    /* TRANSLATORS: “energy” before “water” (rule “order”) */
    g_string_append_printf (chain, _ ("“%s” before “%s” (rule “%s”)"), module_id (frame, from), module_id (frame, arrow.to), use);
    add_name (meetings, module_id (frame, from));
    add_name (uses, use);
    from = arrow.to;
  }
  return cursus_finding_new (CURSUS_FINDING_CIRCLE, g_strdup_printf (_ ("the order runs in a circle: %s"), chain->str), meetings,
                             uses);
}

/* Of a unit that comes before none there is no list. */
static void
free_list (gpointer list)
{
  if (list != NULL)
    g_array_unref (list);
}

void
cursus_circles_find (const CursusProblem *problem, GPtrArray *findings)
{
  uint32_t n_units = problem->frame->n_meetings + problem->frame->n_runs;
  g_autofree uint8_t *marks = g_new0 (uint8_t, n_units + 1);
  g_autoptr (GPtrArray) arrows = g_ptr_array_new_with_free_func (free_list);
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (Arrow));
  g_ptr_array_set_size (arrows, (gint)n_units);
  Walk search = { .problem = problem, .arrows = arrows, .marks = marks, .path = path };
  collect_arrows (&search);
  for (uint32_t node = 0; node < n_units; node++) {
    g_array_set_size (path, 0);
    if (marks[node] == NOT_SEEN && walk (&search, node)) {
      g_ptr_array_add (findings, describe (&search, node));
      return;
    }
  }
}
