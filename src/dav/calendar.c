/* What is asked of a CalDAV server. Knows nothing of whose calendars these are. */
#include "dav/calendar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define XML "application/xml; charset=utf-8"
#define CALENDAR "text/calendar; charset=utf-8"
#define MOST_LIST_BYTES (32u * 1024 * 1024)
#define MOST_ANSWER_BYTES (64u * 1024) /* of what is not read */

#define LIST                                                                                                                     \
  "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"                                                                                 \
  "<propfind xmlns=\"DAV:\" xmlns:s=\"http://calendarserver.org/ns/\">"                                                          \
  "<prop><resourcetype/><getetag/><s:getctag/></prop></propfind>\n"
#define MAKE                                                                                                                     \
  "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"                                                                                 \
  "<c:mkcalendar xmlns=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\"><set><prop><displayname>%s</displayname>"              \
  "<c:supported-calendar-component-set><c:comp name=\"VEVENT\"/></c:supported-calendar-component-set></prop></set>"              \
  "</c:mkcalendar>\n"

/* A list of states (207) is how servers say what could not be done. */
static bool
is_done (const CursusDavAnswer *answer)
{
  return answer->status >= 200 && answer->status < 300 && answer->status != 207;
}

/* ---- listing ---- */

static bool
is_xml (const char *type)
{
  return g_strcmp0 (type, "application/xml") == 0 || g_strcmp0 (type, "text/xml") == 0;
}

static bool
check_list (const CursusDavAnswer *answer, GError **error)
{
  if (answer->status < 200 || answer->status >= 300)
    return cursus_dav_answer_refuse (answer, error);
  if (answer->cut) {
    g_set_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_ANSWER,
                 _ ("its list of what it holds is larger than %u MiB: see the address after --caldav"), MOST_LIST_BYTES >> 20);
    return false;
  }
  if (answer->status == 207 && is_xml (answer->type))
    return true;
  g_set_error_literal (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_ANSWER,
                       _ ("what answers there is no CalDAV server: see the address after --caldav"));
  return false;
}

/* What nobody asked about is left out; when nothing is left, there is no such folder. */
static bool
name_items (const CursusDav *self, const char *calendar, GPtrArray *items, GError **error)
{
  for (guint i = items->len; i > 0; i--) {
    CursusDavItem *item = g_ptr_array_index (items, i - 1);
    item->name = cursus_dav_address_name (cursus_dav_address (self), calendar, item->href);
    if (item->name == NULL)
      g_ptr_array_remove_index (items, i - 1);
  }
  const CursusDavAnswer missing = { .status = 404 };
  return items->len > 0 || cursus_dav_answer_refuse (&missing, error);
}

GPtrArray *
cursus_dav_list (CursusDav *self, const char *calendar, GError **error)
{
  g_autofree char *url = cursus_dav_address_join (cursus_dav_address (self), calendar, NULL);
  const CursusDavRequest request
      = { .method = "PROPFIND", .url = url, .body = LIST, .type = XML, .depth = "1", .most_bytes = MOST_LIST_BYTES };
  g_auto (CursusDavAnswer) answer = { 0 };
  if (!cursus_dav_ask (self, &request, &answer, error) || !check_list (&answer, error))
    return NULL;
  g_autoptr (GPtrArray) items = cursus_dav_multistatus_parse (answer.body->str, answer.body->len, error);
  return items != NULL && name_items (self, calendar, items, error) ? g_steal_pointer (&items) : NULL;
}

/* ---- the rest ---- */

bool
cursus_dav_make_calendar (CursusDav *self, const char *calendar, const char *title, GError **error)
{
  g_autofree char *url = cursus_dav_address_join (cursus_dav_address (self), calendar, NULL);
  g_autofree char *valid = g_utf8_make_valid (title, -1);
  for (char *c = valid; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  g_autofree char *body = g_markup_printf_escaped (MAKE, valid);
  const CursusDavRequest request
      = { .method = "MKCALENDAR", .url = url, .body = body, .type = XML, .most_bytes = MOST_ANSWER_BYTES };
  g_auto (CursusDavAnswer) answer = { 0 };
  if (!cursus_dav_ask (self, &request, &answer, error))
    return false;
  return is_done (&answer) || cursus_dav_answer_refuse (&answer, error);
}

bool
cursus_dav_get (CursusDav *self, const char *calendar, const char *name, GString **text, char **etag, GError **error)
{
  g_autofree char *url = cursus_dav_address_join (cursus_dav_address (self), calendar, name);
  const CursusDavRequest request = { .method = "GET", .url = url, .most_bytes = CURSUS_DAV_MOST_FILE_BYTES };
  g_auto (CursusDavAnswer) answer = { 0 };
  *text = NULL;
  *etag = NULL;
  if (!cursus_dav_ask (self, &request, &answer, error))
    return false;
  if (answer.status != 200)
    return cursus_dav_answer_refuse (&answer, error);
  *etag = g_steal_pointer (&answer.etag);
  *text = answer.cut ? NULL : g_steal_pointer (&answer.body);
  return true;
}

bool
cursus_dav_put (CursusDav *self, const char *calendar, const char *name, const char *text, const char *if_match, char **etag,
                GError **error)
{
  g_autofree char *url = cursus_dav_address_join (cursus_dav_address (self), calendar, name);
  const CursusDavRequest request = { .method = "PUT",
                                     .url = url,
                                     .body = text,
                                     .type = CALENDAR,
                                     .if_match = if_match,
                                     .if_absent = if_match == NULL,
                                     .most_bytes = MOST_ANSWER_BYTES };
  g_auto (CursusDavAnswer) answer = { 0 };
  *etag = NULL;
  if (!cursus_dav_ask (self, &request, &answer, error))
    return false;
  if (!is_done (&answer))
    return cursus_dav_answer_refuse (&answer, error);
  *etag = g_steal_pointer (&answer.etag);
  return true;
}

bool
cursus_dav_remove (CursusDav *self, const char *calendar, const char *name, const char *if_match, GError **error)
{
  g_autofree char *url = cursus_dav_address_join (cursus_dav_address (self), calendar, name);
  const CursusDavRequest request = { .method = "DELETE", .url = url, .if_match = if_match, .most_bytes = MOST_ANSWER_BYTES };
  g_auto (CursusDavAnswer) answer = { 0 };
  if (!cursus_dav_ask (self, &request, &answer, error))
    return false;
  return is_done (&answer) || answer.status == 404 || answer.status == 410 || cursus_dav_answer_refuse (&answer, error);
}
