/* Makes the session and the rules of a trial, and takes out of them what its edits say. */
#include "rules/law-world.h"

#include "rules/rules-random-weights.h"

static bool
has (uint32_t edits, uint32_t edit)
{
  return (edits >> edit & 1) != 0;
}

static void
edit_module (CursusModule *module, uint32_t edits)
{
  if (has (edits, LAW_NO_WINDOWS))
    module->window = (CursusDateRange){ CURSUS_DATE_NONE, CURSUS_DATE_NONE };
  if (has (edits, LAW_NO_GROUPS))
    g_array_set_size (module->groups, 0);
  if (has (edits, LAW_NO_SPEAKERS))
    g_ptr_array_set_size (module->speaker_choices, 0);
  if (has (edits, LAW_ONE_PART))
    g_array_set_size (module->parts, 1);
  if (!has (edits, LAW_NO_WORDS))
    return;
  g_clear_pointer (&module->tags, g_strfreev);
  g_clear_pointer (&module->features, g_strfreev);
}

static void
edit_session (CursusSession *session, uint32_t edits)
{
  for (uint32_t i = 0; i < session->people->len && has (edits, LAW_NO_AVAILABILITY); i++) {
    CursusPerson *person = cursus_session_person (session, i);
    cursus_availability_free (person->availability);
    person->availability = cursus_availability_new ();
  }
  for (uint32_t m = session->modules->len; m-- > 0;) {
    edit_module (cursus_session_module (session, m), edits);
    if (has (edits, m) && session->modules->len > 1)
      g_ptr_array_remove_index (session->modules, m);
  }
  if (has (edits, LAW_NO_CLOSED))
    g_array_set_size (session->closed, 0);
  if (has (edits, LAW_EVERY_WEEKDAY))
    session->weekdays = 0x7f;
  if (has (edits, LAW_THREE_DAYS))
    session->dates.last = session->dates.first + 2;
}

static Fixture
make_session (const Law *law, uint32_t edits)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (law->seed);
  CursusSession *session = random_draft (random, law->seed % 7 == 0 ? LAW_MAX_MODULES : 5);
  edit_session (session, edits);
  return fixture_compile (session);
}

static uint32_t
find_meeting (const CursusFrame *from, const CursusFrame *to, uint32_t meeting)
{
  const CursusMeeting *wanted = cursus_frame_meeting (from, meeting);
  const char *id = cursus_session_module (from->session, wanted->module)->id;
  for (uint32_t m = 0; m < to->n_meetings; m++) {
    const CursusMeeting *found = cursus_frame_meeting (to, m);
    if (found->part == wanted->part && found->group == wanted->group
        && strcmp (cursus_session_module (to->session, found->module)->id, id) == 0)
      return m;
  }
  return CURSUS_NONE;
}

static uint32_t
find_unit (const LawWorld *self, uint32_t unit)
{
  const CursusFrame *whole = self->whole.frame, *edited = self->edited.frame;
  if (!cursus_frame_unit_is_run (whole, unit))
    return self->meeting_of[unit];
  uint32_t first = self->meeting_of[whole->runs[unit - whole->n_meetings].meetings[0]];
  return first == CURSUS_NONE ? CURSUS_NONE : edited->n_meetings + edited->meetings[first].run;
}

/* The units that the edited session has, of the half that is asked for. */
static void
edit_units (const LawWorld *self, CursusConstraint *constraint, uint32_t edits)
{
  guint step = constraint->shape == CURSUS_SHAPE_PAIRS ? 2 : 1, middle = constraint->units->len / step / 2 * step;
  guint begin = has (edits, LAW_LAST_UNITS) ? middle : 0;
  guint end = has (edits, LAW_FIRST_UNITS) ? MAX (middle, begin) : constraint->units->len;
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (guint i = begin; i + step <= end; i += step) {
    uint32_t found[2] = { 0 };
    for (guint k = 0; k < step; k++)
      found[k] = find_unit (self, g_array_index (constraint->units, uint32_t, i + k));
    if (found[0] != CURSUS_NONE && found[1] != CURSUS_NONE)
      g_array_append_vals (units, found, step);
  }
  g_array_set_size (constraint->units, 0);
  g_array_append_vals (constraint->units, units->data, units->len);
}

