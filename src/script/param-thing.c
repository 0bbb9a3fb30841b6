/* Parameters that are things of the session: modules, sites, people, formats, calendars, tags. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/suggest.h"
#include "core/text.h"
#include "script/param-private.h"
#include "script/selector-private.h"

/* How the things of one kind are looked up and named. */
typedef struct {
  uint32_t (*find) (const CursusSession *session, const char *id);
  void (*list) (const CursusSession *session, GPtrArray *names);
  const char *unknown; /* message with two places: the id, the proposal */
} Kind;

static void
list_sites (const CursusSession *session, GPtrArray *names)
{
  for (guint i = 0; i < session->sites->len; i++)
    g_ptr_array_add (names, cursus_session_site (session, i)->id);
}

static void
list_people (const CursusSession *session, GPtrArray *names)
{
  for (guint i = 0; i < session->people->len; i++)
    if (!cursus_session_person (session, i)->anonymous)
      g_ptr_array_add (names, cursus_session_person (session, i)->id);
}

static void
list_formats (const CursusSession *session, GPtrArray *names)
{
  for (guint i = 0; i < session->formats->len; i++)
    g_ptr_array_add (names, (gpointer)cursus_session_format (session, i));
}

static void
list_calendars (const CursusSession *session, GPtrArray *names)
{
  for (guint i = 0; i < session->calendars->len; i++)
    g_ptr_array_add (names, cursus_session_calendar (session, i)->id);
}

/* A tag is what some module has; its index means nothing. */
static uint32_t
find_tag (const CursusSession *session, const char *tag)
{
  for (guint i = 0; i < session->modules->len; i++) {
    char **tags = cursus_session_module (session, i)->tags;
    if (tags != NULL && g_strv_contains ((const char *const *)tags, tag))
      return 0;
  }
  return CURSUS_NONE;
}

