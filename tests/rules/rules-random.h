/* Random sessions and rules. Everything follows from the seed of a GRand. */
#pragma once

#include <stdlib.h>

#include "rules/rules-fixture.h"

/* CURSUS_TEST_SEED, or a new one; told either way, so that a failure can be had again. */
static inline guint32
random_seed (void)
{
  const char *given = g_getenv ("CURSUS_TEST_SEED");
  guint32 seed = given != NULL ? (guint32)g_ascii_strtoull (given, NULL, 10) : g_random_int ();
  g_test_message ("CURSUS_TEST_SEED=%u", seed);
  return seed;
}

static inline uint32_t
random_below (GRand *random, uint32_t n)
{
  return (uint32_t)g_rand_int_range (random, 0, (gint32)n);
}

static inline bool
random_chance (GRand *random, uint32_t percent)
{
  return random_below (random, 100) < percent;
}

/* Some numbers below @n as text: "0 3". */
static inline char *
random_subset (GRand *random, uint32_t n, uint32_t percent)
{
  GString *text = g_string_new (NULL);
  for (uint32_t i = 0; i < n; i++)
    if (random_chance (random, percent))
      g_string_append_printf (text, "%s%u", text->len > 0 ? " " : "", i);
  return g_string_free (text, FALSE);
}

static inline char **
random_words (GRand *random, uint32_t percent)
{
  static const char *const words[] = { "energy", "lab", "projector", "water" }; /* sorted */
  GPtrArray *chosen = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (random_chance (random, percent))
      g_ptr_array_add (chosen, g_strdup (words[i]));
  g_ptr_array_add (chosen, NULL);
  return (char **)g_ptr_array_free (chosen, FALSE);
}

static inline void
random_time (GRand *random, CursusSession *session)
{
  uint32_t n_days = 3 + random_below (random, 18);
  session->dates.first = fixture_date ("2023-09-01") + (CursusDate)random_below (random, 300);
  session->dates.last = session->dates.first + (CursusDate)n_days - 1;
  session->weekdays = random_chance (random, 70) ? 0x1f : (uint8_t)(1 + random_below (random, 127));
  if (random_chance (random, 40))
    g_ptr_array_add (session->day_parts, cursus_day_part_new ("evening", 1080, 1200));
  if (random_chance (random, 20)) {
    g_ptr_array_set_size (session->day_parts, 0);
    session->slots_per_half_day = 3;
    for (int minute = 540; minute < 540 + 70 * (int)(4 + random_below (random, 5)); minute += 70) {
      g_autofree char *id = g_strdup_printf ("%d", minute);
      g_ptr_array_add (session->day_parts, cursus_day_part_new (id, minute, minute + 70));
    }
  }
  for (uint32_t i = random_below (random, 3); i > 0; i--) {
    g_autofree char *id = g_strdup_printf ("calendar%u", i);
    CursusCalendar *calendar = cursus_calendar_new (id, NULL);
    CursusDate first = session->dates.first + (CursusDate)random_below (random, n_days);
    cursus_calendar_add (calendar, (CursusDateRange){ first, first + (CursusDate)random_below (random, 3) });
    g_ptr_array_add (session->calendars, calendar);
  }
  if (session->calendars->len > 0)
    fixture_list (session->closed, "0");
}

static inline void
random_places (GRand *random, CursusSession *session)
{
  uint32_t n_sites = random_below (random, 4);
  for (uint32_t s = 0; s < n_sites; s++) {
    g_autofree char *id = g_strdup_printf ("site%u", s);
    g_ptr_array_add (session->sites, cursus_site_new (id));
    for (uint32_t r = random_below (random, 3); r > 0; r--) {
      g_autofree char *room_id = g_strdup_printf ("%s/%u", id, r);
      CursusRoom *room = fixture_room (session, room_id, s, random_below (random, 4), "");
      g_strfreev (room->features);
      room->features = random_words (random, 40);
    }
  }
  cursus_session_add_implicit_rooms (session);
  for (uint32_t a = 0; a < n_sites; a++)
    for (uint32_t b = 0; b < a; b++)
      if (random_chance (random, 60))
        cursus_session_set_travel (session, a, b, 30 * (1 + random_below (random, 6)));
}

