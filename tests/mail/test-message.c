/* Mails as bytes: what they hold, and that nothing that people wrote becomes a header. */
#include "mail/message.h"

#include <gmime/gmime.h>
#include <string.h>

static CursusMail
usual (void)
{
  return (CursusMail){
    .from_name = "Équipe de formation",
    .from = "planning@example.org",
    .to_name = "Zoé Durand",
    .to = "zoe@example.org",
    .subject = "Déplacé : L’énergie d’un territoire – jeu. 9 nov. 2023",
    .text = "Bonjour Zoé,\n\n" /* a line of a single dot ends a mail in SMTP */
            ".\nFrom here on\n",
    .html = "<p>Bonjour <b>Zoé</b></p>\n",
    .calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n",
    .method = "REQUEST",
    .id = "0123456789@example.org",
    .date_utc = 1699520400,
  };
}

static GMimeMessage *
parse (const char *bytes)
{
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer (bytes, strlen (bytes));
  GMimeParser *parser = g_mime_parser_new_with_stream (stream);
  GMimeMessage *message = g_mime_parser_construct_message (parser, NULL);
  g_object_unref (parser);
  g_object_unref (stream);
  g_assert_nonnull (message);
  return message;
}

static char *
content_of (GMimeMessage *message, int index, const char *type, const char *subtype)
{
  GMimeMultipart *parts = GMIME_MULTIPART (g_mime_message_get_mime_part (message));
  GMimeObject *part = g_mime_multipart_get_part (parts, index);
  g_assert_true (g_mime_content_type_is_type (g_mime_object_get_content_type (part), type, subtype));
  GMimeStream *stream = g_mime_stream_mem_new ();
  g_mime_data_wrapper_write_to_stream (g_mime_part_get_content (GMIME_PART (part)), stream);
  const GByteArray *bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  char *text = g_strndup ((const char *)bytes->data, bytes->len);
  g_object_unref (stream);
  return text;
}

static void
assert_lines (const char *bytes)
{
  g_auto (GStrv) lines = g_strsplit (bytes, "\r\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    g_assert_cmpuint (strlen (*line), <=, 998);
    g_assert_null (strpbrk (*line, "\r\n"));
    g_assert_true (g_str_is_ascii (*line));
  }
}

static void
test_parts (void)
{
  g_autoptr (GError) error = NULL;
  CursusMail mail = usual ();
  g_autofree char *bytes = cursus_mail_write (&mail, &error);
  g_assert_no_error (error);
  assert_lines (bytes);
  GMimeMessage *message = parse (bytes);
  g_autofree char *text = content_of (message, 0, "text", "plain");
  g_autofree char *html = content_of (message, 1, "text", "html");
  g_autofree char *calendar = content_of (message, 2, "text", "calendar");
  g_assert_nonnull (strstr (text, "Bonjour Zoé,"));
  g_assert_nonnull (strstr (html, "<b>Zoé</b>"));
  g_assert_cmpstr (calendar, ==, mail.calendar);
  g_assert_cmpstr (g_mime_message_get_subject (message), ==, mail.subject);
  g_assert_cmpstr (g_mime_message_get_message_id (message), ==, mail.id);
  GMimeMultipart *parts = GMIME_MULTIPART (g_mime_message_get_mime_part (message));
  GMimeContentType *type = g_mime_object_get_content_type (g_mime_multipart_get_part (parts, 2));
  g_assert_cmpstr (g_mime_content_type_get_parameter (type, "method"), ==, "REQUEST");
  g_assert_cmpint (g_mime_multipart_get_count (parts), ==, 3);
  g_assert_true (g_mime_content_type_is_type (g_mime_object_get_content_type (GMIME_OBJECT (parts)), "multipart", "alternative"));
  g_object_unref (message);
}

/* A file stands beside the words, not among them. */
static void
test_file (void)
{
  CursusMail mail = usual ();
  mail.method = NULL;
  mail.file = "session.ics";
  g_autofree char *bytes = cursus_mail_write (&mail, NULL);
  assert_lines (bytes);
  GMimeMessage *message = parse (bytes);
  GMimeMultipart *parts = GMIME_MULTIPART (g_mime_message_get_mime_part (message));
  GMimeObject *file = g_mime_multipart_get_part (parts, 1);
  g_autofree char *calendar = content_of (message, 1, "text", "calendar");
  g_assert_true (g_mime_content_type_is_type (g_mime_object_get_content_type (GMIME_OBJECT (parts)), "multipart", "mixed"));
  g_assert_cmpint (g_mime_multipart_get_count (GMIME_MULTIPART (g_mime_multipart_get_part (parts, 0))), ==, 2);
  g_assert_cmpstr (calendar, ==, mail.calendar);
  g_assert_true (g_mime_part_is_attachment (GMIME_PART (file)));
  g_assert_cmpstr (g_mime_part_get_filename (GMIME_PART (file)), ==, "session.ics");
  g_assert_null (g_mime_content_type_get_parameter (g_mime_object_get_content_type (file), "method"));
  g_object_unref (message);
}

static void
test_same_bytes (void)
{
  CursusMail mail = usual ();
  g_autofree char *one = cursus_mail_write (&mail, NULL);
  g_autofree char *two = cursus_mail_write (&mail, NULL);
  g_assert_cmpstr (one, ==, two);
}

