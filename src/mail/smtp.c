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
is_local (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  return host != NULL && (strcmp (host, "localhost") == 0 || strcmp (host, "127.0.0.1") == 0 || strcmp (host, "::1") == 0);
}

CursusSmtp *
cursus_smtp_new (const char *url, const char *user, const char *password, GError **error)
{
  static gsize ready;
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  if ((g_strcmp0 (scheme, "smtp") != 0 && g_strcmp0 (scheme, "smtps") != 0) || g_uri_get_host (uri) == NULL
      || *g_uri_get_host (uri) == '\0' || g_uri_get_userinfo (uri) != NULL) {
    g_set_error (error, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_REFUSED,
                 _ ("the mail server is written as smtp://host:port or smtps://host:port, without a name or password"));
    return NULL;
  }
  if (g_once_init_enter (&ready)) {
    curl_global_init (CURL_GLOBAL_DEFAULT);
    g_once_init_leave (&ready, 1);
  }
  CursusSmtp *self = g_new0 (CursusSmtp, 1);
  self->curl = curl_easy_init ();
  curl_easy_setopt (self->curl, CURLOPT_URL, url);
  curl_easy_setopt (self->curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt (self->curl, CURLOPT_USE_SSL, user != NULL && !is_local (url) ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_TRY);
  if (is_local (url) && strcmp (scheme, "smtp") == 0)
    curl_easy_setopt (self->curl, CURLOPT_USE_SSL, (long)CURLUSESSL_NONE);
  if (user != NULL)
    curl_easy_setopt (self->curl, CURLOPT_USERNAME, user);
  if (password != NULL)
    curl_easy_setopt (self->curl, CURLOPT_PASSWORD, password);
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
is_refused (CURLcode code, long answer, const Upload *upload)
{
  return !upload->ended || answer >= 400 || code == CURLE_COULDNT_CONNECT || code == CURLE_LOGIN_DENIED;
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
  bool refused = is_refused (code, answer, &upload);
  if (code == CURLE_WEIRD_SERVER_REPLY && answer >= 400) /* after the message, libcurl says no more than that */
    g_snprintf (self->error, sizeof self->error, "%ld", answer);
  g_set_error (error, CURSUS_MAIL_ERROR, refused ? CURSUS_MAIL_ERROR_REFUSED : CURSUS_MAIL_ERROR_UNKNOWN,
               refused ? _ ("the mail server did not take the mail to %s: %s")
                       : _ ("the connection broke; the mail server may have taken the mail to %s: %s"),
               to, self->error[0] != '\0' ? self->error : curl_easy_strerror (code));
  return false;
}