static inline void
random_availability (GRand *random, CursusSession *session, uint32_t person)
{
  CursusAvailability *availability = cursus_session_person (session, person)->availability;
  int64_t begin = (int64_t)session->dates.first * 86400, n_hours = 24 * (session->dates.last - session->dates.first + 1);
  for (uint32_t i = random_below (random, 5); i > 0; i--) {
    int64_t start_utc = begin + 3600 * (int64_t)random_below (random, (uint32_t)n_hours);
    cursus_availability_add (availability, (CursusLevel)random_below (random, CURSUS_N_LEVELS), start_utc,
                             start_utc + 3600 * (int64_t)(1 + random_below (random, 30)));
  }
}

static inline void
random_people (GRand *random, CursusSession *session)
{
  uint32_t n_speakers = random_below (random, 5), n_groups = random_below (random, 4);
  uint32_t n_participants = random_chance (random, 85) ? n_groups + random_below (random, 6) : 0;
  for (uint32_t g = 0; g < n_groups; g++) {
    g_autofree char *id = g_strdup_printf ("g%u", g);
    g_ptr_array_add (session->groups, cursus_group_new (id));
  }
  for (uint32_t i = 0; i < n_speakers + n_participants; i++) {
    bool speaks = i < n_speakers;
    uint32_t nth = i - n_speakers;
    g_autofree char *id = g_strdup_printf (speaks ? "s%u" : "p%u", i);
    /* The first ones see to it that no group is empty. */
    g_autofree char *groups = speaks           ? g_strdup ("")
                              : nth < n_groups ? g_strdup_printf ("%u", nth)
                                               : random_subset (random, n_groups, 40);
    random_availability (random, session,
                         fixture_person (session, id, speaks ? CURSUS_ROLE_SPEAKER : CURSUS_ROLE_PARTICIPANT, groups));
  }
}

static inline void
random_parts (GRand *random, const CursusSession *session, CursusModule *module, uint32_t n_parts)
{
  for (uint32_t i = 0; i < n_parts; i++) {
    uint32_t n_slots = 1 + random_below (random, MIN (3, session->day_parts->len));
    uint32_t minutes = n_slots * session->half_day_minutes / session->slots_per_half_day;
    fixture_part (module, n_slots, random_chance (random, 70) ? minutes : 10 + random_below (random, 60 * n_slots));
  }
}

static inline uint32_t
count_speakers (const CursusSession *session)
{
  uint32_t n = 0;
  while (n < session->people->len && cursus_session_person (session, n)->role == CURSUS_ROLE_SPEAKER)
    n++;
  return n;
}

static inline void
random_module (GRand *random, CursusSession *session, uint32_t index)
{
  bool remote = session->rooms->len == 1 || random_chance (random, 25);
  g_autofree char *id = g_strdup_printf ("m%u", index);
  g_autofree char *rooms = remote ? g_strdup ("") : random_subset (random, session->rooms->len, 60);
  g_autofree char *groups = random_chance (random, 50) ? g_strdup ("") : random_subset (random, session->groups->len, 50);
  CursusModule *module = fixture_module (session, id, rooms, groups);
  if (!module->remote && random_chance (random, 50))
    module->format = random_below (random, session->formats->len);
  uint32_t n_parts = random_chance (random, 60) ? 1 : 2 + random_below (random, 2);
  random_parts (random, session, module, n_parts);
  module->tags = random_words (random, 30);
  module->features = random_words (random, 30);
  if (random_chance (random, 30))
    module->window.first = session->dates.first + (CursusDate)random_below (random, 5) - 2;
  if (random_chance (random, 30))
    module->window.last = session->dates.last - (CursusDate)random_below (random, 2);
  module->first = index == 0;
  uint32_t n_speakers = count_speakers (session);
  g_autofree char *speakers = random_subset (random, n_speakers, 60);
  if (*speakers == '\0')
    return;
  g_auto (GStrv) words = g_strsplit (speakers, " ", -1);
  fixture_speakers (module, 1 + random_below (random, g_strv_length (words)), speakers);
}

/* A right session of at most @max_modules modules, not completed yet. */
static inline CursusSession *
random_draft (GRand *random, uint32_t max_modules)
{
  CursusSession *session = fixture_session ("2023-10-26", "2023-11-08");
  random_time (random, session);
  random_places (random, session);
  random_people (random, session);
  uint32_t n_modules = 1 + random_below (random, max_modules);
  for (uint32_t m = 0; m < n_modules; m++)
    random_module (random, session, m);
  return session;
}

