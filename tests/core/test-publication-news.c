/* What is new for whom. */
#include "core/publication-news.h"

#include "publication-fixture.h"

/* A letter for each event that takes place: "a" at 9 with the content x; "A" at 10. @people: bits of each. */
static CursusPublication *
publish (const CursusPublication *held, int64_t revision, const char *events, unsigned anne, unsigned zoe)
{
  CursusPublication *wanted = fixture_publication (revision, 1700000000 + revision);
  for (const char *e = events; *e != '\0'; e++) {
    char module[] = { g_ascii_tolower (*e), '\0' };
    CursusPublishedEvent *event = fixture_event (module, 19700 + *module - 'a', g_ascii_isupper (*e) ? 10 : 9, "x");
    g_free (event->hash);
    event->hash = g_strdup_printf ("%c", *e);
    g_ptr_array_add (wanted->events, event);
  }
  fixture_add_holder (wanted, "anne", anne);
  fixture_add_holder (wanted, "zoe", zoe);
  cursus_publication_sort (wanted);
  return cursus_publication_next (held, wanted);
}

/* "*a:1" changed, "-a" cancelled, "/a" left, "+a" new. */
static char *
tell (const CursusNews *news, guint index)
{
  g_autoptr (GArray) items = cursus_news_for (news, cursus_publication_holder (news->to, index));
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < items->len; i++) {
    const CursusNewsItem *item = &g_array_index (items, CursusNewsItem, i);
    const CursusNewsMeeting *meeting = cursus_news_meeting (news, item->meeting);
    g_string_append_printf (text, "%c%s", "*-/+"[item->what], (meeting->after ? meeting->after : meeting->before) -> id);
    if (item->what == CURSUS_NEWS_CHANGED)
      g_string_append_printf (text, ":%u", meeting->kinds);
    g_string_append_c (text, ' ');
  }
  return g_strchomp (g_string_free (text, FALSE));
}

static const struct {
  const char *before; /* NULL: nothing was published */
  const char *after;
  unsigned people[4]; /* Anne and Zoe before, and after */
  const char *anne;
  const char *zoe;
} cases[] = {
  { NULL, "ab", { 0, 0, 3, 1 }, "+a +b", "+a" },     { "ab", "ab", { 3, 1, 3, 1 }, "", "" },
  { "ab", "aB", { 3, 1, 3, 1 }, "*b:1", "" },        { "ab", "a", { 3, 1, 1, 1 }, "-b", "" },
  { "ab", "aBc", { 3, 1, 5, 7 }, "/b +c", "+b +c" }, { "ab", "Ac", { 3, 3, 1, 2 }, "*a:1 -b", "-b /a +c" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const unsigned *people = cases[i].people;
    g_autoptr (CursusPublication) from = cases[i].before ? publish (NULL, 1, cases[i].before, people[0], people[1]) : NULL;
    g_autoptr (CursusPublication) to = publish (from, 2, cases[i].after, people[2], people[3]);
    g_autoptr (CursusNews) news = cursus_news_new (from, to);
    g_autofree char *anne = tell (news, 0), *zoe = tell (news, 1);
    g_assert_cmpstr (anne, ==, cases[i].anne);
    g_assert_cmpstr (zoe, ==, cases[i].zoe);
    g_assert_true (cursus_news_known (news, cursus_publication_holder (to, 0)) == (from != NULL));
  }
}

static void
test_other_kinds (void)
{
  g_autoptr (CursusPublication) from = publish (NULL, 1, "ab", 3, 3);
  CursusPublication *wanted = cursus_publication_copy (from);
  CursusPublishedEvent *a = cursus_publication_event (wanted, 0), *b = cursus_publication_event (wanted, 1);
  g_free (a->details);
  a->details = g_strdup ("other link");
  g_free (a->meeting->title);
  a->meeting->title = g_strdup ("Other title");
  b->status = CURSUS_PUBLISHED_TENTATIVE;
  g_autoptr (CursusPublication) to = cursus_publication_next (from, wanted);
  g_autoptr (CursusNews) news = cursus_news_new (from, to);
  g_assert_cmpuint (cursus_news_meeting (news, 0)->kinds, ==, CURSUS_NEWS_TITLE | CURSUS_NEWS_DETAILS);
  g_assert_cmpuint (cursus_news_meeting (news, 1)->kinds, ==, CURSUS_NEWS_STATUS);
  g_assert_true (cursus_news_meeting (news, 1)->tentative);
}

static void
test_changed_events (void)
{
  g_autoptr (CursusPublication) from = publish (NULL, 1, "abc", 7, 1);
  g_autoptr (CursusPublication) to = publish (from, 2, "aB", 3, 3);
  g_autoptr (CursusNews) news = cursus_news_new (from, to);
  g_autoptr (GArray) anne = cursus_news_changed_events (news, cursus_publication_holder (to, 0));
  g_autoptr (GArray) zoe = cursus_news_changed_events (news, cursus_publication_holder (to, 1));
  g_assert_cmpuint (anne->len, ==, 2);
  g_assert_cmpint (g_array_index (anne, CursusShownEvent, 1).status, ==, CURSUS_PUBLISHED_CANCELLED);
  g_assert_cmpuint (zoe->len, ==, 1);
  g_assert_cmpuint (g_array_index (zoe, CursusShownEvent, 0).sequence, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/publication-news/cases", test_cases);
  g_test_add_func ("/core/publication-news/other-kinds", test_other_kinds);
  g_test_add_func ("/core/publication-news/changed-events", test_changed_events);
  return g_test_run ();
}
