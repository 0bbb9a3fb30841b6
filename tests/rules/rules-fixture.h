/* Sessions, rule functions in C and rulesets for the tests of rules and solver. */
#pragma once

#include <string.h>

#include "rules/evaluator.h"
#include "rules/ruleset.h"

/* A session and what is compiled from it. */
typedef struct {
  CursusSession *session;
  CursusFrame *frame;
  CursusRuleset *ruleset;
} Fixture;

/* A function of a test: computes a cost by reading facts. */
typedef struct FixtureTracer FixtureTracer;
struct FixtureTracer {
  CursusTracer base;
  int64_t (*cost) (FixtureTracer *self, CursusTrace *trace);
  int64_t number;      /* for the function's use */
  const char *message; /* (nullable): key of the message */
  guint *n_calls;      /* (nullable) */
  bool failed;
};

static inline int32_t
fixture_read_with (CursusTrace *trace, uint32_t position, CursusFact fact, uint32_t argument)
{
  int32_t value = 0;
  char why[200] = "";
  if (!cursus_trace_read (trace, position, fact, argument, &value, why, sizeof why))
    g_error ("%s", why);
  return value;
}

static inline int32_t
fixture_read (CursusTrace *trace, uint32_t position, CursusFact fact)
{
  return fixture_read_with (trace, position, fact, 0);
}

static inline bool
fixture_call (CursusTracer *base, CursusTrace *trace, CursusOutcome *outcome, char **measured, GError **error)
{
  FixtureTracer *self = (FixtureTracer *)base;
  if (self->n_calls != NULL)
    (*self->n_calls)++;
  outcome->cost = self->cost (self, trace);
  outcome->message = self->message != NULL ? g_quark_from_string (self->message) : 0;
  if (self->failed) {
    g_set_error_literal (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION, "the test's function fails");
    return false;
  }
  if (measured != NULL)
    *measured = g_strdup_printf ("%d points", (int)outcome->cost);
  return true;
}

static inline void
fixture_tracer_free (CursusTracer *base)
{
  g_free (base);
}

static inline FixtureTracer *
fixture_tracer (int64_t (*cost) (FixtureTracer *self, CursusTrace *trace), int64_t number)
{
  FixtureTracer *self = g_new0 (FixtureTracer, 1);
  self->base = (CursusTracer){ .call = fixture_call, .free = fixture_tracer_free };
  self->cost = cost;
  self->number = number;
  return self;
}

static inline CursusDate
fixture_date (const char *text)
{
  CursusDate date = CURSUS_DATE_NONE;
  g_assert_true (cursus_date_parse (text, &date, NULL));
  return date;
}

static inline void
fixture_calendar (CursusSession *session, const char *id, const char *first, const char *last)
{
  CursusCalendar *calendar = cursus_calendar_new (id, NULL);
  cursus_calendar_add (calendar, (CursusDateRange){ fixture_date (first), fixture_date (last) });
  g_ptr_array_add (session->calendars, calendar);
}

/* [date from, to) in local minutes. */
static inline void
fixture_available (const CursusSession *session, uint32_t person, CursusLevel level, const char *date, int from, int to)
{
  int64_t start_utc = 0, end_utc = 0;
  g_assert_true (cursus_zone_to_utc (session->zone, fixture_date (date), from, &start_utc, NULL));
  g_assert_true (cursus_zone_to_utc (session->zone, fixture_date (date), to, &end_utc, NULL));
  cursus_availability_add (cursus_session_person (session, person)->availability, level, start_utc, end_utc);
}

static inline void
fixture_list (GArray *array, const char *numbers)
{
  g_auto (GStrv) words = g_strsplit (numbers, " ", -1);
  for (char **word = words; *word != NULL; word++) {
    uint32_t number = (uint32_t)g_ascii_strtoull (*word, NULL, 10);
    if (**word != '\0')
      g_array_append_val (array, number);
  }
}

static inline uint32_t
fixture_person (CursusSession *session, const char *id, CursusRole role, const char *groups)
{
  CursusPerson *person = cursus_person_new (id, role);
  fixture_list (person->groups, groups);
  g_ptr_array_add (session->people, person);
  return session->people->len - 1;
}

static inline void
fixture_part (CursusModule *module, uint32_t n_slots, uint32_t minutes)
{
  CursusPart part = { n_slots, minutes };
  g_array_append_val (module->parts, part);
}

/* k of @people ("0 1"). */
static inline void
fixture_speakers (CursusModule *module, uint32_t k, const char *people)
{
  CursusSpeakerChoice *choice = cursus_speaker_choice_new (k);
  fixture_list (choice->people, people);
  g_ptr_array_add (module->speaker_choices, choice);
}

/* A module in @rooms for @groups; no part yet; remote if its rooms are "". */
static inline CursusModule *
fixture_module (CursusSession *session, const char *id, const char *rooms, const char *groups)
{
  CursusModule *module = cursus_module_new (id);
  fixture_list (module->rooms, rooms);
  fixture_list (module->groups, groups);
  module->remote = module->rooms->len == 0;
  module->format = module->remote ? cursus_session_find_format (session, "remote") : 0;
  g_ptr_array_add (session->modules, module);
  return module;
}

