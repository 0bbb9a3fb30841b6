/* A multistatus, read element by element. No network, no declarations, no entities, nothing without a limit. */
#include "dav/multistatus.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <string.h>

#define DAV "DAV:"
#define CALDAV "urn:ietf:params:xml:ns:caldav"
#define CALENDARSERVER "http://calendarserver.org/ns/"
#define MOST_DEPTH 32
#define MOST_TEXT 4096 /* of a name, an ETag or a status */
#define NAMED_DEPTH 6  /* an element says what it is down to here */

/* What an element is, where it is expected. */
typedef enum {
  OTHER,
  MULTISTATUS,
  RESPONSE,
  HREF,
  STATUS,
  PROPSTAT,
  PROP,
  ETAG,
  TAG,
  TYPE,
  IS_FOLDER,
  IS_CALENDAR,
} Element;

typedef struct {
  Element element, parent;
  const char *namespace, *name;
} Known;

static const Known known[] = {
  { MULTISTATUS, OTHER, DAV, "multistatus" },
  { RESPONSE, MULTISTATUS, DAV, "response" },
  { HREF, RESPONSE, DAV, "href" },
  { STATUS, RESPONSE, DAV, "status" },
  { PROPSTAT, RESPONSE, DAV, "propstat" },
  { STATUS, PROPSTAT, DAV, "status" },
  { PROP, PROPSTAT, DAV, "prop" },
  { ETAG, PROP, DAV, "getetag" },
  { TAG, PROP, CALENDARSERVER, "getctag" },
  { TYPE, PROP, DAV, "resourcetype" },
  { IS_FOLDER, TYPE, DAV, "collection" },
  { IS_CALENDAR, TYPE, CALDAV, "calendar" },
};

typedef struct {
  xmlTextReader *reader;
  Element path[NAMED_DEPTH]; /* from the root; what is deeper is nothing to us */
  GPtrArray *items;
  CursusDavItem *item;  /* NULL: outside a response */
  bool there;           /* the response does not say that it is missing */
  CursusDavItem *props; /* of the propstat that is read */
  bool granted;         /* its status */
  GString *text;        /* of the present element */
} Reading;

void
cursus_dav_item_free (CursusDavItem *self)
{
  if (self == NULL)
    return;
  g_free (self->href);
  g_free (self->name);
  g_free (self->etag);
  g_free (self->tag);
  g_free (self);
}

static void
clear (Reading *self)
{
  g_clear_pointer (&self->reader, xmlFreeTextReader);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->item, cursus_dav_item_free);
  g_clear_pointer (&self->props, cursus_dav_item_free);
  g_string_free (self->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear)

bool
cursus_dav_etag_is_sound (const char *etag)
{
  gsize length = etag != NULL ? strlen (etag) : 0;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (etag[i]))
      return false;
  return length > 0 && length <= CURSUS_DAV_MOST_ETAG;
}

static bool
refuse (GError **error, const char *why)
{
  g_set_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_ANSWER, _ ("its list of what it holds cannot be read: %s"), why);
  return false;
}

static Element
recognise (const Reading *self, int depth)
{
  const char *namespace = (const char *)xmlTextReaderConstNamespaceUri (self->reader);
  const char *name = (const char *)xmlTextReaderConstLocalName (self->reader);
  Element parent = depth == 0 ? OTHER : self->path[depth - 1];
  if (depth > 0 && parent == OTHER)
    return OTHER;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].parent == parent && strcmp (known[i].name, name) == 0 && g_strcmp0 (known[i].namespace, namespace) == 0)
      return known[i].element;
  return OTHER;
}

