/* SMTP by libcurl. Knows nothing of what is in a mail. */
#include "mail/smtp.h"

#include <curl/curl.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define CONNECT_SECONDS 30L
#define MAIL_SECONDS 120L

struct CursusSmtp {
  CURL *curl;
  char error[CURL_ERROR_SIZE];
};

/* What is left of a message. */
typedef struct {
  const char *bytes;
  size_t left;
  bool ended; /* the server was told its last byte */
} Upload;

static size_t
read_upload (char *buffer, size_t size, size_t n, void *user_data)
{
  Upload *self = user_data;
  size_t taken = MIN (size * n, self->left);
  memcpy (buffer, self->bytes, taken);
  self->bytes += taken;
  self->left -= taken;
  self->ended = self->ended || self->left == 0;
  return taken;
}

static bool
is_local (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  return g_ascii_strcasecmp (host, "localhost") == 0 || strcmp (host, "127.0.0.1") == 0 || strcmp (host, "::1") == 0;
}

static bool
refuse (GError **error, const char *text)
{
  g_set_error_literal (error, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_SERVER, text);
  return false;
}

/* @encrypted: (out): whether the connection has to be. */
static bool
check_server (const CursusSmtpServer *server, bool *encrypted, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (server->url, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  bool implicit = g_strcmp0 (scheme, "smtps") == 0;
  if ((g_strcmp0 (scheme, "smtp") != 0 && !implicit) || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0'
      || g_uri_get_userinfo (uri) != NULL)
    return refuse (error, _ ("the mail server is written as smtp://host:port or smtps://host:port, without a name or password"));
  if (implicit && server->security == CURSUS_SMTP_PLAIN)
    return refuse (error, _ ("smtps:// is encrypted: write smtp:// for a connection that is not"));
  *encrypted = implicit || server->security == CURSUS_SMTP_ENCRYPTED
               || (server->security == CURSUS_SMTP_USUAL && !is_local (uri));
  if (!*encrypted && server->user != NULL && !is_local (uri))
    return refuse (error, _ ("a password is given to a mail server over an encrypted connection only"));
  if (server->certificates != NULL && !g_file_test (server->certificates, G_FILE_TEST_IS_REGULAR)) {
    g_set_error (error, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_SERVER, _ ("there is no file of certificates “%s”"),
                 server->certificates);
    return false;
  }
  return true;
}

static void
set_access (CURL *curl, const CursusSmtpServer *server, bool encrypted)
{
  curl_easy_setopt (curl, CURLOPT_URL, server->url);
  curl_easy_setopt (curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt (curl, CURLOPT_USE_SSL, encrypted ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_NONE);
  if (server->certificates != NULL) {
    curl_easy_setopt (curl, CURLOPT_CAINFO, server->certificates);
    curl_easy_setopt (curl, CURLOPT_CAPATH, NULL);
  }
  if (server->user != NULL)
    curl_easy_setopt (curl, CURLOPT_USERNAME, server->user);
  if (server->user != NULL && server->password != NULL)
    curl_easy_setopt (curl, CURLOPT_PASSWORD, server->password);
}

CursusSmtp *
cursus_smtp_new (const CursusSmtpServer *server, GError **error)
{
  static gsize ready;
  bool encrypted = true;
  if (!check_server (server, &encrypted, error))
    return NULL;
  if (g_once_init_enter (&ready)) {
    curl_global_init (CURL_GLOBAL_DEFAULT);
    g_once_init_leave (&ready, 1);
  }
  CursusSmtp *self = g_new0 (CursusSmtp, 1);
  self->curl = curl_easy_init ();
  set_access (self->curl, server, encrypted);
  curl_easy_setopt (self->curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (self->curl, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
  curl_easy_setopt (self->curl, CURLOPT_TIMEOUT, MAIL_SECONDS);
  curl_easy_setopt (self->curl, CURLOPT_ERRORBUFFER, self->error);
  curl_easy_setopt (self->curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt (self->curl, CURLOPT_READFUNCTION, read_upload);
  return self;
}

void
cursus_smtp_free (CursusSmtp *self)
{
  if (self == NULL)
    return;
  curl_easy_cleanup (self->curl);
  g_free (self);
}

/* The server has not got the whole message, or has answered that it does not want it. */
static bool
is_refused (long answer, const Upload *upload)
{
  return !upload->ended || answer >= 400;
}

/* Whether the server has not yet said that it takes mails: on a connection that was kept, it has. @answer: 0: it said nothing. */
static bool
is_at_beginning (const CursusSmtp *self, CURLcode code, long answer)
{
  long n_connects = 0;
  curl_easy_getinfo (self->curl, CURLINFO_NUM_CONNECTS, &n_connects);
  return (answer == 0 && n_connects > 0) || code == CURLE_WEIRD_SERVER_REPLY || code == CURLE_REMOTE_ACCESS_DENIED;
}

/* (transfer full) (nullable): why no mail at all can be given to the server, found before anything of one was sent. */
static char *
explain_server (const CursusSmtp *self, CURLcode code, long answer, const char *why)
{
  if (code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_CONNECT)
    return g_strdup_printf (_ ("the mail server cannot be reached: %s"), why);
  if (code == CURLE_USE_SSL_FAILED)
    return g_strdup_printf (_ ("the mail server does not encrypt, so nothing was sent; --plain sends without (%s)"), why);
  if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE || code == CURLE_SSL_CONNECT_ERROR)
    return g_strdup_printf (_ ("the mail server is not to be trusted, so nothing was sent: %s"), why);
  if (code == CURLE_LOGIN_DENIED)
    return g_strdup_printf (_ ("the mail server does not accept the name and password: %s"), why);
  if (code == CURLE_OPERATION_TIMEDOUT && answer == 0) /* later, it may be one address that it takes long to think about */
    return g_strdup_printf (_ ("the mail server does not answer: %s"), why);
  return is_at_beginning (self, code, answer) ? g_strdup_printf (_ ("the mail server takes no mails: %s"), why) : NULL;
}

static bool
fail (const CursusSmtp *self, CURLcode code, long answer, const Upload *upload, const char *to, GError **error)
{
  const char *why = self->error[0] != '\0' ? self->error : curl_easy_strerror (code);
  bool refused = is_refused (answer, upload);
  g_autofree char *server = upload->ended ? NULL : explain_server (self, code, answer, why);
  if (server != NULL)
    g_set_error_literal (error, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_SERVER, server);
  else if (refused)
    g_set_error (error, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_REFUSED, _ ("the mail server did not take the mail to %s: %s"), to,
                 why);
  else
    g_set_error (error, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_UNKNOWN,
                 _ ("the connection broke; the mail server may have taken the mail to %s: %s"), to, why);
  return false;
}

bool
cursus_smtp_send (CursusSmtp *self, const char *from, const char *to, const char *bytes, GError **error)
{
  Upload upload = { .bytes = bytes, .left = strlen (bytes) };
  g_autofree char *sender = g_strdup_printf ("<%s>", from);
  g_autofree char *recipient = g_strdup_printf ("<%s>", to);
  long answer = 0;
  if (!cursus_mail_check_address (from, error) || !cursus_mail_check_address (to, error))
    return false;
  struct curl_slist *recipients = curl_slist_append (NULL, recipient);
  self->error[0] = '\0';
  curl_easy_setopt (self->curl, CURLOPT_MAIL_FROM, sender);
  curl_easy_setopt (self->curl, CURLOPT_MAIL_RCPT, recipients);
  curl_easy_setopt (self->curl, CURLOPT_READDATA, &upload);
  curl_easy_setopt (self->curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)upload.left);
  CURLcode code = curl_easy_perform (self->curl);
  curl_easy_getinfo (self->curl, CURLINFO_RESPONSE_CODE, &answer);
  curl_slist_free_all (recipients);
  if (code == CURLE_OK)
    return true;
  if (code == CURLE_WEIRD_SERVER_REPLY && answer >= 400) /* after the message, libcurl says no more than that */
    g_snprintf (self->error, sizeof self->error, "%ld", answer);
  return fail (self, code, answer, &upload, to, error);
}
