/* HTTP by libcurl. Knows no XML and no calendars. */
#include "dav/client.h"

#include <curl/curl.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dav/multistatus.h"

#define CONNECT_SECONDS 30L
#define ANSWER_SECONDS 120L
#define MOST_LOCATION 200

struct CursusDav {
  CURL *curl;
  CursusDavAddress address;
  guint count;
  char error[CURL_ERROR_SIZE];
};

/* What comes in. */
typedef struct {
  CursusDavAnswer *answer;
  gsize most_bytes;
} Download;

void
cursus_dav_answer_clear (CursusDavAnswer *self)
{
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->location, g_free);
  if (self->body != NULL)
    g_string_free (g_steal_pointer (&self->body), TRUE);
}

static size_t
take_body (char *bytes, size_t size, size_t n, void *user_data)
{
  Download *self = user_data;
  if (size * n > self->most_bytes - self->answer->body->len) {
    self->answer->cut = true;
    return 0;
  }
  g_string_append_len (self->answer->body, bytes, (gssize)(size * n));
  return size * n;
}

static const char *
value_of (const char *line, const char *name)
{
  gsize length = strlen (name);
  return g_ascii_strncasecmp (line, name, length) == 0 && line[length] == ':' ? line + length + 1 : NULL;
}

static void
replace (char **target, const char *value)
{
  g_free (*target);
  *target = g_strstrip (g_strdup (value));
}

/* Of several answers to one request ("100 Continue"), the last counts: each begins with a status line. */
static size_t
take_header (char *bytes, size_t size, size_t n, void *user_data)
{
  CursusDavAnswer *answer = ((Download *)user_data)->answer;
  g_autofree char *line = g_strndup (bytes, size * n);
  const char *value = NULL;
  if (g_str_has_prefix (line, "HTTP/")) {
    g_clear_pointer (&answer->etag, g_free);
    g_clear_pointer (&answer->type, g_free);
    g_clear_pointer (&answer->location, g_free);
  } else if ((value = value_of (line, "ETag")) != NULL) {
    replace (&answer->etag, value);
    if (!cursus_dav_etag_is_sound (answer->etag))
      g_clear_pointer (&answer->etag, g_free);
  } else if ((value = value_of (line, "Content-Type")) != NULL) {
    g_autofree char *type = g_ascii_strdown (value, (gssize)strcspn (value, ";"));
    replace (&answer->type, type);
  } else if ((value = value_of (line, "Location")) != NULL)
    replace (&answer->location, value);
  return size * n;
}