/* (transfer full) (nullable): the text of the element, without what is around it. */
static char *
take_text (const Reading *self)
{
  char *text = g_strstrip (g_strdup (self->text->str));
  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static void
set (char **target, char *value)
{
  g_free (*target);
  *target = value;
}

static void
begin_element (Reading *self, Element element)
{
  g_string_truncate (self->text, 0);
  if (element == RESPONSE) {
    g_clear_pointer (&self->item, cursus_dav_item_free);
    self->item = g_new0 (CursusDavItem, 1);
    self->there = true;
  } else if (element == PROPSTAT) {
    g_clear_pointer (&self->props, cursus_dav_item_free);
    self->props = g_new0 (CursusDavItem, 1);
    self->granted = true;
  } else if (element == IS_FOLDER)
    self->props->folder = true;
  else if (element == IS_CALENDAR)
    self->props->calendar = true;
}

/* "HTTP/1.1 200 OK" */
static bool
is_success (const char *status)
{
  const char *space = status != NULL ? strchr (status, ' ') : NULL;
  return space != NULL && space[1] == '2';
}

static void
end_propstat (Reading *self)
{
  if (self->granted) {
    if (self->props->etag != NULL)
      set (&self->item->etag, g_steal_pointer (&self->props->etag));
    if (self->props->tag != NULL)
      set (&self->item->tag, g_steal_pointer (&self->props->tag));
    self->item->folder |= self->props->folder;
    self->item->calendar |= self->props->calendar;
  }
  g_clear_pointer (&self->props, cursus_dav_item_free);
}

static bool
end_response (Reading *self, GError **error)
{
  if (self->item->href == NULL)
    return refuse (error, _ ("an entry without address"));
  if (self->items->len == CURSUS_DAV_MOST_ITEMS)
    return refuse (error, _ ("too many entries"));
  if (self->there)
    g_ptr_array_add (self->items, g_steal_pointer (&self->item));
  g_clear_pointer (&self->item, cursus_dav_item_free);
  return true;
}

static bool
end_element (Reading *self, Element element, Element parent, GError **error)
{
  g_autofree char *text = take_text (self);
  g_string_truncate (self->text, 0);
  switch (element) {
  case HREF:
    set (&self->item->href, g_steal_pointer (&text));
    break;
  case STATUS:
    if (parent == PROPSTAT)
      self->granted = is_success (text);
    else
      self->there = is_success (text);
    break;
  case ETAG:
    set (&self->props->etag, cursus_dav_etag_is_sound (text) ? g_steal_pointer (&text) : NULL);
    break;
  case TAG:
    set (&self->props->tag, g_steal_pointer (&text));
    break;
  case PROPSTAT:
    end_propstat (self);
    break;
  case RESPONSE:
    return end_response (self, error);
  case OTHER:
  case MULTISTATUS:
  case PROP:
  case TYPE:
  case IS_FOLDER:
  case IS_CALENDAR:
    break;
  }
  return true;
}

static bool
read_element (Reading *self, int depth, GError **error)
{
  if (depth >= MOST_DEPTH)
    return refuse (error, _ ("nested too deeply"));
  if (depth >= NAMED_DEPTH)
    return true;
  Element element = recognise (self, depth);
  if (depth == 0 && element != MULTISTATUS)
    return refuse (error, _ ("it is something else"));
  self->path[depth] = element;
  begin_element (self, element);
  return xmlTextReaderIsEmptyElement (self->reader) != 1
         || end_element (self, element, depth > 0 ? self->path[depth - 1] : OTHER, error);
}

static bool
read_text (Reading *self, int depth, GError **error)
{
  const char *text = (const char *)xmlTextReaderConstValue (self->reader);
  if (depth == 0 || depth > NAMED_DEPTH || text == NULL || self->path[depth - 1] == OTHER)
    return true;
  g_string_append_len (self->text, text, (gssize)strnlen (text, MOST_TEXT + 1));
  return self->text->len <= MOST_TEXT || refuse (error, _ ("a value of endless length"));
}

static bool
read_node (Reading *self, GError **error)
{
  int depth = xmlTextReaderDepth (self->reader);
  switch (xmlTextReaderNodeType (self->reader)) {
  case XML_READER_TYPE_ELEMENT:
    return read_element (self, depth, error);
  case XML_READER_TYPE_END_ELEMENT:
    return depth >= NAMED_DEPTH || end_element (self, self->path[depth], depth > 0 ? self->path[depth - 1] : OTHER, error);
  case XML_READER_TYPE_TEXT:
  case XML_READER_TYPE_CDATA:
    return read_text (self, depth, error);
  case XML_READER_TYPE_DOCUMENT_TYPE:
  case XML_READER_TYPE_ENTITY_REFERENCE:
    return refuse (error, _ ("it has declarations of its own"));
  default:
    return true;
  }
}

static bool
read_all (Reading *self, GError **error)
{
  int state = 0;
  while ((state = xmlTextReaderRead (self->reader)) == 1)
    if (!read_node (self, error))
      return false;
  return state == 0 || refuse (error, _ ("it is no XML, or ends in the middle"));
}

/* Whether nothing in it could make a reader of XML do more than read: in UTF-8, these stand for nothing else. */
static bool
is_plain (const char *bytes, gsize length, GError **error)
{
  if (length == 0 || length > G_MAXINT || !g_utf8_validate_len (bytes, length, NULL))
    return refuse (error, _ ("it is no XML in UTF-8"));
  if (g_strstr_len (bytes, (gssize)length, "<!DOCTYPE") != NULL || g_strstr_len (bytes, (gssize)length, "<!ENTITY") != NULL)
    return refuse (error, _ ("it has declarations of its own"));
  return true;
}

GPtrArray *
cursus_dav_multistatus_parse (const char *bytes, gsize length, GError **error)
{
  static gsize ready;
  if (!is_plain (bytes, length, error))
    return NULL;
  if (g_once_init_enter (&ready)) {
    xmlInitParser (); /* several threads may read */
    g_once_init_leave (&ready, 1);
  }
  g_auto (Reading) self = {
    .reader = xmlReaderForMemory (bytes, (int)length, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
    .items = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_dav_item_free),
    .text = g_string_new (NULL),
  };
  if (self.reader == NULL) {
    refuse (error, _ ("it is no XML in UTF-8"));
    return NULL;
  }
  return read_all (&self, error) ? g_steal_pointer (&self.items) : NULL;
}
