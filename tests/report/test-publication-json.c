/* A publication for programs. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "news-fixture.h"
#include "report/publication.h"

static const char *
text_at (JsonNode *root, const char *path)
{
  g_autoptr (JsonNode) found = json_path_query (path, root, NULL);
  JsonArray *list = json_node_get_array (found);
  return json_array_get_length (list) > 0 ? g_intern_string (json_array_get_string_element (list, 0)) : NULL;
}

static guint
count_at (JsonNode *root, const char *path)
{
  g_autoptr (JsonNode) found = json_path_query (path, root, NULL);
  return json_array_get_length (json_node_get_array (found));
}

static void
test_json (void)
{
  g_autoptr (CursusPublication) first = news_first (), second = news_second (first);
  g_autoptr (CursusNews) news = cursus_news_new (first, second);
  CursusPublicationReport report = { CURSUS_PUBLICATION_DONE, first, second, news, "/out", false, 12, 3 };
  g_autofree char *json = cursus_report_publication_json (&report);
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  g_assert_nonnull (root);
  g_assert_cmpstr (text_at (root, "$.outcome"), ==, "published");
  g_assert_cmpstr (text_at (root, "$.published.time"), ==, "2023-09-11T00:00:00+00:00");
  g_assert_cmpuint (count_at (root, "$.meetings[*]"), ==, 3);
  g_assert_cmpuint (count_at (root, "$.events[*]"), ==, 3);
  g_assert_cmpstr (text_at (root, "$.events[0].change"), ==, "changed");
  g_assert_cmpuint (count_at (root, "$.people[*]"), ==, 7);
  g_assert_cmpstr (text_at (root, "$.people[0].id"), ==, "claire");
  g_assert_cmpstr (text_at (root, "$.people[0].changes[0].change"), ==, "left");
  g_assert_cmpstr (text_at (root, "$.people[1].changes[1].change"), ==, "cancelled");
}

static void
test_first (void)
{
  g_autoptr (CursusPublication) first = news_first ();
  g_autoptr (CursusNews) news = cursus_news_new (NULL, first);
  CursusPublicationReport report = { CURSUS_PUBLICATION_DRY_RUN, NULL, first, news, "/out", false, 0, 0 };
  g_autofree char *json = cursus_report_publication_json (&report);
  g_assert_nonnull (strstr (json, "\"published\" : null"));
  g_assert_nonnull (strstr (json, "\"change\" : \"new\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/publication-json/json", test_json);
  g_test_add_func ("/report/publication-json/first", test_first);
  return g_test_run ();
}