static void
set_up (CursusDav *self, const CursusDavOptions *options)
{
  CURL *curl = self->curl;
  curl_easy_setopt (curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt (curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt (curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  curl_easy_setopt (curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (curl, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
  curl_easy_setopt (curl, CURLOPT_TIMEOUT, options->seconds > 0 ? (long)options->seconds : ANSWER_SECONDS);
  curl_easy_setopt (curl, CURLOPT_ERRORBUFFER, self->error);
  curl_easy_setopt (curl, CURLOPT_USERAGENT, "Cursus");
  curl_easy_setopt (curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
  curl_easy_setopt (curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt (curl, CURLOPT_HEADERFUNCTION, take_header);
  if (options->certificates != NULL) {
    curl_easy_setopt (curl, CURLOPT_CAINFO, options->certificates);
    curl_easy_setopt (curl, CURLOPT_CAPATH, NULL);
  }
  if (self->address.local) /* what goes to this machine goes through no other */
    curl_easy_setopt (curl, CURLOPT_NOPROXY, "*");
  if (options->user != NULL) {
    curl_easy_setopt (curl, CURLOPT_USERNAME, options->user);
    curl_easy_setopt (curl, CURLOPT_PASSWORD, options->password != NULL ? options->password : "");
  }
}

static bool
check_options (const CursusDavOptions *options, CursusDavAddress *address, GError **error)
{
  if (!cursus_dav_address_parse (options->url, options->plain, address, error))
    return false;
  if (options->certificates == NULL || g_file_test (options->certificates, G_FILE_TEST_IS_REGULAR))
    return true;
  g_set_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_ADDRESS, _ ("there is no file of certificates “%s”"),
               options->certificates);
  return false;
}

bool
cursus_dav_check (const CursusDavOptions *options, GError **error)
{
  g_auto (CursusDavAddress) address = { 0 };
  return check_options (options, &address, error);
}

CursusDav *
cursus_dav_new (const CursusDavOptions *options, GError **error)
{
  static gsize ready;
  g_auto (CursusDavAddress) address = { 0 };
  if (!check_options (options, &address, error))
    return NULL;
  if (g_once_init_enter (&ready)) {
    curl_global_init (CURL_GLOBAL_DEFAULT);
    g_once_init_leave (&ready, 1);
  }
  CursusDav *self = g_new0 (CursusDav, 1);
  self->address = address;
  address = (CursusDavAddress){ 0 };
  self->curl = curl_easy_init ();
  set_up (self, options);
  return self;
}

void
cursus_dav_free (CursusDav *self)
{
  if (self == NULL)
    return;
  curl_easy_cleanup (self->curl);
  cursus_dav_address_clear (&self->address);
  g_free (self);
}

const CursusDavAddress *
cursus_dav_address (const CursusDav *self)
{
  return &self->address;
}

guint
cursus_dav_count (const CursusDav *self)
{
  return self->count;
}

static struct curl_slist *
add_header (struct curl_slist *headers, const char *name, const char *value)
{
  g_autofree char *line = value != NULL ? g_strdup_printf ("%s: %s", name, value) : NULL;
  return line != NULL ? curl_slist_append (headers, line) : headers;
}

static struct curl_slist *
make_headers (const CursusDavRequest *request)
{
  struct curl_slist *headers = curl_slist_append (NULL, "Expect:"); /* bodies are small: they need not be announced */
  headers = add_header (headers, "Content-Type", request->type);
  headers = add_header (headers, "Depth", request->depth);
  headers = add_header (headers, "If-Match", request->if_match);
  return add_header (headers, "If-None-Match", request->if_absent ? "*" : NULL);
}

/* What can be done about an answer that did not come. What the library says of it is English: it stands behind this. */
static const char *
explain (CURLcode code)
{
  if (code == CURLE_COULDNT_RESOLVE_HOST)
    return _ ("there is no machine of that name: see the address after --caldav, and that this machine is connected");
  if (code == CURLE_COULDNT_CONNECT)
    return _ ("no answer: see the address after --caldav, and that the server runs and this machine is connected");
  if (code == CURLE_OPERATION_TIMEDOUT)
    return _ ("no answer in time: try again later, or ask who runs the server");
  if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_ISSUER_ERROR)
    return _ (
        "nothing was sent, because the server's certificate cannot be trusted; if an authority of your own has issued it, give"
        " that authority's certificate after --ca-file");
  if (code == CURLE_SSL_CACERT_BADFILE)
    return _ ("the file after --ca-file holds no certificates that can be read");
  if (code == CURLE_SSL_CONNECT_ERROR)
    return _ ("no encrypted connection comes about: see the address after --caldav");
  return _ ("the connection broke: try again later, or ask who runs the server");
}

bool
cursus_dav_ask (CursusDav *self, const CursusDavRequest *request, CursusDavAnswer *answer, GError **error)
{
  *answer = (CursusDavAnswer){ .body = g_string_new (NULL) };
  Download download = { answer, request->most_bytes };
  struct curl_slist *headers = make_headers (request);
  self->error[0] = '\0';
  curl_easy_setopt (self->curl, CURLOPT_URL, request->url);
  curl_easy_setopt (self->curl, CURLOPT_CUSTOMREQUEST, request->method);
  curl_easy_setopt (self->curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt (self->curl, CURLOPT_WRITEDATA, &download);
  curl_easy_setopt (self->curl, CURLOPT_HEADERDATA, &download);
  if (request->body != NULL) {
    curl_easy_setopt (self->curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)strlen (request->body));
    curl_easy_setopt (self->curl, CURLOPT_POSTFIELDS, request->body);
  } else
    curl_easy_setopt (self->curl, CURLOPT_HTTPGET, 1L);
  CURLcode code = curl_easy_perform (self->curl);
  curl_easy_getinfo (self->curl, CURLINFO_RESPONSE_CODE, &answer->status);
  curl_slist_free_all (headers);
  self->count++;
  if (code == CURLE_OK || (code == CURLE_WRITE_ERROR && answer->cut))
    return true;
  const char *said = self->error[0] != '\0' ? self->error : curl_easy_strerror (code);
  g_set_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_UNREACHABLE, "%s (%s)", explain (code), said);
  return false;
}

/* ---- what an answer means ---- */

static CursusDavError
code_of (long status)
{
  switch (status) {
  case 401:
    return CURSUS_DAV_ERROR_LOGIN;
  case 403:
    return CURSUS_DAV_ERROR_FORBIDDEN;
  case 404:
  case 410:
    return CURSUS_DAV_ERROR_MISSING;
  case 412:
    return CURSUS_DAV_ERROR_CHANGED;
  case 207:
  case 405:
  case 409:
    return CURSUS_DAV_ERROR_CONFLICT;
  case 429:
  case 503:
    return CURSUS_DAV_ERROR_BUSY;
  default:
    return CURSUS_DAV_ERROR_ANSWER;
  }
}

static const char *
advise (long status)
{
  switch (status) {
  case 401:
    return _ ("it does not know this name and password: see --caldav-user, --caldav-password-file and CURSUS_CALDAV_PASSWORD");
  case 403:
    return _ ("that user may not do this there: ask who runs the server for the right to write");
  case 404:
  case 410:
    return _ ("there is no such folder: see the address after --caldav");
  case 405:
    return _ ("it is no CalDAV folder: see the address after --caldav");
  case 207:
  case 409:
    return _ ("something is in the way, or the folder above is missing: see the address after --caldav");
  case 412:
    return _ ("it was changed by somebody else meanwhile");
  case 413:
    return _ ("it is too large for the server");
  case 429:
  case 503:
    return _ ("it wants fewer requests: try again later");
  case 507:
    return _ ("it has no room left: ask who runs it for more");
  default:
    return status >= 500 ? _ ("it failed: try again later, or ask who runs it")
                         : _ ("that is no answer of a CalDAV server: see the address after --caldav");
  }
}

/* What a server says of itself is shown without anything that a terminal would obey. */
static char *
clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize)strnlen (text, MOST_LOCATION));
  for (char *c = valid; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c))
      *c = '?';
  return g_steal_pointer (&valid);
}

bool
cursus_dav_answer_refuse (const CursusDavAnswer *answer, GError **error)
{
  if (answer->status >= 300 && answer->status < 400) {
    g_autofree char *location = clean (answer->location != NULL ? answer->location : "?");
    g_set_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_ANSWER,
                 _ ("it answers %ld: what is asked for is at %s; if you trust that, give it after --caldav"), answer->status,
                 location);
    return false;
  }
  g_set_error (error, CURSUS_DAV_ERROR, code_of (answer->status), _ ("it answers %ld: %s"), answer->status,
               advise (answer->status));
  return false;
}
