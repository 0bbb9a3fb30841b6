/* How little gives way: the fewest days, the nearest dates, the value that changes least. */
#include "app/repairing-private.h"

#include "repairing-fixture.h"

#define RARE(dates) "speaker \"sp-rare\" { name = \"Ada Rare\", unavailable = { " dates " } }\n"
#define TALK(rest) "module \"talk\" { title = \"Talk\", format = \"onsite\", speakers = \"sp-rare\", " rest " }\n"
#define PEOPLE "people \"people.csv\"\n"
#define ON_TUESDAY FIXTURE_HEAD RARE ("\"2027-03-02\"") TALK ("half_days = 1, on = \"2027-03-02\"") PEOPLE

/* The only concession is an item; it is narrowed, and what it amounts to is of this kind. */
typedef struct {
  CursusConcession concession;
  CursusAmendment *amendment; /* (transfer none) (nullable) */
} Narrowed;

static void
narrowed_clear (Narrowed *self)
{
  cursus_concession_clear (&self->concession);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Narrowed, narrowed_clear)

static Narrowed
narrow (const RepairCase *of, guint item, const CursusVariant *variant)
{
  Narrowed self = { 0 };
  cursus_concession_init (&of->state, &self.concession, item);
  const bool found = cursus_concession_narrow (&of->state, &self.concession, 1, 0, variant);
  self.amendment = self.concession.amendment;
  g_assert_true (found == (self.amendment != NULL));
  if (found)
    g_assert_cmpint (cursus_concessions_ask (&of->state, &self.concession, 1), ==, CURSUS_SAT_YES);
  return self;
}

static void
assert_size (const Narrowed *narrowed, CursusAmendmentKind kind, double size)
{
  g_assert_nonnull (narrowed->amendment);
  g_assert_cmpint (narrowed->amendment->kind, ==, kind);
  g_assert_cmpfloat_with_epsilon (narrowed->amendment->size, size, 1e-9);
}

/* Dates as ISO 8601, with a space between; "-" is open. */
static void
assert_range (const Narrowed *narrowed, const char *expected)
{
  const CursusDate ends[] = { narrowed->amendment->range.first, narrowed->amendment->range.last };
  char text[2][CURSUS_DATE_TEXT_SIZE] = { "-", "-" };
  for (guint i = 0; i < 2; i++)
    if (ends[i] != CURSUS_DATE_NONE)
      cursus_date_format (ends[i], text[i]);
  g_autofree char *found = g_strjoin (" ", text[0], text[1], NULL);
  g_assert_cmpstr (found, ==, expected);
}

/* Nothing but what is conceded gives way, and that wholly at first. */
static void
test_ask (void)
{
  static const CursusConflictKind kinds[] = { CURSUS_CONFLICT_PERSON, CURSUS_CONFLICT_MODULE };
  g_auto (RepairCase) self = repairing_new (ON_TUESDAY);
  g_assert_cmpint (cursus_concessions_ask (&self.state, NULL, 0), ==, CURSUS_SAT_NO);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    CursusConcession concession;
    const guint item = repairing_find (&self, kinds[i], CURSUS_NONE);
    cursus_concession_init (&self.state, &concession, item);
    g_assert_cmpint (concession.item.kind, ==, kinds[i]);
    g_assert_cmpuint (concession.relief.item, ==, item);
    g_assert_cmpuint (concession.relief.instead, ==, CURSUS_NONE);
    g_assert_cmpint (cursus_concessions_ask (&self.state, &concession, 1), ==, CURSUS_SAT_YES);
    cursus_concession_clear (&concession);
  }
  CursusConcession dates;
  cursus_concession_init (&self.state, &dates, repairing_find (&self, CURSUS_CONFLICT_DATES, CURSUS_NONE));
  g_assert_cmpint (cursus_concessions_ask (&self.state, &dates, 1), ==, CURSUS_SAT_NO);
}

/* Who is away on three days comes on as many of them as are needed, though a plan is known that needs more; there are two
 * half-days a day. */