/* (transfer full): @constraint, or the part of it that stands in its place. */
static CursusConstraint *
edit_constraint (const LawWorld *self, CursusConstraint *constraint, uint32_t edits)
{
  bool one_part = has (edits, LAW_FIRST_PART) || has (edits, LAW_LAST_PART);
  if (constraint->shape == CURSUS_SHAPE_COMBINATION && one_part) {
    g_autoptr (CursusConstraint) owned = constraint;
    guint index = has (edits, LAW_FIRST_PART) ? 0 : owned->parts->len - 1;
    return edit_constraint (self, g_ptr_array_steal_index (owned->parts, index), edits);
  }
  for (guint i = 0; i < constraint->parts->len; i++)
    constraint->parts->pdata[i] = edit_constraint (self, constraint->parts->pdata[i], edits);
  if (has (edits, LAW_NO_FILTER) && constraint->filter != NULL) {
    constraint->filter->free (constraint->filter);
    constraint->filter = NULL;
  }
  if (has (edits, LAW_NO_SQUARE))
    constraint->limits.squared = false;
  if (has (edits, LAW_NO_FIRST_KEY) && constraint->keys->len > 0)
    g_array_remove_index (constraint->keys, 0);
  if (has (edits, LAW_NO_LAST_KEY) && constraint->keys->len > 0)
    g_array_set_size (constraint->keys, constraint->keys->len - 1);
  edit_units (self, constraint, edits);
  return constraint;
}

static void
add_rule (LawWorld *self, const LawRule *rule)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32)random_mix ((uint64_t)self->law->seed << 32 | rule->number));
  int64_t weight = random_chance (random, 30) ? 0 : 1 + random_below (random, 5);
  fixture_add (&self->edited, weight, edit_constraint (self, random_constraint (random, self->whole.frame, 2), rule->edits));
}

/* In every third trial. */
static void
weigh (LawWorld *self)
{
  static char author[] = "the law", reason[] = "so that it is looked at";
  static const CursusWaiver waiver = { .author = author, .reason = reason };
  g_autoptr (GRand) random = g_rand_new_with_seed (~self->law->seed);
  self->weighs = self->law->seed % 3 == 0 && !has (self->law->edits, LAW_NO_WEIGHTS);
  if (self->weighs)
    random_weigh (random, &self->edited, &waiver);
}

LawWorld *
law_world_new (const Law *law)
{
  LawWorld *self = g_new0 (LawWorld, 1);
  self->law = law;
  self->whole = make_session (law, 0);
  self->edited = law->edits == 0 ? self->whole : make_session (law, law->edits);
  self->meeting_of = g_new (uint32_t, self->whole.frame->n_meetings);
  for (uint32_t m = 0; m < self->whole.frame->n_meetings; m++)
    self->meeting_of[m] = law->edits == 0 ? m : find_meeting (self->whole.frame, self->edited.frame, m);
  for (guint i = 0; i < law->rules->len; i++)
    add_rule (self, &g_array_index (law->rules, LawRule, i));
  weigh (self);
  return self;
}

void
law_world_free (LawWorld *self)
{
  if (self->edited.session != self->whole.session)
    fixture_clear (&self->whole);
  fixture_clear (&self->edited);
  g_free (self->meeting_of);
  g_free (self);
}

CursusPlacement
law_world_placement (const LawWorld *self, uint32_t meeting, uint64_t dice)
{
  const CursusFrame *frame = self->edited.frame;
  const CursusTimeline *t = frame->timeline;
  const CursusFrameMeeting *m = &frame->meetings[meeting];
  const GArray *rooms = cursus_session_module (frame->session, m->module)->rooms;
  uint32_t part = (uint32_t)(dice >> 48) % (t->n_parts - m->n_slots + 1);
  return (CursusPlacement){
    .start = (uint32_t)(dice >> 32 & 0xffff) % t->n_days * t->n_parts + part,
    .room = (uint16_t)g_array_index (rooms, uint32_t, (uint32_t)(dice >> 16 & 0xffff) % rooms->len),
    .speaker_set = (uint16_t)((uint32_t)(dice & 0xffff) % m->n_speaker_sets),
  };
}

LawChanges
law_world_changes (const LawWorld *self, const LawMove *move)
{
  LawChanges changes = { 0 };
  for (uint32_t i = 0; i < move->n; i++) {
    uint32_t meeting = self->meeting_of[move->dice[i] % self->whole.frame->n_meetings];
    bool known = meeting == CURSUS_NONE;
    for (uint32_t k = 0; k < changes.n; k++)
      known = known || changes.meetings[k] == meeting;
    if (known)
      continue;
    changes.meetings[changes.n] = meeting;
    changes.to[changes.n++] = law_world_placement (self, meeting, random_mix (move->dice[i]));
  }
  return changes;
}
