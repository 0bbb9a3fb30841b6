/* What is asked of a CalDAV server, and what is made of its answers. */
#include "dav/calendar.h"

#include "canned.h"

#define ANSWER(head) "HTTP/1.1 " head "\r\nConnection: close\r\n"
#define EMPTY(head) ANSWER (head) "Content-Length: 0\r\n\r\n"

static Canned *server;

static void
assert_asked (const char *const *parts)
{
  for (; *parts != NULL; parts++) {
    g_test_message ("%s in %s", *parts, server->asked);
    g_assert_nonnull (strstr (server->asked, *parts));
  }
}

static void
test_list (void)
{
  g_autoptr (CursusDav) dav = canned_open (server, 20);
  g_autoptr (GError) error = NULL;
  server->answer = ANSWER (
      "207 Multi-Status") "Content-Type: application/xml\r\n\r\n"
                          "<multistatus "
                          "xmlns=\"DAV:\"><response><href>/x/a/</href></response><response><href>/x/a/b%40c.ics</href></response>"
                          "<response><href>/elsewhere</href></response></multistatus>";
  g_autoptr (GPtrArray) items = cursus_dav_list (dav, "a", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (((const CursusDavItem *)g_ptr_array_index (items, 0))->name, ==, "");
  g_assert_cmpstr (((const CursusDavItem *)g_ptr_array_index (items, 1))->name, ==, "b@c.ics");
  assert_asked ((const char *const[]){ "PROPFIND /x/a/ ", "Depth: 1\r\n", "<getetag/>", NULL });
}

static void
test_no_list (void)
{
  static const struct {
    const char *answer;
    CursusDavError code;
  } cases[] = {
    { ANSWER ("200 OK") "Content-Type: text/html\r\n\r\n<html/>", CURSUS_DAV_ERROR_ANSWER },
    { ANSWER ("207 X") "Content-Type: text/html\r\n\r\n<multistatus xmlns=\"DAV:\"/>", CURSUS_DAV_ERROR_ANSWER },
    { ANSWER ("207 X") "Content-Type: text/xml\r\n\r\n<multistatus", CURSUS_DAV_ERROR_ANSWER },
    { ANSWER ("207 X") "Content-Type: text/xml\r\n\r\n<multistatus xmlns=\"DAV:\"/>", CURSUS_DAV_ERROR_MISSING },
    { EMPTY ("404 X"), CURSUS_DAV_ERROR_MISSING },
    { EMPTY ("401 X"), CURSUS_DAV_ERROR_LOGIN },
    { EMPTY ("429 X"), CURSUS_DAV_ERROR_BUSY },
    { EMPTY ("503 X"), CURSUS_DAV_ERROR_BUSY },
    { EMPTY ("500 X"), CURSUS_DAV_ERROR_ANSWER },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusDav) dav = canned_open (server, 20);
    g_autoptr (GError) error = NULL;
    server->answer = cases[i].answer;
    g_assert_null (cursus_dav_list (dav, NULL, &error));
    g_assert_error (error, CURSUS_DAV_ERROR, (gint)cases[i].code);
  }
}

static void
test_make (void)
{
  g_autoptr (CursusDav) dav = canned_open (server, 20);
  g_autoptr (GError) error = NULL;
  server->answer = EMPTY ("201 Created");
  g_assert_true (cursus_dav_make_calendar (dav, "a", "<x> & \"y\"\x01\xff", &error));
  assert_asked ((const char *const[]){ "MKCALENDAR /x/a/ ",
                                       "<displayname>&lt;x&gt; &amp; &quot;y&quot; \xef\xbf\xbd</displayname>", NULL });
  server->answer = EMPTY ("207 Multi-Status");
  g_assert_false (cursus_dav_make_calendar (dav, "a", "x", &error));
  g_assert_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_CONFLICT);
}

