/* People in two places, rooms used twice. */
#include "app/joint-audit.h"

#include "app-fixture.h"
#include "core/fixed-meeting.h"
#include "core/zone.h"

#define HOUR 3600

/* One meeting, "m", that the person "anne" attends. */
static CursusSession *
make_session (const char *id, bool anonymous)
{
  CursusSession *session = cursus_session_new ();
  session->id = g_strdup (id);
  session->zone = cursus_zone_new ("UTC", NULL);
  CursusPerson *anne = cursus_person_new ("anne", CURSUS_ROLE_PARTICIPANT);
  anne->anonymous = anonymous;
  g_ptr_array_add (session->people, anne);
  CursusMeeting *meeting = g_new0 (CursusMeeting, 1);
  uint32_t first = 0;
  meeting->id = g_strdup ("m");
  meeting->attendees = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  meeting->speaker_sets = g_ptr_array_new ();
  g_array_append_val (meeting->attendees, first);
  g_ptr_array_add (session->meetings, meeting);
  return session;
}

static CursusPlan *
make_plan (const char *id, int64_t start_utc, const char *room, const char *speaker)
{
  CursusPlan *plan = cursus_plan_new (id, id, "UTC");
  CursusPlanMeeting *meeting = cursus_plan_meeting_new ("m");
  CursusPlanSlot slot = { start_utc, start_utc + 3 * HOUR };
  g_array_append_val (meeting->slots, slot);
  meeting->room = g_strdup (room);
  meeting->speakers = g_new0 (char *, 2);
  meeting->speakers[0] = g_strdup (speaker);
  g_ptr_array_add (plan->meetings, meeting);
  return plan;
}

typedef struct {
  bool anonymous;
  int64_t second_start; /* the first begins at 0 */
  const char *second_room, *second_speaker;
  guint n_found;
  const char *text; /* (nullable): of the first sentence */
} Case;

static GPtrArray *
audit (GPtrArray *sessions, const Case *c)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_plan_free);
  g_ptr_array_add (plans, make_plan ("one", 0, "paris/A", "sp-eau"));
  g_ptr_array_add (plans, make_plan ("two", c->second_start, c->second_room, c->second_speaker));
  return cursus_joint_audit_run (sessions, plans);
}

static void
test_cases (void)
{
  const Case cases[] = {
    { false, 0, "paris/B", "sp-air", 1, "“anne” is in “m” of one and in “m” of two at the same time: 1970-01-01 00:00" },
    { false, 3 * HOUR, "paris/A", "sp-eau", 0, NULL },
    { false, 3 * HOUR - 1, "paris/A", "sp-eau", 3,
      "“anne” is in “m” of one and in “m” of two at the same time: 1970-01-01 02:59" },
    { true, HOUR, "paris/A", "sp-air", 1, "room “paris/A” holds “m” of one and “m” of two at the same time: 1970-01-01 01:00" },
    { true, HOUR, NULL, "sp-eau", 1, "“sp-eau” is in “m” of one" },
    { true, HOUR, NULL, "sp-air", 0, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_session_free);
    g_ptr_array_add (sessions, make_session ("one", cases[i].anonymous));
    g_ptr_array_add (sessions, make_session ("two", cases[i].anonymous));
    g_autoptr (GPtrArray) found = audit (sessions, &cases[i]);
    g_assert_cmpuint (found->len, ==, cases[i].n_found);
    if (cases[i].text != NULL)
      assert_contains (g_ptr_array_index (found, 0), cases[i].text);
  }
}

/* What sessions declare to be one event clashes with nothing. */
static void
test_one_event (void)
{
  const Case same = { false, 0, "paris/A", "sp-eau", 0, NULL };
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_session_free);
  CursusSession *one = make_session ("one", false);
  CursusOtherSession *other = cursus_other_session_new ("two");
  CursusFixedMeeting *meeting = cursus_fixed_meeting_new ("m");
  meeting->shared_with = g_strdup ("m");
  g_ptr_array_add (other->meetings, meeting);
  g_ptr_array_add (one->others, other);
  g_ptr_array_add (sessions, one);
  g_ptr_array_add (sessions, make_session ("two", false));
  g_autoptr (GPtrArray) found = audit (sessions, &same);
  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/joint-audit/cases", test_cases);
  g_test_add_func ("/app/joint-audit/one-event", test_one_event);
  return g_test_run ();
}
