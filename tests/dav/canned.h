/* A server on this machine that gives each request the same answer, byte for byte, and keeps what it was asked. */
#pragma once

#include <gio/gio.h>
#include <string.h>

#include "dav/client.h"

typedef struct {
  GSocketService *service;
  guint16 port;
  const char *answer; /* NULL: none, and the connection stays open until the other side has had enough */
  char *asked;        /* the last request, with its body; read when nothing is asked */
} Canned;

static inline char *
canned_read (GInputStream *in)
{
  g_autofree char *buffer = g_malloc0 (65536);
  gsize length = 0;
  for (;;) {
    const char *end = strstr (buffer, "\r\n\r\n"), *said = strstr (buffer, "Content-Length: ");
    gsize body = said != NULL ? (gsize)g_ascii_strtoull (said + 16, NULL, 10) : 0;
    if (end != NULL && length >= (gsize)(end - buffer) + 4 + body)
      return g_steal_pointer (&buffer);
    gssize n = g_input_stream_read (in, buffer + length, 65535 - length, NULL, NULL);
    if (n <= 0)
      return g_steal_pointer (&buffer);
    length += (gsize)n;
  }
}

static inline gboolean
canned_run (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer user_data)
{
  Canned *self = user_data;
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_autofree char *asked = canned_read (in);
  char rest = 0;
  g_free (self->asked);
  self->asked = g_steal_pointer (&asked);
  if (self->answer != NULL)
    g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), self->answer, strlen (self->answer),
                               NULL, NULL, NULL);
  else
    g_input_stream_read (in, &rest, 1, NULL, NULL);
  return TRUE;
}

static inline gpointer
canned_loop (gpointer user_data)
{
  for (;;)
    g_main_context_iteration (user_data, TRUE);
  return NULL;
}

/* It lives as long as the program: nothing of it is freed. */
static inline Canned *
canned_new (void)
{
  static Canned self;
  self.service = g_threaded_socket_service_new (4);
  self.port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self.service), NULL, NULL);
  g_signal_connect (self.service, "run", G_CALLBACK (canned_run), &self);
  g_socket_service_start (self.service);
  g_thread_unref (g_thread_new ("server", canned_loop, g_main_context_default ()));
  return &self;
}

static inline CursusDav *
canned_open (const Canned *self, int seconds)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/x/", self->port);
  g_autoptr (GError) error = NULL;
  const CursusDavOptions options = { .url = url, .user = "u", .password = "p", .seconds = seconds };
  CursusDav *dav = cursus_dav_new (&options, &error);
  g_assert_no_error (error);
  return dav;
}
