/* Lists as servers write them, as nobody should, and broken at random. */
#include "dav/multistatus.h"

#include <string.h>

#define ROOT                                                                                                                     \
  "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<D:multistatus xmlns:D=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\">"
#define OK "<D:status>HTTP/1.1 200 OK</D:status>"
#define LIST                                                                                                                     \
  ROOT "<D:response><D:href> /a/ </D:href><D:propstat><D:prop><D:resourcetype><D:collection/><c:calendar/></D:resourcetype>"     \
       "<s:getctag xmlns:s=\"http://calendarserver.org/ns/\">tag 1</s:getctag></D:prop>" OK "</D:propstat>"                      \
       "<D:propstat><D:prop><D:getetag>\"no\"</D:getetag></D:prop><D:status>HTTP/1.1 404 Not Found</D:status></D:propstat>"      \
       "</D:response><!-- more --><D:response><D:href>/a/1&amp;2.ics</D:href><D:propstat><D:prop>"                               \
       "<D:getetag>\"<![CDATA[x]]>&quot;</D:getetag><D:resourcetype/><x xmlns=\"y\"><getetag>z</getetag></x></D:prop>" OK        \
       "</D:propstat></D:response><D:response><D:href>/a/gone</D:href><D:status>HTTP/1.1 404 Not Found</D:status></D:response>"  \
       "</D:multistatus>"

static GPtrArray *
parse (const char *text, GError **error)
{
  return cursus_dav_multistatus_parse (text, strlen (text), error);
}

static void
test_list (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = parse (LIST, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 2);
  const CursusDavItem *folder = g_ptr_array_index (items, 0), *file = g_ptr_array_index (items, 1);
  g_assert_cmpstr (folder->href, ==, "/a/");
  g_assert_true (folder->folder && folder->calendar);
  g_assert_cmpstr (folder->tag, ==, "tag 1");
  g_assert_null (folder->etag);
  g_assert_cmpstr (file->href, ==, "/a/1&2.ics");
  g_assert_cmpstr (file->etag, ==, "\"x\"");
  g_assert_false (file->folder || file->calendar);
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "",
    "x",
    "<html/>",
    "<multistatus/>",
    ROOT,
    ROOT "<D:response><D:href>/a</D:href>",
    ROOT "<D:response/></D:multistatus>",
    ROOT "</D:multistatus><x/>",
    ROOT "<D:response><D:href>&a;</D:href></D:response></D:multistatus>",
    "<?xml version=\"1.0\" encoding=\"utf-16\"?><multistatus xmlns=\"DAV:\"",
    "<!DOCTYPE x [<!ENTITY a \"b\">]><multistatus xmlns=\"DAV:\"/>",
    "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><multistatus xmlns=\"DAV:\"/>",
    "<multistatus xmlns=\"DAV:\">\xff</multistatus>",
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *shown = g_strescape (cases[i], NULL); /* not all of them are UTF-8, which the log has to be */
    g_test_message ("%s", shown);
    g_assert_null (parse (cases[i], &error));
    g_assert_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_ANSWER);
  }
}

/* (transfer full): @head, then @piece so many times, then @tail. */
static char *
repeat (const char *head, const char *piece, guint n, const char *tail)
{
  GString *text = g_string_new (head);
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  g_string_append (text, tail);
  return g_string_free (text, FALSE);
}

static void
test_limits (void)
{
  g_autofree char *deep = repeat (ROOT, "<x>", 100000, "");
  g_autofree char *long_name = repeat (ROOT "<D:response><D:href>/", "0123456789", 1000,
                                       "</D:href></D:response></D:multistatus>");
  g_autofree char *many = repeat (ROOT, "<D:response><D:href>/</D:href></D:response>", CURSUS_DAV_MOST_ITEMS + 1,
                                  "</D:multistatus>");
  const char *const cases[] = { deep, long_name, many };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (parse (cases[i], &error));
    g_assert_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_ANSWER);
  }
  g_autofree char *right = repeat (ROOT, "<D:response><D:href>/</D:href></D:response>", 1000, "</D:multistatus>");
  g_autoptr (GPtrArray) items = parse (right, NULL);
  g_assert_cmpuint (items->len, ==, 1000);
}

/* What would be more than an ETag in a header is none. */
static void
test_etags (void)
{
  static const char *const wrong[] = { NULL, "", "\"a b\"", "\"a\r\nX: y\"", "\"\xc3\xa9\"", "\x7f" };
  g_autofree char *endless = g_strnfill (CURSUS_DAV_MOST_ETAG + 1, 'a');
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (cursus_dav_etag_is_sound (wrong[i]));
  g_assert_false (cursus_dav_etag_is_sound (endless));
  g_assert_true (cursus_dav_etag_is_sound ("W/\"a-1\""));
  g_autoptr (GPtrArray) items = parse (ROOT "<D:response><D:href>/a</D:href><D:propstat><D:prop><D:getetag>\"a\"&#13;&#10;X: y"
                                            "</D:getetag></D:prop></D:propstat></D:response></D:multistatus>",
                                       NULL);
  g_assert_null (((const CursusDavItem *)g_ptr_array_index (items, 0))->etag);
}

static void
test_random (void)
{
  g_test_message ("%s", "broken lists are read or refused");
  for (guint turn = 0; turn < 5000; turn++) {
    g_autofree char *text = g_strdup (LIST);
    gsize length = strlen (text);
    for (int n = g_test_rand_int_range (1, 6); n > 0; n--) {
      gsize at = (gsize)g_test_rand_int_range (0, (gint32)length), from = (gsize)g_test_rand_int_range (0, (gint32)length);
      gsize piece = (gsize)g_test_rand_int_range (1, 30);
      if (at + piece < length && from + piece < length)
        memmove (text + at, text + from, piece);
      else
        text[at] = (char)g_test_rand_int_range (1, 256);
    }
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) items = cursus_dav_multistatus_parse (text, (gsize)g_test_rand_int_range (0, (gint32)length + 1),
                                                                &error);
    g_assert_true ((items != NULL) == (error == NULL));
    for (guint i = 0; items != NULL && i < items->len; i++)
      g_assert_nonnull (((const CursusDavItem *)g_ptr_array_index (items, i))->href);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dav/multistatus/list", test_list);
  g_test_add_func ("/dav/multistatus/refused", test_refused);
  g_test_add_func ("/dav/multistatus/limits", test_limits);
  g_test_add_func ("/dav/multistatus/etags", test_etags);
  g_test_add_func ("/dav/multistatus/random", test_random);
  return g_test_run ();
}
