/* Questions and answers, and what becomes of those that are none. */
#include "dav/client.h"

#include "canned.h"

static Canned *server;

static bool
ask (CursusDav *dav, CursusDavAnswer *answer, GError **error)
{
  g_autofree char *url = cursus_dav_address_join (cursus_dav_address (dav), "a", "b");
  const CursusDavRequest request
      = { .method = "PUT", .url = url, .body = "hello", .type = "text/x", .if_match = "\"1\"", .most_bytes = 10 };
  return cursus_dav_ask (dav, &request, answer, error);
}

static void
test_question (void)
{
  static const char *const parts[] = { "PUT /x/a/b HTTP/1.1\r\n", "Authorization: Basic dTpw\r\n", "If-Match: \"1\"\r\n",
                                       "Content-Type: text/x\r\n", "\r\n\r\nhello" };
  g_autoptr (CursusDav) dav = canned_open (server, 20);
  g_auto (CursusDavAnswer) answer = { 0 };
  g_autoptr (GError) error = NULL;
  server->answer = "HTTP/1.1 100 Continue\r\nETag: \"no\"\r\n\r\n"
                   "HTTP/1.1 201 Created\r\netag:  \"2\" \r\nContent-Type: Text/XML; charset=x\r\nContent-Length: 3\r\n\r\nyes";
  g_assert_true (ask (dav, &answer, &error));
  g_assert_no_error (error);
  g_assert_cmpint (answer.status, ==, 201);
  g_assert_cmpstr (answer.etag, ==, "\"2\"");
  g_assert_cmpstr (answer.type, ==, "text/xml");
  g_assert_cmpstr (answer.body->str, ==, "yes");
  g_assert_cmpuint (cursus_dav_count (dav), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_nonnull (strstr (server->asked, parts[i]));
}

static void
test_too_much (void)
{
  g_autoptr (CursusDav) dav = canned_open (server, 20);
  g_auto (CursusDavAnswer) answer = { 0 };
  server->answer = "HTTP/1.1 200 OK\r\nETag: \"a b\"\r\nContent-Length: 11\r\n\r\n01234567890";
  g_assert_true (ask (dav, &answer, NULL));
  g_assert_true (answer.cut);
  g_assert_null (answer.etag);
}

static void
test_unreachable (void)
{
  static const char *const answers[] = { NULL, "", "hello\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf" };
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autoptr (CursusDav) dav = canned_open (server, 1);
    g_auto (CursusDavAnswer) answer = { 0 };
    g_autoptr (GError) error = NULL;
    server->answer = answers[i];
    g_assert_false (ask (dav, &answer, &error));
    g_assert_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_UNREACHABLE);
  }
}

static void
test_refuse (void)
{
  static const struct {
    long status;
    CursusDavError code;
  } cases[] = {
    { 401, CURSUS_DAV_ERROR_LOGIN },    { 403, CURSUS_DAV_ERROR_FORBIDDEN }, { 404, CURSUS_DAV_ERROR_MISSING },
    { 410, CURSUS_DAV_ERROR_MISSING },  { 412, CURSUS_DAV_ERROR_CHANGED },   { 409, CURSUS_DAV_ERROR_CONFLICT },
    { 405, CURSUS_DAV_ERROR_CONFLICT }, { 207, CURSUS_DAV_ERROR_CONFLICT },  { 507, CURSUS_DAV_ERROR_ANSWER },
    { 500, CURSUS_DAV_ERROR_ANSWER },   { 429, CURSUS_DAV_ERROR_BUSY },      { 503, CURSUS_DAV_ERROR_BUSY },
    { 302, CURSUS_DAV_ERROR_ANSWER },   { 100, CURSUS_DAV_ERROR_ANSWER },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CursusDavAnswer answer = { .status = cases[i].status, .location = (char *)"http://x/\x1b[31m\r\n" };
    g_autofree char *number = g_strdup_printf ("%ld", cases[i].status);
    g_autoptr (GError) error = NULL;
    g_assert_false (cursus_dav_answer_refuse (&answer, &error));
    g_assert_error (error, CURSUS_DAV_ERROR, (gint)cases[i].code);
    g_assert_nonnull (strstr (error->message, number));
    g_assert_null (strpbrk (error->message, "\x1b\r\n"));
  }
}

static void
test_check (void)
{
  const CursusDavOptions right = { .url = "https://example.org/x/", .certificates = "/etc/passwd" };
  const CursusDavOptions nothing = { .url = "https://example.org/x/", .certificates = "/nonexistent/ca.pem" };
  const CursusDavOptions folder = { .url = "https://example.org/x/", .certificates = "/" };
  g_autoptr (GError) error = NULL;
  g_assert_true (cursus_dav_check (&right, &error));
  g_assert_no_error (error);
  g_assert_false (cursus_dav_check (&folder, NULL));
  g_assert_false (cursus_dav_check (&nothing, &error));
  g_assert_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_ADDRESS);
  g_assert_nonnull (strstr (error->message, "/nonexistent/ca.pem"));
  g_assert_null (cursus_dav_new (&nothing, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  server = canned_new ();
  g_test_add_func ("/dav/client/check", test_check);
  g_test_add_func ("/dav/client/question", test_question);
  g_test_add_func ("/dav/client/too-much", test_too_much);
  g_test_add_func ("/dav/client/unreachable", test_unreachable);
  g_test_add_func ("/dav/client/refuse", test_refuse);
  return g_test_run ();
}
