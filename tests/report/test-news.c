/* Letters about changes. */
#include "report/news.h"

#include <string.h>

#include "news-fixture.h"

/* (transfer full): what @id is told. */
static char *
write_letter (CursusHolderKind kind, const char *id, bool html)
{
  g_autoptr (CursusPublication) first = news_first (), second = news_second (first);
  g_autoptr (CursusNews) news = cursus_news_new (first, second);
  g_autoptr (CursusNewsWords) words = cursus_news_words_new (news);
  const CursusHolder *holder = cursus_publication_find_holder (second, kind, id);
  g_autoptr (GArray) items = cursus_news_for (news, holder);
  GString *out = g_string_new (NULL);
  if (html)
    cursus_news_words_html (words, out, holder, items);
  else
    cursus_news_words_text (words, out, holder, items);
  return g_string_free (out, FALSE);
}

static void
test_text (void)
{
  g_autofree char *text = write_letter (CURSUS_HOLDER_PARTICIPANT, "anne", false);
  g_assert_cmpstr (text, ==,
                   "A session\n"
                   "For Name of anne, by revision 2 of Tue 12 Sep 2023; what changes from revision 1 of Mon 11 Sep 2023\n"
                   "\nChanged\n"
                   "- Title of <water>\n"
                   "  is moved from Thu 9 Nov 2023, morning (08:00–11:00) to Fri 10 Nov 2023, morning (08:00–11:00)\n"
                   "  is taught by luc, no longer by claire\n"
                   "\nCancelled\n"
                   "- Title of <fire>\n"
                   "  Sat 11 Nov 2023, morning (08:00–11:00) · remote · luc\n"
                   "\nNew\n"
                   "- Title of <earth>\n"
                   "  Sun 12 Nov 2023, morning (08:00–11:00) · remote · luc\n");
}

static void
test_others (void)
{
  g_autofree char *claire = write_letter (CURSUS_HOLDER_SPEAKER, "claire", false);
  g_autofree char *zoe = write_letter (CURSUS_HOLDER_PARTICIPANT, "zoe", false);
  g_autofree char *paul = write_letter (CURSUS_HOLDER_PARTICIPANT, "paul", false);
  news_assert (claire,
               (const char *const[]){ "Takes place without you\n- Title of <water>\n  Thu 9 Nov", "!Changed", "!<air>", NULL });
  news_assert (zoe, (const char *const[]){ "For Name of zoe, by revision 2", "!what changes", "New\n", "<air>", NULL });
  news_assert (paul, (const char *const[]){ "Takes place without you\n- Title of <air>", "Cancelled\n- Title of <fire>", NULL });
}

/* The same revision for other people: it is not said to differ from itself. */
static void
test_same_revision (void)
{
  g_autoptr (CursusPublication) first = news_first (), second = news_second (first);
  second->revision = first->revision;
  second->made_utc = first->made_utc;
  g_autoptr (CursusNews) news = cursus_news_new (first, second);
  g_autoptr (CursusNewsWords) words = cursus_news_words_new (news);
  const CursusHolder *anne = cursus_publication_find_holder (second, CURSUS_HOLDER_PARTICIPANT, "anne");
  g_autoptr (GArray) items = cursus_news_for (news, anne);
  g_autoptr (GString) out = g_string_new (NULL);
  cursus_news_words_text (words, out, anne, items);
  news_assert (out->str, (const char *const[]){ "For Name of anne, by revision 1 of Mon 11 Sep 2023\n", "!what changes", NULL });
}

static void
test_html (void)
{
  g_autofree char *html = write_letter (CURSUS_HOLDER_PARTICIPANT, "anne", true);
  news_assert (
      html, (const char *const[]){ "<html lang=\"en\">", "<h2>Changed</h2>\n<ul>\n<li><strong>Title of &lt;water&gt;</strong>",
                                   "</ul>\n<h2>New</h2>", "</ul>\n</body>\n</html>\n", "!<water>", "!src=", "!<script", NULL });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/news/text", test_text);
  g_test_add_func ("/report/news/others", test_others);
  g_test_add_func ("/report/news/same-revision", test_same_revision);
  g_test_add_func ("/report/news/html", test_html);
  return g_test_run ();
}