static const Kind *
kind_of (CursusParamType type)
{
  static const Kind site = { cursus_session_find_site, list_sites, N_ ("“%s”: there is no site “%s”%s") };
  static const Kind person = { cursus_session_find_person, list_people, N_ ("“%s”: there is no person “%s”%s") };
  static const Kind format = { cursus_session_find_format, list_formats, N_ ("“%s”: there is no format “%s”%s") };
  static const Kind calendar = { cursus_session_find_calendar, list_calendars, N_ ("“%s”: there is no calendar “%s”%s") };
  static const Kind tag = { find_tag, cursus_selector_list_tags, N_ ("“%s”: no module has the tag “%s”%s") };
  if (type == CURSUS_PARAM_SITE || type == CURSUS_PARAM_SITES)
    return &site;
  if (type == CURSUS_PARAM_PERSON || type == CURSUS_PARAM_PEOPLE)
    return &person;
  if (type == CURSUS_PARAM_FORMAT || type == CURSUS_PARAM_FORMATS)
    return &format;
  return type == CURSUS_PARAM_CALENDAR ? &calendar : &tag;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* the formats stand in kind_of */
static uint32_t
find (const CursusPlace *place, const CursusArgument *argument, const CursusSession *session, const char *id)
{
  const Kind *kind = kind_of (argument->param->type);
  uint32_t index = kind->find (session, id);
  if (index != CURSUS_NONE)
    return index;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  kind->list (session, names);
  g_autofree char *phrase = cursus_suggest_phrase (id, (const char *const *)names->pdata, names->len);
  g_autofree char *shown = cursus_text_excerpt (id);
  g_autofree char *text = g_strdup_printf (_ (kind->unknown), argument->param->name, shown, phrase);
  cursus_place_error (place, argument->param->name, "%s", text);
  return CURSUS_NONE;
}
#pragma GCC diagnostic pop

/* A default tag that no module has is none of the planner's affair. */
static bool
read_one (const CursusPlace *place, CursusArgument *argument, const CursusSession *session, const CursusValue *value,
          bool by_default)
{
  const CursusField field = { argument->param->name, CURSUS_FIELD_LINE, &argument->text };
  if (!cursus_field_read (place, &field, value))
    return false;
  if (by_default && argument->param->type == CURSUS_PARAM_TAG)
    return true;
  uint32_t index = find (place, argument, session, argument->text);
  argument->integer = index;
  return index != CURSUS_NONE;
}

static bool
read_several (const CursusPlace *place, CursusArgument *argument, const CursusSession *session, const CursusValue *value)
{
  g_auto (GStrv) texts = NULL;
  const CursusField field = { argument->param->name, CURSUS_FIELD_TEXTS, &texts };
  if (!cursus_field_read (place, &field, value))
    return false;
  argument->items = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  argument->texts = g_ptr_array_new_with_free_func (g_free);
  for (char **text = texts; *text != NULL; text++) {
    uint32_t index = find (place, argument, session, *text);
    if (index == CURSUS_NONE)
      return false;
    g_array_append_val (argument->items, index);
    g_ptr_array_add (argument->texts, g_strdup (*text));
  }
  if (argument->items->len > 0)
    return true;
  cursus_place_error (place, argument->param->name, _ ("“%s” is an empty list"), argument->param->name);
  return false;
}

static bool
read_selector (const CursusPlace *place, CursusArgument *argument, const CursusSession *session, const CursusValue *value,
               bool by_default)
{
  g_autofree char *why = NULL;
  const char *name = argument->param->name;
  argument->items = by_default ? cursus_selector_read_default (session, value, &why)
                               : cursus_selector_read (session, value, &why);
  if (argument->items == NULL)
    cursus_place_error (place, name, _ ("“%s”: %s"), name, why);
  else if (argument->items->len == 0 && !by_default)
    cursus_place_error (place, name, _ ("“%s”: “%s” selects no module"), name, argument->shown);
  else
    return true;
  return false;
}

/* The modules of item @number (from 1) of a list of selectors. */
static bool
read_item (const CursusPlace *place, CursusArgument *argument, const CursusSession *session, const CursusValue *item,
           unsigned number, bool by_default)
{
  g_autofree char *why = NULL;
  const char *name = argument->param->name;
  GArray *modules = by_default ? cursus_selector_read_default (session, item, &why) : cursus_selector_read (session, item, &why);
  if (modules == NULL) {
    cursus_place_error (place, name, _ ("“%s”: item %u: %s"), name, number, why);
    return false;
  }
  g_ptr_array_add (argument->lists, modules);
  if (modules->len > 0 || by_default)
    return true;
  cursus_place_error (place, name, _ ("“%s”: item %u selects no module"), name, number);
  return false;
}

/* A text is a list of one. */
static bool
read_selectors (const CursusPlace *place, CursusArgument *argument, const CursusSession *session, const CursusValue *value,
                bool by_default)
{
  argument->lists = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  if (cursus_value_type (value) == CURSUS_VALUE_STRING)
    return read_item (place, argument, session, value, 1, by_default);
  size_t n = cursus_value_type (value) == CURSUS_VALUE_TABLE ? cursus_value_length (value) : 0;
  if (n == 0 || cursus_value_n_keys (value) > 0) {
    cursus_place_error_type (place, argument->param->name, value, _ ("a list of selectors"));
    return false;
  }
  for (size_t i = 0; i < n; i++)
    if (!read_item (place, argument, session, cursus_value_item (value, i), (unsigned)i + 1, by_default))
      return false;
  return true;
}

bool
cursus_argument_read_thing (const CursusPlace *place, CursusArgument *argument, const CursusSession *session,
                            const CursusValue *value, bool by_default)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wswitch-enum" /* the caller hands over the types of this file */
  switch (argument->param->type) {
  case CURSUS_PARAM_SELECTOR:
    return read_selector (place, argument, session, value, by_default);
  case CURSUS_PARAM_SELECTORS:
    return read_selectors (place, argument, session, value, by_default);
  case CURSUS_PARAM_CALENDAR:
  case CURSUS_PARAM_SITE:
  case CURSUS_PARAM_PERSON:
  case CURSUS_PARAM_FORMAT:
  case CURSUS_PARAM_TAG:
    return read_one (place, argument, session, value, by_default);
  case CURSUS_PARAM_SITES:
  case CURSUS_PARAM_PEOPLE:
  case CURSUS_PARAM_FORMATS:
    return read_several (place, argument, session, value);
  default:
    g_return_val_if_reached (false);
  }
#pragma GCC diagnostic pop
}
