/* Puts mails together with GMime. Knows no event, no server and no file. */
#include "mail/message.h"

#include <glib/gi18n-lib.h>
#include <gmime/gmime.h>
#include <string.h>

#include "core/text.h"

#define MAX_ADDRESS 254
#define MAX_HEADER_CHARACTERS 200

GQuark
cursus_mail_error_quark (void)
{
  return g_quark_from_static_string ("cursus-mail-error");
}

static bool
is_host (const char *host)
{
  if (*host == '\0' || *host == '.' || *host == '-' || strstr (host, "..") != NULL || g_str_has_suffix (host, "."))
    return false;
  for (const char *c = host; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '.' && *c != '-')
      return false;
  return true;
}

bool
cursus_mail_check_address (const char *address, GError **error)
{
  const char *at = strchr (address, '@');
  bool right = at != NULL && at > address && strlen (address) <= MAX_ADDRESS && is_host (at + 1) && *address != '.';
  for (const char *c = address; right && c < at; c++)
    right = g_ascii_isalnum (*c) || strchr ("!#$%&'*+-/=?^_`{|}~.", *c) != NULL;
  if (right)
    return true;
  g_autofree char *excerpt = cursus_text_excerpt (address);
  g_set_error (error, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_ADDRESS, _ ("“%s” is no address for mails: write name@example.org"),
               excerpt);
  return false;
}

bool
cursus_mail_parse_mailbox (const char *text, char **name, char **address, GError **error)
{
  const char *open = strrchr (text, '<');
  size_t length = strlen (text);
  *name = NULL;
  *address = NULL;
  bool bracketed = open != NULL && text[length - 1] == '>';
  g_autofree char *found = bracketed ? g_strndup (open + 1, length - (size_t)(open - text) - 2) : g_strdup (text);
  if (!cursus_mail_check_address (g_strstrip (found), error))
    return false;
  g_autofree char *before = bracketed ? g_strndup (text, (size_t)(open - text)) : g_strdup ("");
  g_strstrip (g_strdelimit (before, "\"", ' '));
  *name = *before != '\0' ? g_steal_pointer (&before) : NULL;
  *address = g_steal_pointer (&found);
  return true;
}

/* A text that may stand in a header: one line, no control characters, not endless. */
static char *
one_line (const char *text)
{
  g_autofree char *clean = cursus_text_clean (text);
  g_strdelimit (clean, "\n\t", ' ');
  if (g_utf8_strlen (clean, -1) <= MAX_HEADER_CHARACTERS)
    return g_steal_pointer (&clean);
  g_autofree char *head = g_utf8_substring (clean, 0, MAX_HEADER_CHARACTERS);
  return g_strconcat (head, "…", NULL);
}

static void
add_mailbox (GMimeMessage *message, GMimeAddressType type, const char *name, const char *address)
{
  g_autofree char *shown = name != NULL ? one_line (name) : NULL;
  g_mime_message_add_mailbox (message, type, shown, address);
}

/* @method, @file: as in CursusMail. */
static void
add_part (GMimeMultipart *parts, const char *subtype, const char *method, const char *file, const char *text)
{
  GMimePart *part = g_mime_part_new_with_type ("text", subtype);
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer (text, strlen (text));
  GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream (stream, GMIME_CONTENT_ENCODING_DEFAULT);
  GMimeContentType *type = g_mime_object_get_content_type (GMIME_OBJECT (part));
  bool calendar = method != NULL || file != NULL;
  g_mime_content_type_set_parameter (type, "charset", "UTF-8");
  if (method != NULL)
    g_mime_content_type_set_parameter (type, "method", method);
  if (file != NULL) {
    g_mime_object_set_disposition (GMIME_OBJECT (part), GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_filename (part, file);
  }
  g_mime_part_set_content (part, content);
  g_mime_part_set_content_encoding (part, calendar ? GMIME_CONTENT_ENCODING_BASE64 : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  g_mime_multipart_add (parts, GMIME_OBJECT (part));
  g_object_unref (content);
  g_object_unref (stream);
  g_object_unref (part);
}

/* Boundaries are the same for the same message; quoted-printable has no “=_”. */
static GMimeMultipart *
new_parts (const CursusMail *mail, const char *subtype)
{
  GMimeMultipart *parts = g_mime_multipart_new_with_subtype (subtype);
  g_autofree char *all = g_strdup_printf ("%s %s", subtype, mail->id);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);
  g_autofree char *boundary = g_strdup_printf ("=_%.40s", sum);
  g_mime_multipart_set_boundary (parts, boundary);
  return parts;
}

/* Of alternatives the last one is the one that programs prefer: their calendar (RFC 2046, 5.1.4). A file of several events goes
 * beside them: as an alternative, programs would show it or take the first event only. */
static GMimeMultipart *
make_parts (const CursusMail *mail)
{
  GMimeMultipart *parts = new_parts (mail, "alternative");
  g_autofree char *text = cursus_text_clean (mail->text);
  g_autofree char *html = cursus_text_clean (mail->html);
  add_part (parts, "plain", NULL, NULL, text);
  add_part (parts, "html", NULL, NULL, html);
  if (mail->method != NULL) {
    add_part (parts, "calendar", mail->method, NULL, mail->calendar);
    return parts;
  }
  GMimeMultipart *whole = new_parts (mail, "mixed");
  g_mime_multipart_add (whole, GMIME_OBJECT (parts));
  g_object_unref (parts);
  add_part (whole, "calendar", NULL, mail->file, mail->calendar);
  return whole;
}

static char *
write_out (GMimeMessage *message)
{
  GMimeFormatOptions *format = g_mime_format_options_new ();
  GMimeStream *stream = g_mime_stream_mem_new ();
  g_mime_format_options_set_newline_format (format, GMIME_NEWLINE_FORMAT_DOS);
  g_mime_object_write_to_stream (GMIME_OBJECT (message), format, stream);
  const GByteArray *bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  char *text = g_strndup ((const char *)bytes->data, bytes->len);
  g_object_unref (stream);
  g_mime_format_options_free (format);
  return text;
}

char *
cursus_mail_write (const CursusMail *mail, GError **error)
{
  static gsize ready;
  g_return_val_if_fail (mail->method != NULL || mail->file != NULL, NULL);
  if (!cursus_mail_check_address (mail->from, error) || !cursus_mail_check_address (mail->to, error))
    return NULL;
  if (g_once_init_enter (&ready)) {
    g_mime_init ();
    g_once_init_leave (&ready, 1);
  }
  GMimeMessage *message = g_mime_message_new (TRUE);
  g_autofree char *subject = one_line (mail->subject);
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (mail->date_utc);
  GMimeMultipart *parts = make_parts (mail);
  add_mailbox (message, GMIME_ADDRESS_TYPE_FROM, mail->from_name, mail->from);
  add_mailbox (message, GMIME_ADDRESS_TYPE_TO, mail->to_name, mail->to);
  g_mime_message_set_subject (message, subject, "UTF-8");
  g_mime_message_set_date (message, date);
  g_mime_message_set_message_id (message, mail->id);
  g_mime_object_append_header (GMIME_OBJECT (message), "Auto-Submitted", "auto-generated", NULL); /* no answers from robots */
  g_mime_message_set_mime_part (message, GMIME_OBJECT (parts));
  char *bytes = write_out (message);
  g_object_unref (parts);
  g_object_unref (message);
  return bytes;
}