/* The names of all headers, once each, in order. */
static char *
headers_of (const char *bytes)
{
  GMimeMessage *message = parse (bytes);
  GMimeHeaderList *list = g_mime_object_get_header_list (GMIME_OBJECT (message));
  GString *names = g_string_new (NULL);
  for (int i = 0; i < g_mime_header_list_get_count (list); i++)
    g_string_append_printf (names, "%s ", g_mime_header_get_name (g_mime_header_list_get_header_at (list, i)));
  g_object_unref (message);
  return g_string_free (names, FALSE);
}

static guint
count_recipients (const char *bytes)
{
  GMimeMessage *message = parse (bytes);
  InternetAddressList *all = g_mime_message_get_all_recipients (message);
  guint n = (guint)internet_address_list_length (all);
  g_object_unref (all);
  g_object_unref (message);
  return n;
}

static void
test_injection (void)
{
  static const char *const nasty[] = {
    "x\r\nBcc: evil@example.org",
    "x\nBcc: evil@example.org\n\nbody",
    "x\rBcc: evil@example.org",
    "\r\n\r\nbody",
    "a, evil@example.org",
    "\"x\" <evil@example.org>, y",
    "x\0y",
    "=?utf-8?q?=0D=0ABcc:_evil@example.org?=",
    "\x1b[31m\x7f",
    "\xff\xfe bytes",
    "x\xe2\x80\xa8"
    "Bcc: evil@example.org",
    "(comment) <evil@example.org>",
    "x;y:z@q>",
    "--=_boundary",
  };
  CursusMail plain = usual ();
  g_autofree char *right = cursus_mail_write (&plain, NULL);
  g_autofree char *headers = headers_of (right);
  for (gsize i = 0; i < G_N_ELEMENTS (nasty); i++) {
    CursusMail mail = usual ();
    mail.from_name = mail.to_name = mail.subject = mail.text = mail.html = nasty[i];
    g_autofree char *bytes = cursus_mail_write (&mail, NULL);
    assert_lines (bytes);
    g_autofree char *found = headers_of (bytes);
    g_assert_cmpstr (found, ==, headers);
    g_assert_cmpuint (count_recipients (bytes), ==, 1);
    g_autofree char *head = g_strndup (bytes, (gsize)(strstr (bytes, "\r\n\r\n") - bytes));
    g_assert_null (strstr (head, "\r\nBcc:"));
  }
}

static void
test_long (void)
{
  g_autoptr (GString) word = g_string_new (NULL);
  for (int i = 0; i < 20000; i++)
    g_string_append (word, "é");
  CursusMail mail = usual ();
  mail.from_name = mail.to_name = mail.subject = mail.text = mail.html = word->str;
  g_autofree char *bytes = cursus_mail_write (&mail, NULL);
  assert_lines (bytes);
  g_autofree char *head = g_strndup (bytes, (gsize)(strstr (bytes, "\r\n\r\n") - bytes));
  g_assert_cmpuint (strlen (head), <, 8000);
}

static void
test_addresses (void)
{
  static const char *const right[] = { "a@b", "anne.martin+x@mail.example.org", "o'neil@example.org" };
  static const char *const wrong[] = { "",        "a",        "@b",    "a@",    "a@b@c",     "a b@c",
                                       "a@b c",   "a@b\r\nc", "<a@b>", "a,b@c", "\"a b\"@c", "é@b.org",
                                       "a@é.org", "a@b..c",   "a@.b",  "a@-b",  ".a@b",      "a;b@c" };
  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    g_assert_true (cursus_mail_check_address (right[i], NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (cursus_mail_check_address (wrong[i], &error));
    g_assert_error (error, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_ADDRESS);
    CursusMail mail = usual ();
    mail.to = wrong[i];
    g_assert_null (cursus_mail_write (&mail, NULL));
  }
}

static void
test_mailbox (void)
{
  static const struct {
    const char *text, *name, *address;
  } cases[] = {
    { "a@b.org", NULL, "a@b.org" },   { "Équipe <a@b.org>", "Équipe", "a@b.org" }, { "\"A, B\" <a@b.org>", "A, B", "a@b.org" },
    { "<a@b.org>", NULL, "a@b.org" }, { "a@b.org, c@d.org", NULL, NULL },          { "X <a@b.org> <c d>", NULL, NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = NULL;
    g_autofree char *address = NULL;
    g_assert_cmpint (cursus_mail_parse_mailbox (cases[i].text, &name, &address, NULL), ==, cases[i].address != NULL);
    g_assert_cmpstr (name, ==, cases[i].name);
    g_assert_cmpstr (address, ==, cases[i].address);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mail/message/parts", test_parts);
  g_test_add_func ("/mail/message/file", test_file);
  g_test_add_func ("/mail/message/same-bytes", test_same_bytes);
  g_test_add_func ("/mail/message/injection", test_injection);
  g_test_add_func ("/mail/message/long", test_long);
  g_test_add_func ("/mail/message/addresses", test_addresses);
  g_test_add_func ("/mail/message/mailbox", test_mailbox);
  return g_test_run ();
}
