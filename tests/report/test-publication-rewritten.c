/* What is written anew without there being anything to tell. */
#include "report/publication.h"

#include "news-fixture.h"

typedef struct {
  CursusPublication *from;
  CursusPublication *to;
  CursusNews *news;
  CursusPublicationReport report;
} World;

static void
set_up (World *world, gconstpointer data)
{
  world->from = news_first ();
  world->to = cursus_publication_copy (world->from);
}

static void
tear_down (World *world, gconstpointer data)
{
  cursus_news_free (world->news);
  cursus_publication_free (world->from);
  cursus_publication_free (world->to);
}

static void
compare (World *world)
{
  world->news = cursus_news_new (world->from, world->to);
  world->report = (CursusPublicationReport){ .from = world->from, .to = world->to, .news = world->news };
}

static void
test_numbers (World *world, gconstpointer data)
{
  cursus_publication_event (world->to, 0)->sequence++;
  compare (world);
  g_assert_cmpuint (cursus_publication_report_count_rewritten (&world->report), ==, 1);
  g_assert_false (cursus_publication_report_has_form (&world->report));
  world->report.was = world->report.is = (CursusPublicationForm){ true, false, false };
  g_assert_false (cursus_publication_report_has_form (&world->report));
  world->report.is.utc = true;
  g_assert_true (cursus_publication_report_has_form (&world->report));
  g_assert_cmpuint (cursus_publication_report_count_rewritten (&world->report), ==, 0);
}

/* What is told in words is not counted. */
static void
test_told (World *world, gconstpointer data)
{
  CursusPublishedEvent *event = cursus_publication_event (world->to, 0);
  event->sequence++;
  g_free (event->details);
  event->details = g_strdup ("others");
  compare (world);
  g_assert_cmpuint (cursus_publication_report_count_rewritten (&world->report), ==, 0);
}

static void
test_languages (World *world, gconstpointer data)
{
  for (guint i = 0; i < world->to->holders->len; i++) {
    CursusHolder *holder = cursus_publication_holder (world->to, i);
    if (holder->kind != CURSUS_HOLDER_SESSION && g_strcmp0 (holder->id, "anne") != 0)
      continue;
    g_free (holder->language);
    holder->language = g_strdup ("other");
  }
  compare (world);
  g_autoptr (GPtrArray) found = cursus_publication_report_find_reworded (&world->report);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((const CursusHolder *)g_ptr_array_index (found, 0))->id, ==, "anne");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/report/publication-rewritten/numbers", World, NULL, set_up, test_numbers, tear_down);
  g_test_add ("/report/publication-rewritten/told", World, NULL, set_up, test_told, tear_down);
  g_test_add ("/report/publication-rewritten/languages", World, NULL, set_up, test_languages, tear_down);
  return g_test_run ();
}
