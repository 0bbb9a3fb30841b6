/* A trial in words: enough to write it down as a test by hand. */
#include <inttypes.h>

#include "rules/law-world.h"
#include "rules/rules-random.h"

static const char *const shapes[] = { "each", "pairs", "consecutive", "sequence", "aggregate", "combination" };
static const char *const combines[] = { "all_of", "any_of", "none_of", "k_of", "unless", "implies" };
static const char *const kinds[] = { "try", "begin, remove and place", "remove", "remove and place", "ask" };

static void
describe_session (GString *text, const CursusSession *session, const CursusFrame *frame)
{
  char first[CURSUS_DATE_TEXT_SIZE], last[CURSUS_DATE_TEXT_SIZE];
  g_string_append_printf (text, "session: %s to %s, weekdays %#x, %u slots a day, %u people, %u rooms\n",
                          cursus_date_format (session->dates.first, first), cursus_date_format (session->dates.last, last),
                          session->weekdays, frame->timeline->n_parts, session->people->len, session->rooms->len);
  for (uint32_t m = 0; m < frame->n_meetings; m++) {
    const CursusMeeting *meeting = cursus_frame_meeting (frame, m);
    g_string_append_printf (text, "  meeting %u: %s, %u slots, %u minutes, run %u, %u attendees, %u sets of speakers\n", m,
                            meeting->id, meeting->n_slots, meeting->minutes, frame->meetings[m].run, meeting->attendees->len,
                            meeting->speaker_sets->len);
  }
}

static void
describe_limits (GString *text, CursusLimits limits)
{
  if (limits.low != INT64_MIN)
    g_string_append_printf (text, " at least %" PRId64, limits.low);
  if (limits.high != INT64_MAX)
    g_string_append_printf (text, " at most %" PRId64, limits.high);
  g_string_append (text, limits.squared ? " squared" : "");
}

static void
describe_constraint (GString *text, const CursusRuleset *ruleset, uint32_t index)
{
  const CursusConstraint *c = cursus_ruleset_constraint (ruleset, index);
  const CursusUse *use = cursus_ruleset_use (ruleset, c->use);
  g_string_append_printf (text, "constraint %u: %s, %s", index, use->hard ? "hard" : "soft", shapes[c->shape]);
  if (!use->hard)
    g_string_append_printf (text, ", weight %" PRId64, use->weight);
  if (c->parent != CURSUS_NONE)
    g_string_append_printf (text, ", part of %u", c->parent);
  for (guint k = 0; k < c->keys->len; k++)
    g_string_append_printf (text, ", by %s", cursus_key_name (g_array_index (c->keys, CursusKey, k)));
  if (c->shape == CURSUS_SHAPE_COMBINATION)
    g_string_append_printf (text, ", %s, k %u", combines[c->combine], c->k);
  if (c->shape == CURSUS_SHAPE_AGGREGATE) {
    g_string_append_printf (text, ", %s", cursus_measure_name (c->measure));
    g_string_append_printf (text, " %s",
                            c->value != CURSUS_N_KEYS     ? cursus_key_name (c->value)
                            : c->sum_of != CURSUS_N_FACTS ? cursus_fact_info (c->sum_of)->name
                                                          : "");
    describe_limits (text, c->limits);
  }
  if (c->tracer != NULL)
    g_string_append_printf (text, ", fixture_tracer (random_cost, %" PRId64 ")", ((FixtureTracer *)c->tracer)->number);
  if (c->filter != NULL)
    g_string_append_printf (text, ", filter (random_cost, %" PRId64 ")", ((FixtureTracer *)c->filter)->number);
  if (c->weights != NULL || c->group_weights != NULL || c->grants != NULL)
    g_string_append (text, ", with weights or waivers");
  g_string_append (text, ", units");
  for (guint i = 0; i < c->units->len; i++)
    g_string_append_printf (text, " %u", g_array_index (c->units, uint32_t, i));
  g_string_append_c (text, '\n');
}

static void
describe_move (GString *text, const LawWorld *world, const LawMove *move)
{
  const LawChanges changes = law_world_changes (world, move);
  g_string_append_printf (text, "move: %s", kinds[move->kind]);
  for (uint32_t i = 0; i < changes.n; i++)
    g_string_append_printf (text, ", %u to { %u, %u, %u }", changes.meetings[i], changes.to[i].start, changes.to[i].room,
                            changes.to[i].speaker_set);
  if (move->kind == LAW_TRY)
    g_string_append_printf (text, ", limit %u %%", move->percent);
  bool stays = move->keeps || (move->kind != LAW_TRY && move->kind != LAW_CHANGE);
  g_string_append (text, stays ? "\n" : ", taken back\n");
}

char *
law_describe (const Law *self)
{
  g_autoptr (LawWorld) world = law_world_new (self);
  GString *text = g_string_new (NULL);
  describe_session (text, world->edited.session, world->edited.frame);
  for (uint32_t c = 0; c < world->edited.ruleset->constraints->len; c++)
    describe_constraint (text, world->edited.ruleset, c);
  uint64_t dice = self->seed;
  for (uint32_t m = 0; m < world->edited.frame->n_meetings; m++) {
    dice = random_mix (dice);
    CursusPlacement at = law_world_placement (world, m, dice);
    g_string_append_printf (text, "at first: %u at { %u, %u, %u }%s\n", m, at.start, at.room, at.speaker_set,
                            self->within ? ", or a later draw that hard rules allow" : "");
  }
  for (guint i = 0; i < self->moves->len; i++)
    describe_move (text, world, &g_array_index (self->moves, LawMove, i));
  return g_string_free (text, FALSE);
}