static inline Fixture
random_session (GRand *random, uint32_t max_modules)
{
  return fixture_compile (random_draft (random, max_modules));
}

/* Anywhere in the session's slots, open or not. */
static inline CursusPlacement
random_placement (GRand *random, const CursusFrame *frame, uint32_t meeting)
{
  const CursusTimeline *t = frame->timeline;
  const CursusFrameMeeting *m = &frame->meetings[meeting];
  const GArray *rooms = cursus_session_module (frame->session, m->module)->rooms;
  uint32_t part = random_below (random, t->n_parts - m->n_slots + 1);
  return (CursusPlacement){
    .start = random_below (random, t->n_days) * t->n_parts + part,
    .room = (uint16_t)g_array_index (rooms, uint32_t, random_below (random, rooms->len)),
    .speaker_set = (uint16_t)random_below (random, m->n_speaker_sets),
  };
}

static inline uint64_t
random_mix (uint64_t x)
{
  x += UINT64_C (0x9e3779b97f4a7c15);
  x = (x ^ x >> 30) * UINT64_C (0xbf58476d1ce4e5b9);
  x = (x ^ x >> 27) * UINT64_C (0x94d049bb133111eb);
  return x ^ x >> 31;
}

/* A fact that @unit has, and an argument for it. */
static inline void
random_read (const CursusTrace *trace, uint64_t dice, uint32_t *position, CursusFact *fact, uint32_t *argument)
{
  static const char *const tags[] = { "energy", "lab", "water", "nothing" };
  const CursusSession *session = trace->frame->session;
  *position = (uint32_t)(dice >> 40) % trace->n_units;
  bool is_run = cursus_frame_unit_is_run (trace->frame, trace->units[*position]);
  do {
    dice = random_mix (dice);
    *fact = (CursusFact)(dice % CURSUS_N_FACTS);
  } while (!(cursus_fact_info (*fact)->scope & (is_run ? CURSUS_SCOPE_R : CURSUS_SCOPE_M))
           || (cursus_fact_info (*fact)->argument == CURSUS_FACT_ARGUMENT_CALENDAR && session->calendars->len == 0));
  uint32_t number = (uint32_t)(dice >> 33);
  switch (cursus_fact_info (*fact)->argument) {
  case CURSUS_FACT_ARGUMENT_NONE:
    *argument = 0;
    return;
  case CURSUS_FACT_ARGUMENT_TAG:
    *argument = g_quark_from_static_string (tags[number % G_N_ELEMENTS (tags)]);
    return;
  case CURSUS_FACT_ARGUMENT_CALENDAR:
    *argument = number % session->calendars->len;
    return;
  case CURSUS_FACT_ARGUMENT_PERSON:
    *argument = number % session->people->len;
    return;
  case CURSUS_FACT_ARGUMENT_OTHER:
    *argument = number % trace->n_units;
    return;
  }
}

/* A pure function like any other: what it reads next depends on what it read, its cost on all of that. */
static inline int64_t
random_cost (FixtureTracer *self, CursusTrace *trace)
{
  int32_t length = 0;
  char why[160];
  g_assert_true (cursus_trace_read_length (trace, &length, why, sizeof why));
  uint64_t state = random_mix ((uint64_t)self->number ^ (uint32_t)length);
  for (int i = 0; i < 5 && (i == 0 || state % 5 != 0); i++) {
    uint32_t position = 0, argument = 0;
    CursusFact fact = 0;
    random_read (trace, state, &position, &fact, &argument);
    state = random_mix (state ^ (uint32_t)fixture_read_with (trace, position, fact, argument));
  }
  int64_t unit = state >> 20 & 15 ? 1 : 30000; /* some that no small integer holds */
  return state % 3 == 0 ? 0 : (int64_t)(state >> 8) % 4 * unit;
}

static inline void
random_units (GRand *random, const CursusFrame *frame, CursusConstraint *constraint, uint32_t begin, uint32_t end)
{
  for (uint32_t unit = begin; unit < end; unit++)
    for (uint32_t other = begin; other < end; other++) {
      bool pairs = constraint->shape == CURSUS_SHAPE_PAIRS;
      if ((!pairs && other != unit) || random_chance (random, 40))
        continue;
      g_array_append_val (constraint->units, unit);
      if (pairs)
        g_array_append_val (constraint->units, other);
    }
}