static void
test_person (void)
{
  static const struct {
    const char *length;
    guint n_days;
  } cases[] = { { "half_days = 2, parts = 2", 1 }, { "half_days = 3, parts = 3", 2 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *lua = g_strdup_printf (FIXTURE_HEAD RARE ("{ \"2027-03-02\", \"2027-03-04\" }")
                                                TALK ("from = \"2027-03-02\", to = \"2027-03-04\", %s") PEOPLE,
                                            cases[i].length);
    g_auto (RepairCase) self = repairing_new (lua);
    g_autofree CursusPlacement *plan = repairing_plan (&self);
    repairing_place (&self, plan, "talk.1", 2, 0);
    repairing_place (&self, plan, "talk.2", 3, 0);
    if (i == 1)
      repairing_place (&self, plan, "talk.3", 4, 0);
    cursus_requirements_tell (self.state.requirements, plan);
    g_auto (Narrowed) narrowed = narrow (&self, repairing_find (&self, CURSUS_CONFLICT_PERSON, CURSUS_NONE), NULL);
    assert_size (&narrowed, CURSUS_AMENDMENT_ATTEND, 1.9 * cases[i].n_days);
    g_assert_cmpuint (narrowed.amendment->person, ==, cursus_session_find_person (self.workspace->session, "sp-rare"));
    g_assert_cmpuint (narrowed.amendment->dates->len, ==, cases[i].n_days);
    for (guint d = 0; d < cases[i].n_days; d++) {
      const CursusDate date = g_array_index (narrowed.amendment->dates, CursusDate, d);
      g_assert_cmpint (date, >=, cursus_date_from_ymd (2027, 3, 2));
      g_assert_cmpint (date, <=, cursus_date_from_ymd (2027, 3, 4));
    }
  }
}

/* The nearest dates; an end that is open stays so. */
static void
test_module (void)
{
  static const struct {
    const char *lua, *range;
    double size;
  } cases[] = {
    { FIXTURE_HEAD RARE ("{ \"2027-03-01\", \"2027-03-02\" }") TALK ("half_days = 1, on = \"2027-03-02\"") PEOPLE,
      "2027-03-02 2027-03-03", 1.6 },
    { FIXTURE_HEAD RARE ("{ \"2027-03-01\", \"2027-03-04\" }") TALK ("half_days = 1, to = \"2027-03-02\"") PEOPLE, "- 2027-03-05",
      1.8 },
    { FIXTURE_HEAD RARE ("{ \"2027-03-11\", \"2027-03-12\" }") TALK ("half_days = 1, from = \"2027-03-11\"") PEOPLE,
      "2027-03-10 -", 1.6 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (RepairCase) self = repairing_new (cases[i].lua);
    g_auto (Narrowed) narrowed = narrow (&self, repairing_find (&self, CURSUS_CONFLICT_MODULE, CURSUS_NONE), NULL);
    assert_size (&narrowed, CURSUS_AMENDMENT_WINDOW, cases[i].size);
    g_assert_cmpuint (narrowed.amendment->module, ==, 0);
    assert_range (&narrowed, cases[i].range);
  }
}

#define PAIR(opening, water)                                                                                                     \
  "module \"opening\" { title = \"O\", format = \"remote\", half_days = 1" opening " }\n"                                        \
  "module \"water\" { title = \"W\", format = \"remote\", half_days = 1" water " }\n"
#define FORTNIGHT "use \"gap\" { as = \"far\", after = \"opening\", before = \"water\", min = \"14 days\" }\n"

/* Of the session: later rather than sooner, and both only if need be. */
static void
test_dates (void)
{
  static const struct {
    const char *lua, *range;
    double size;
  } cases[] = {
    { FIXTURE_HEAD PAIR ("", "") PEOPLE FORTNIGHT, "2027-03-01 2027-03-15", 2.3 },
    { FIXTURE_HEAD PAIR ("", ", to = \"2027-03-12\"") PEOPLE FORTNIGHT, "2027-02-26 2027-03-12", 2.3 },
    { FIXTURE_HEAD RARE ("\"2027-03-01\", \"2027-03-12\"")
          PAIR (", to = \"2027-03-01\", speakers = \"sp-rare\"", ", from = \"2027-03-12\", speakers = \"sp-rare\"") PEOPLE,
      "2027-02-26 2027-03-15", 2.6 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (RepairCase) self = repairing_new (cases[i].lua);
    g_auto (Narrowed) narrowed = narrow (&self, repairing_find (&self, CURSUS_CONFLICT_DATES, CURSUS_NONE), NULL);
    assert_size (&narrowed, CURSUS_AMENDMENT_DATES, cases[i].size);
    assert_range (&narrowed, cases[i].range);
  }
}

/* Days that follow one another are named as one time. */
static void
test_calendar (void)
{
  static const struct {
    const char *window, *of;
    guint n_days;
  } cases[] = {
    { "half_days = 1, from = \"2027-03-04\", to = \"2027-03-04\"", "2027-03-04", 1 },
    { "half_days = 3, parts = 3, from = \"2027-03-04\", to = \"2027-03-05\"", "2027-03-04/2027-03-05", 2 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *lua = g_strdup_printf (
        "session { id = \"small\", title = \"Small\", timezone = \"Europe/Paris\", from = \"2027-03-01\", to = \"2027-03-12\",\n"
        "  calendars = { closed { from = \"2027-03-03\", to = \"2027-03-05\", title = \"Trade fair\" } } }\n"
        "module \"talk\" { title = \"Talk\", format = \"remote\", %s }\n" PEOPLE,
        cases[i].window);
    g_auto (RepairCase) self = repairing_new (lua);
    g_auto (Narrowed) narrowed = narrow (&self, repairing_find (&self, CURSUS_CONFLICT_CALENDAR, CURSUS_NONE), NULL);
    assert_size (&narrowed, CURSUS_AMENDMENT_OPEN, 4 * cases[i].n_days);
    g_assert_cmpuint (narrowed.amendment->dates->len, ==, cases[i].n_days);
    g_assert_cmpuint (g_strv_length (narrowed.amendment->of), ==, 1);
    g_assert_cmpstr (narrowed.amendment->of[0], ==, cases[i].of);
    g_assert_cmpuint (narrowed.amendment->use, ==, fixture_find_use (self.workspace, "closed-days"));
  }
}

/* There are two participants. Rooms that a plan needs are told once, and not those that the module has anyway. */
static void
test_rooms (void)
{
  g_auto (RepairCase) self = repairing_new (
      "session { id = \"small\", title = \"Small\", timezone = \"Europe/Paris\", from = \"2027-03-01\", to = \"2027-03-12\" }\n"
      "site \"paris\" { name = \"Paris\", rooms = { { id = \"A\", capacity = 1 }, { id = \"B\", capacity = 1 }, { id = \"C\" } } "
      "}\n"
      "module \"talk\" { title = \"Talk\", format = \"onsite\", half_days = 2, parts = 2, rooms = \"paris/A\" }\n" PEOPLE);
  const uint32_t large = cursus_session_find_room (self.workspace->session, "paris/C");
  g_auto (Narrowed) narrowed = narrow (&self, repairing_find (&self, CURSUS_CONFLICT_ROOMS, CURSUS_NONE), NULL);
  g_autofree CursusPlacement *plan = repairing_plan (&self);
  for (guint i = 0; i < 2; i++) {
    assert_size (&narrowed, CURSUS_AMENDMENT_ROOMS, 2.5);
    g_assert_cmpuint (narrowed.amendment->rooms->len, ==, 1);
    g_assert_cmpuint (g_array_index (narrowed.amendment->rooms, uint32_t, 0), ==, large);
    repairing_place (&self, plan, "talk.1", 2, 0); /* in A */
    repairing_place (&self, plan, "talk.2", 3, 0);
    plan[cursus_session_find_meeting (self.workspace->session, "talk.2")].room = (uint16_t)large;
    cursus_requirements_tell (self.state.requirements, plan);
    cursus_concession_read (&self.state, &narrowed.concession);
    narrowed.amendment = narrowed.concession.amendment;
  }
}

/* A pin goes or stays. */
static void
test_pin (void)
{
  g_auto (RepairCase) self = repairing_open (FIXTURE_SESSION);
  g_autofree CursusPlacement *pins = repairing_plan (&self);
  repairing_place (&self, pins, "opening", 2, 0);
  repairing_place (&self, pins, "water", 2, 0);
  repairing_begin (&self, pins);
  const guint item = repairing_find (&self, CURSUS_CONFLICT_PIN, CURSUS_NONE);
  g_assert_cmpint (cursus_concessions_ask (&self.state, NULL, 0), ==, CURSUS_SAT_NO);
  g_auto (Narrowed) narrowed = narrow (&self, item, NULL);
  assert_size (&narrowed, CURSUS_AMENDMENT_UNPIN, 1);
  g_assert_cmpuint (narrowed.amendment->meeting, ==, narrowed.concession.item.meeting);
}

/* Of values 19, 18, … 12, 10, 8, 6 and 3 days, the first with which there is a plan within eleven days, wherever the plan that is
 * known is; without another value, a use does not give way. */
static void
test_use (void)
{
  g_auto (RepairCase) self = repairing_open (
      FIXTURE_SESSION "use \"gap\" { as = \"far\", after = \"opening\", before = \"water\", min = \"20 days\" }\n");
  const uint32_t far = fixture_find_use (self.workspace, "far");
  cursus_variants_add (&self.state, far);
  repairing_begin (&self, NULL);
  const guint item = repairing_find (&self, CURSUS_CONFLICT_USE, far);
  g_autofree CursusPlacement *plan = repairing_plan (&self);
  repairing_place (&self, plan, "opening", 1, 0);
  repairing_place (&self, plan, "water", 5, 0);
  repairing_place (&self, plan, "air", 8, 0);
  cursus_variants_judge (&self.state, plan);
  g_auto (Narrowed) without = narrow (&self, item, NULL);
  g_assert_null (without.amendment);
  guint n_known = 0;
  for (guint v = 0; v < self.state.variants->len; v++) {
    const CursusVariant *variant = g_ptr_array_index (self.state.variants, v);
    if (variant->known == G_MAXUINT)
      continue;
    g_auto (Narrowed) narrowed = narrow (&self, item, variant);
    g_assert_nonnull (narrowed.amendment);
    g_assert_cmpint (narrowed.amendment->kind, ==, CURSUS_AMENDMENT_PARAM);
    g_assert_cmpstr (narrowed.amendment->param, ==, "min");
    g_assert_cmpstr (cursus_value_get_string (narrowed.amendment->value), ==, "10 days");
    n_known++;
  }
  g_assert_cmpuint (n_known, ==, 1);
}

/* As far as a plan needs that somebody else has found: what it keeps does not give way. */
static void
test_read (void)
{
  g_auto (RepairCase) self = repairing_new (ON_TUESDAY);
  g_autofree CursusPlacement *plan = repairing_plan (&self);
  CursusConcession person, module;
  cursus_concession_init (&self.state, &person, repairing_find (&self, CURSUS_CONFLICT_PERSON, CURSUS_NONE));
  cursus_concession_init (&self.state, &module, repairing_find (&self, CURSUS_CONFLICT_MODULE, CURSUS_NONE));
  for (int day = 2; day <= 5; day += 3) {
    repairing_place (&self, plan, "talk", day, 1);
    cursus_requirements_tell (self.state.requirements, plan);
    cursus_concession_read (&self.state, &person);
    cursus_concession_read (&self.state, &module);
    g_assert_true (module.kept == (day == 2) && person.kept == (day == 5));
    g_assert_true ((module.amendment == NULL) == module.kept && (person.amendment == NULL) == person.kept);
    if (day == 2)
      g_assert_cmpint (g_array_index (person.amendment->dates, CursusDate, 0), ==, cursus_date_from_ymd (2027, 3, 2));
    else
      g_assert_cmpint (module.amendment->range.last, ==, cursus_date_from_ymd (2027, 3, 5));
  }
  cursus_concession_clear (&person);
  cursus_concession_clear (&module);
}

static void
test_stopped (void)
{
  const volatile sig_atomic_t stop = 1;
  static const CursusConflictKind kinds[] = { CURSUS_CONFLICT_PERSON, CURSUS_CONFLICT_MODULE, CURSUS_CONFLICT_DATES };
  g_auto (RepairCase) self = repairing_new (ON_TUESDAY);
  cursus_requirements_set_limits (self.state.requirements, (CursusSatLimits){ .stop = &stop });
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_auto (Narrowed) narrowed = narrow (&self, repairing_find (&self, kinds[i], CURSUS_NONE), NULL);
    g_assert_null (narrowed.amendment);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/repair-reliefs/ask", test_ask);
  g_test_add_func ("/app/repair-reliefs/person", test_person);
  g_test_add_func ("/app/repair-reliefs/module", test_module);
  g_test_add_func ("/app/repair-reliefs/dates", test_dates);
  g_test_add_func ("/app/repair-reliefs/calendar", test_calendar);
  g_test_add_func ("/app/repair-reliefs/rooms", test_rooms);
  g_test_add_func ("/app/repair-reliefs/pin", test_pin);
  g_test_add_func ("/app/repair-reliefs/use", test_use);
  g_test_add_func ("/app/repair-reliefs/read", test_read);
  g_test_add_func ("/app/repair-reliefs/stopped", test_stopped);
  return g_test_run ();
}