static void
test_put (void)
{
  g_autoptr (CursusDav) dav = canned_open (server, 20);
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL, *none = NULL, *other = NULL;
  server->answer = ANSWER ("201 Created") "ETag: \"1\"\r\nContent-Length: 0\r\n\r\n";
  g_assert_true (cursus_dav_put (dav, "a", "b@c.ics", "text", NULL, &etag, &error));
  g_assert_cmpstr (etag, ==, "\"1\"");
  assert_asked (
      (const char *const[]){ "PUT /x/a/b%40c.ics ", "If-None-Match: *\r\n", "Content-Type: text/calendar", "text", NULL });
  server->answer = EMPTY ("204 No Content");
  g_assert_true (cursus_dav_put (dav, "a", "b", "text", "\"1\"", &none, &error));
  g_assert_null (none);
  assert_asked ((const char *const[]){ "If-Match: \"1\"\r\n", NULL });
  g_assert_null (strstr (server->asked, "If-None-Match"));
  server->answer = EMPTY ("412 X");
  g_assert_false (cursus_dav_put (dav, "a", "b", "text", "\"1\"", &other, &error));
  g_assert_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_CHANGED);
}

static void
test_get (void)
{
  g_autoptr (CursusDav) dav = canned_open (server, 20);
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL, *none = NULL;
  GString *text = NULL, *other = NULL;
  server->answer = ANSWER ("200 OK") "ETag: \"1\"\r\nContent-Length: 4\r\n\r\ntext";
  g_assert_true (cursus_dav_get (dav, "a", "b", &text, &etag, &error));
  g_assert_cmpstr (text->str, ==, "text");
  g_assert_cmpstr (etag, ==, "\"1\"");
  g_string_free (text, TRUE);
  server->answer = EMPTY ("404 X");
  g_assert_false (cursus_dav_get (dav, "a", "b", &other, &none, &error));
  g_assert_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_MISSING);
}

/* A file without end is one that we did not put. */
static void
test_get_endless (void)
{
  static char *answer; /* the server may still be at it when we have had enough */
  g_autofree char *body = g_strnfill (CURSUS_DAV_MOST_FILE_BYTES + 1, 'x');
  answer = g_strconcat (ANSWER ("200 OK"), "ETag: \"1\"\r\n\r\n", body, NULL);
  g_autoptr (CursusDav) dav = canned_open (server, 20);
  g_autofree char *etag = NULL;
  GString *text = NULL;
  server->answer = answer;
  g_assert_true (cursus_dav_get (dav, "a", "b", &text, &etag, NULL));
  g_assert_null (text);
  g_assert_cmpstr (etag, ==, "\"1\"");
  server->answer = EMPTY ("500 X");
}

static void
test_remove (void)
{
  g_autoptr (CursusDav) dav = canned_open (server, 20);
  g_autoptr (GError) error = NULL;
  server->answer = EMPTY ("204 No Content");
  g_assert_true (cursus_dav_remove (dav, "a", "b", "\"1\"", &error));
  assert_asked ((const char *const[]){ "DELETE /x/a/b ", "If-Match: \"1\"\r\n", NULL });
  server->answer = EMPTY ("404 X");
  g_assert_true (cursus_dav_remove (dav, "a", "b", "\"1\"", &error));
  server->answer = EMPTY ("412 X");
  g_assert_false (cursus_dav_remove (dav, "a", "b", "\"1\"", &error));
  g_assert_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_CHANGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  server = canned_new ();
  g_test_add_func ("/dav/calendar/list", test_list);
  g_test_add_func ("/dav/calendar/no-list", test_no_list);
  g_test_add_func ("/dav/calendar/make", test_make);
  g_test_add_func ("/dav/calendar/put", test_put);
  g_test_add_func ("/dav/calendar/get", test_get);
  g_test_add_func ("/dav/calendar/get-endless", test_get_endless);
  g_test_add_func ("/dav/calendar/remove", test_remove);
  return g_test_run ();
}