static inline void
random_keys (GRand *random, CursusConstraint *constraint)
{
  for (uint32_t i = random_below (random, 4); i > 0; i--) {
    CursusKey key = (CursusKey)random_below (random, CURSUS_N_KEYS);
    g_array_append_val (constraint->keys, key);
  }
}

static inline void
random_measure (GRand *random, CursusConstraint *constraint)
{
  static const CursusFact sums[] = { CURSUS_FACT_SLOTS, CURSUS_FACT_MINUTES,       CURSUS_FACT_HEADCOUNT,
                                     CURSUS_FACT_ORDER, CURSUS_FACT_OVER_CAPACITY, CURSUS_FACT_ABSENT };
  int64_t number = random_below (random, 5);
  constraint->measure = (CursusMeasure)random_below (random, CURSUS_N_MEASURES);
  if (constraint->measure == CURSUS_MEASURE_SUM) {
    constraint->sum_of = sums[random_below (random, G_N_ELEMENTS (sums))];
    number *= constraint->sum_of == CURSUS_FACT_MINUTES ? 100 : 1;
  } else if (constraint->measure == CURSUS_MEASURE_BALANCE && random_chance (random, 50))
    constraint->sum_of = CURSUS_FACT_SLOTS;
  else if (constraint->measure != CURSUS_MEASURE_COUNT && constraint->measure != CURSUS_MEASURE_BALANCE)
    constraint->value = (CursusKey)random_below (random, CURSUS_N_KEYS);
  if (random_chance (random, 60))
    constraint->limits.high = number + random_below (random, 3);
  if (random_chance (random, 50) || constraint->limits.high == INT64_MAX)
    constraint->limits.low = number;
  constraint->limits.squared = random_chance (random, 20);
}

static inline CursusConstraint *
random_plain_constraint (GRand *random, const CursusFrame *frame)
{
  CursusShape shape = random_chance (random, 50) ? CURSUS_SHAPE_AGGREGATE : (CursusShape)random_below (random, 4);
  CursusConstraint *constraint = cursus_constraint_new (shape);
  bool of_runs = (shape == CURSUS_SHAPE_EACH || shape == CURSUS_SHAPE_PAIRS) && random_chance (random, 40);
  random_units (random, frame, constraint, of_runs ? frame->n_meetings : 0,
                of_runs ? frame->n_meetings + frame->n_runs : frame->n_meetings);
  if (shape >= CURSUS_SHAPE_CONSECUTIVE)
    random_keys (random, constraint);
  if (shape == CURSUS_SHAPE_AGGREGATE)
    random_measure (random, constraint);
  else
    constraint->tracer = &fixture_tracer (random_cost, (int64_t)g_rand_int (random))->base;
  if (shape == CURSUS_SHAPE_AGGREGATE && random_chance (random, 25))
    constraint->filter = &fixture_tracer (random_cost, (int64_t)g_rand_int (random))->base;
  return constraint;
}

/* A combination of combinations at most @depth deep, or a plain constraint. */
static inline CursusConstraint *
random_constraint (GRand *random, const CursusFrame *frame, uint32_t depth)
{
  if (depth == 0 || random_chance (random, 80))
    return random_plain_constraint (random, frame);
  CursusConstraint *constraint = cursus_constraint_new (CURSUS_SHAPE_COMBINATION);
  constraint->combine = (CursusCombine)random_below (random, CURSUS_COMBINE_IMPLIES + 1);
  bool of_two = constraint->combine == CURSUS_COMBINE_UNLESS || constraint->combine == CURSUS_COMBINE_IMPLIES;
  uint32_t n_parts = of_two ? 2 : 1 + random_below (random, 3);
  constraint->k = 1 + random_below (random, n_parts);
  for (uint32_t i = 0; i < n_parts; i++)
    g_ptr_array_add (constraint->parts, random_constraint (random, frame, depth - 1));
  return constraint;
}

static inline void
random_rules (GRand *random, Fixture *fixture, uint32_t n_rules)
{
  for (uint32_t i = 0; i < n_rules; i++)
    fixture_add (fixture, random_chance (random, 30) ? 0 : 1 + random_below (random, 5),
                 random_constraint (random, fixture->frame, 2));
}
