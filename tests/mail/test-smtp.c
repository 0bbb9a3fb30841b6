/* Giving mails to a server that answers as the test says. */
#include "mail/smtp.h"

#include <gio/gio.h>
#include <string.h>

/* What the server does with the next mail. */
typedef enum { TAKE, REFUSE_RECIPIENT, REFUSE_MAIL, BREAK_BEFORE, BREAK_AFTER, SAY_NOTHING, REFUSE_ALL } Mood;

typedef struct {
  GSocketService *service;
  GThread *thread;
  GMainLoop *loop;
  GMainContext *context;
  guint16 port;
  gint mood;
  gint n_taken;
  char *last; /* message; read when nothing is being sent */
} Server;

static void
say (GOutputStream *out, const char *text)
{
  g_output_stream_write_all (out, text, strlen (text), NULL, NULL, NULL);
}

static char *
read_mail (GDataInputStream *in)
{
  GString *mail = g_string_new (NULL);
  for (;;) {
    g_autofree char *line = g_data_input_stream_read_line (in, NULL, NULL, NULL);
    if (line == NULL || strcmp (line, ".") == 0)
      return g_string_free (mail, FALSE);
    g_string_append_printf (mail, "%s\r\n", *line == '.' ? line + 1 : line);
  }
}

/* False: the connection ends. */
static bool
answer (Server *self, const char *line, GDataInputStream *in, GOutputStream *out)
{
  Mood mood = (Mood)g_atomic_int_get (&self->mood);
  if (g_str_has_prefix (line, "RCPT") && mood == REFUSE_RECIPIENT) {
    say (out, "550 no such user\r\n");
  } else if (g_str_has_prefix (line, "RCPT") && mood == BREAK_BEFORE) {
    return false;
  } else if (g_str_has_prefix (line, "DATA")) {
    say (out, "354 go on\r\n");
    g_free (self->last);
    self->last = read_mail (in);
    if (mood == BREAK_AFTER)
      return false;
    g_atomic_int_add (&self->n_taken, mood == TAKE); /* before the client knows */
    say (out, mood == REFUSE_MAIL ? "554 spam\r\n" : "250 taken\r\n");
  } else if (g_str_has_prefix (line, "QUIT")) {
    say (out, "221 bye\r\n");
    return false;
  } else
    say (out, "250 fine\r\n");
  return true;
}

static gboolean
on_run (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer user_data)
{
  Server *self = user_data;
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autoptr (GDataInputStream) in = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  g_data_input_stream_set_newline_type (in, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  Mood mood = (Mood)g_atomic_int_get (&self->mood);
  if (mood != SAY_NOTHING)
    say (out, mood == REFUSE_ALL ? "554 not you\r\n" : "220 ready\r\n");
  while (mood != SAY_NOTHING) {
    g_autofree char *line = g_data_input_stream_read_line (in, NULL, NULL, NULL);
    if (line == NULL || !answer (self, line, in, out))
      break;
  }
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static gpointer
serve (gpointer data)
{
  Server *self = data;
  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static void
set_up (Server *self, gconstpointer data)
{
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_main_context_push_thread_default (self->context);
  self->service = g_threaded_socket_service_new (4);
  self->port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, NULL);
  g_signal_connect (self->service, "run", G_CALLBACK (on_run), self);
  g_socket_service_start (self->service);
  g_main_context_pop_thread_default (self->context);
  self->thread = g_thread_new ("server", serve, self);
}

static void
tear_down (Server *self, gconstpointer data)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_unref (self->service);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_free (self->last);
}

static CursusSmtp *
open_server (const Server *server)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = g_strdup_printf ("smtp://127.0.0.1:%u", server->port);
  CursusSmtp *smtp = cursus_smtp_new (&(CursusSmtpServer){ .url = url }, &error);
  g_assert_no_error (error);
  return smtp;
}

static void
test_taken (Server *server, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusSmtp) smtp = open_server (server);
  g_assert_true (cursus_smtp_send (smtp, "a@example.org", "b@example.org", "Subject: x\r\n\r\n.\r\n..\r\nend\r\n", &error));
  g_assert_no_error (error);
  g_assert_true (cursus_smtp_send (smtp, "a@example.org", "c@example.org", "Subject: y\r\n\r\n.\r\n..\r\nend\r\n", &error));
  g_assert_cmpint (g_atomic_int_get (&server->n_taken), ==, 2);
  g_assert_cmpstr (server->last, ==, "Subject: y\r\n\r\n.\r\n..\r\nend\r\n");
}

