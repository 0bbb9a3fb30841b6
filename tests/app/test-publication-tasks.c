/* Which events are milestones, and from when on they can be worked on. */
#include "app/publication-tasks.h"

#include "app/publication-want.h"
#include "ical/press.h"
#include "living-fixture.h"

/* Of "opening", "water" and "air", one a day from @first_day on. */
static CursusPublication *
publish (void)
{
  static const char *const modules[] = { "opening", "water", "air" };
  CursusPublication *wanted = cursus_publication_new ("small");
  CursusHolder *holder = cursus_holder_new (CURSUS_HOLDER_PARTICIPANT, "anne");
  wanted->timezone = g_strdup ("Europe/Paris");
  for (uint32_t i = 0; i < G_N_ELEMENTS (modules); i++) {
    CursusPublishedEvent *event = cursus_published_event_new (modules[i]);
    CursusPlanSlot slot = { 86400 * (20000 + (int64_t)i), 86400 * (20000 + (int64_t)i) + 3600 };
    event->meeting->id = g_strdup (modules[i]);
    event->meeting->module = g_strdup (modules[i]);
    event->hash = g_strdup (modules[i]);
    g_array_append_val (event->meeting->slots, slot);
    g_array_append_val (holder->events, i);
    g_ptr_array_add (wanted->events, event);
  }
  g_ptr_array_add (wanted->holders, holder);
  return cursus_publication_next (NULL, wanted);
}

static void
test_milestones (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
      FIXTURE_HEAD "module \"opening\" { title = \"opening\", format = \"remote\", half_days = 1, tags = \"milestone\" }\n"
                   "module \"water\" { title = \"water\", format = \"remote\", half_days = 1 }\n"
                   "module \"air\" { title = \"air\", format = \"remote\", half_days = 1, last = true }\n"
                   "use \"first-last\" { milestone = \"water\", before = \"1 day\" }\n"
                   "people \"people.csv\"\n");
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusPublicationTasks) milestones = cursus_publication_tasks_new (workspace->session);
  g_autoptr (CursusPublication) publication = publish ();
  g_autoptr (GArray) shown = cursus_publication_show (publication, cursus_publication_holder (publication, 0));
  g_autoptr (GArray) tasks = cursus_publication_tasks_find (milestones, publication, shown);
  g_assert_cmpuint (tasks->len, ==, 2);
  const CursusIcalTask *first = &g_array_index (tasks, CursusIcalTask, 0), *second = &g_array_index (tasks, CursusIcalTask, 1);
  g_assert_cmpuint (first->event.event, ==, 0);
  g_assert_cmpint (first->begin_utc, ==, 86400 * INT64_C (19999));
  g_assert_cmpuint (second->event.event, ==, 1);
  g_assert_cmpint (second->begin_utc, ==, 86400 * INT64_C (20000) + 3600);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/publication-tasks/milestones", test_milestones);
  return g_test_run ();
}