static inline CursusRoom *
fixture_room (CursusSession *session, const char *id, uint32_t site, uint32_t capacity, const char *features)
{
  CursusRoom *room = cursus_room_new (id, site);
  room->capacity = capacity;
  room->features = g_strsplit (features, " ", -1);
  g_ptr_array_add (session->rooms, room);
  return room;
}

/* In Paris, mornings and afternoons, without people, places and modules. */
static inline CursusSession *
fixture_session (const char *first, const char *last)
{
  CursusSession *session = cursus_session_new ();
  session->id = g_strdup ("s");
  session->title = g_strdup ("A session");
  session->zone = cursus_zone_new ("Europe/Paris", NULL);
  g_assert_nonnull (session->zone);
  session->dates = (CursusDateRange){ fixture_date (first), fixture_date (last) };
  g_ptr_array_add (session->day_parts, cursus_day_part_new ("am", 540, 750));
  g_ptr_array_add (session->day_parts, cursus_day_part_new ("pm", 840, 1050));
  return session;
}

/* Completes @session, which must be right, and takes it. */
static inline Fixture
fixture_compile (CursusSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  bool good = cursus_session_complete (session, diagnostics);
  g_autofree char *said = cursus_diagnostics_format (diagnostics);
  if (!good)
    g_error ("%s", said);
  Fixture fixture = { .session = session, .frame = cursus_frame_new (session, &error) };
  g_assert_no_error (error);
  fixture.ruleset = cursus_ruleset_new (fixture.frame);
  return fixture;
}

static inline void
fixture_clear (Fixture *self)
{
  cursus_ruleset_free (self->ruleset);
  cursus_frame_free (self->frame);
  cursus_session_free (self->session);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

/* A use of its own for each constraint, named "use 0", "use 1", …; weight 0 means hard. */
static inline uint32_t
fixture_use (Fixture *self, int64_t weight)
{
  g_autofree char *name = g_strdup_printf ("use %u", self->ruleset->uses->len);
  return cursus_ruleset_add_use (self->ruleset, "rule", name, weight == 0, weight);
}

static inline void
fixture_add (Fixture *self, int64_t weight, CursusConstraint *constraint)
{
  g_autoptr (GError) error = NULL;
  cursus_ruleset_add (self->ruleset, fixture_use (self, weight), constraint, &error);
  g_assert_no_error (error);
}

/* Units by number; "*" is all meetings. */
static inline void
fixture_units (const Fixture *self, CursusConstraint *constraint, const char *units)
{
  if (strcmp (units, "*") != 0) {
    fixture_list (constraint->units, units);
    return;
  }
  for (uint32_t m = 0; m < self->frame->n_meetings; m++)
    g_array_append_val (constraint->units, m);
}

/* Keys by name: "participant day". */
static inline void
fixture_keys (CursusConstraint *constraint, const char *keys)
{
  g_auto (GStrv) words = g_strsplit (keys, " ", -1);
  for (char **word = words; *word != NULL; word++) {
    CursusKey key = cursus_key_find (*word);
    g_assert_true (key != CURSUS_N_KEYS || **word == '\0');
    if (key != CURSUS_N_KEYS)
      g_array_append_val (constraint->keys, key);
  }
}

/* An aggregate of all meetings; @value as "day", NULL for count and sum (of slots). */
static inline CursusConstraint *
fixture_aggregate (const Fixture *self, const char *keys, CursusMeasure measure, const char *value, int64_t low, int64_t high)
{
  CursusConstraint *constraint = cursus_constraint_new (CURSUS_SHAPE_AGGREGATE);
  fixture_units (self, constraint, "*");
  fixture_keys (constraint, keys);
  constraint->measure = measure;
  constraint->limits = (CursusLimits){ low, high };
  if (value != NULL)
    constraint->value = cursus_key_find (value);
  if (measure == CURSUS_MEASURE_SUM)
    constraint->sum_of = CURSUS_FACT_SLOTS;
  return constraint;
}

/* A function of @units: "0 1 0 2" are two pairs. */
static inline CursusConstraint *
fixture_function (const Fixture *self, CursusShape shape, const char *units, const char *keys, FixtureTracer *tracer)
{
  CursusConstraint *constraint = cursus_constraint_new (shape);
  fixture_units (self, constraint, units);
  fixture_keys (constraint, keys);
  constraint->tracer = &tracer->base;
  return constraint;
}

#define fixture_assert_says(text, part)                                                                                          \
  G_STMT_START                                                                                                                   \
  {                                                                                                                              \
    if (strstr ((text), (part)) == NULL)                                                                                         \
      g_error ("“%s” is not in “%s”", (part), (text));                                                                           \
  }                                                                                                                              \
  G_STMT_END