static void
test_not_taken (Server *server, gconstpointer data)
{
  static const struct {
    Mood mood;
    CursusMailError error;
  } cases[] = {
    { REFUSE_RECIPIENT, CURSUS_MAIL_ERROR_REFUSED },
    { REFUSE_MAIL, CURSUS_MAIL_ERROR_REFUSED },
    { BREAK_BEFORE, CURSUS_MAIL_ERROR_REFUSED },
    { BREAK_AFTER, CURSUS_MAIL_ERROR_UNKNOWN },
  };
  g_autoptr (CursusSmtp) smtp = open_server (server);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_atomic_int_set (&server->mood, cases[i].mood);
    g_assert_false (cursus_smtp_send (smtp, "a@example.org", "b@example.org", "Subject: x\r\n\r\nx\r\n", &error));
    g_assert_error (error, CURSUS_MAIL_ERROR, (int)cases[i].error);
  }
  g_atomic_int_set (&server->mood, TAKE);
  g_assert_true (cursus_smtp_send (smtp, "a@example.org", "b@example.org", "Subject: x\r\n\r\nx\r\n", NULL));
  g_assert_cmpint (g_atomic_int_get (&server->n_taken), ==, 1);
}

/* Who does not even begin takes no other mail either. */
static void
test_takes_none (Server *server, gconstpointer data)
{
  static const Mood moods[] = { SAY_NOTHING, REFUSE_ALL };
  for (gsize i = 0; i < G_N_ELEMENTS (moods); i++) {
    g_autoptr (CursusSmtp) smtp = open_server (server);
    g_autoptr (GError) error = NULL;
    g_atomic_int_set (&server->mood, (gint)moods[i]);
    g_assert_false (cursus_smtp_send (smtp, "a@example.org", "b@example.org", "Subject: x\r\n\r\nx\r\n", &error));
    g_assert_error (error, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_SERVER);
  }
}

static void
test_nobody_there (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusSmtp) smtp = cursus_smtp_new (&(CursusSmtpServer){ .url = "smtp://127.0.0.1:1" }, NULL);
  g_assert_false (cursus_smtp_send (smtp, "a@example.org", "b@example.org", "x\r\n", &error));
  g_assert_error (error, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_SERVER);
}

/* The server offers no encryption: it gets nothing. */
static void
test_never_plain (Server *server, gconstpointer data)
{
  static const CursusSmtpServer cases[] = {
    { .security = CURSUS_SMTP_ENCRYPTED },
    { .security = CURSUS_SMTP_ENCRYPTED, .user = "me", .password = "secret" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *url = g_strdup_printf ("smtp://127.0.0.1:%u", server->port);
    CursusSmtpServer asked = cases[i];
    asked.url = url;
    g_autoptr (CursusSmtp) smtp = cursus_smtp_new (&asked, &error);
    g_assert_no_error (error);
    g_assert_false (cursus_smtp_send (smtp, "a@example.org", "b@example.org", "Subject: x\r\n\r\nx\r\n", &error));
    g_assert_error (error, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_SERVER);
  }
  g_assert_cmpint (g_atomic_int_get (&server->n_taken), ==, 0);
  g_assert_null (server->last);
}

static void
test_servers (void)
{
  static const CursusSmtpServer cases[] = {
    { .url = "smtps://mail.example.org", .security = CURSUS_SMTP_PLAIN },
    { .url = "smtp://mail.example.org", .security = CURSUS_SMTP_PLAIN, .user = "me", .password = "secret" },
    { .url = "smtp://mail.example.org", .certificates = "/nonexistent/ca.pem" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (cursus_smtp_new (&cases[i], &error));
    g_assert_error (error, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_SERVER);
  }
}

static void
test_addresses (void)
{
  static const char *const urls[]
      = { "", "x", "http://localhost", "file:///etc/passwd", "smtp://", "smtp://me:secret@localhost" };
  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (cursus_smtp_new (&(CursusSmtpServer){ .url = urls[i] }, &error));
    g_assert_error (error, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_SERVER);
  }
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusSmtp) smtp = cursus_smtp_new (&(CursusSmtpServer){ .url = "smtp://127.0.0.1:1" }, NULL);
  g_assert_false (cursus_smtp_send (smtp, "a@example.org", "b@example.org>\r\nRCPT TO:<c@example.org", "x\r\n", &error));
  g_assert_error (error, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_ADDRESS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/mail/smtp/taken", Server, NULL, set_up, test_taken, tear_down);
  g_test_add ("/mail/smtp/not-taken", Server, NULL, set_up, test_not_taken, tear_down);
  g_test_add ("/mail/smtp/takes-none", Server, NULL, set_up, test_takes_none, tear_down);
  g_test_add ("/mail/smtp/never-plain", Server, NULL, set_up, test_never_plain, tear_down);
  g_test_add_func ("/mail/smtp/servers", test_servers);
  g_test_add_func ("/mail/smtp/nobody-there", test_nobody_there);
  g_test_add_func ("/mail/smtp/addresses", test_addresses);
  return g_test_run ();
}
