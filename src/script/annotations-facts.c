/* Annotations of what functions see: facts of meetings and runs, keys. */
#include <string.h>

#include "rules/key.h"
#include "script/annotations-private.h"

/* The facts say in words that there may be none. */
static bool
may_be_nil (const CursusFactInfo *info)
{
  return strstr (info->doc, "nil ") != NULL;
}

const char *
cursus_annotations_fact_type (CursusFact fact)
{
  const CursusFactInfo *info = cursus_fact_info (fact);
  switch (info->type) {
  case CURSUS_FACT_TYPE_INTEGER:
    return may_be_nil (info) ? "integer?" : "integer";
  case CURSUS_FACT_TYPE_BOOLEAN:
    return "boolean";
  case CURSUS_FACT_TYPE_MODULE:
  case CURSUS_FACT_TYPE_FORMAT:
  case CURSUS_FACT_TYPE_GROUP:
  case CURSUS_FACT_TYPE_SITE:
  case CURSUS_FACT_TYPE_ROOM:
  case CURSUS_FACT_TYPE_PART:
  case CURSUS_FACT_TYPE_MEETING:
    return may_be_nil (info) ? "string?" : "string";
  }
  g_return_val_if_reached (NULL);
}

/* What the method of a fact is given; NULL: it is a field. @of_run, @placed: of which class it is. */
static char *
describe_argument (const CursusFactInfo *info, bool of_run)
{
  const char *before = info->placed ? "" : "Static";
  switch (info->argument) {
  case CURSUS_FACT_ARGUMENT_NONE:
    return NULL;
  case CURSUS_FACT_ARGUMENT_TAG:
    return g_strdup ("tag: string");
  case CURSUS_FACT_ARGUMENT_CALENDAR:
    return g_strdup ("calendar: cursus.Calendar");
  case CURSUS_FACT_ARGUMENT_PERSON:
    return g_strdup ("person: cursus.Person|string");
  case CURSUS_FACT_ARGUMENT_OTHER:
    if (info->scope == CURSUS_SCOPE_MR)
      return g_strdup_printf ("other: cursus.%sMeeting|cursus.%sRun", before, before);
    return g_strdup_printf ("other: cursus.%s%s", before, of_run ? "Run" : "Meeting");
  }
  g_return_val_if_reached (NULL);
}

static bool
belongs (const CursusFactInfo *info, CursusFactScope scope, bool placed)
{
  return (info->scope & scope) != 0 && info->placed == placed;
}

static void
add_class (GString *out, const char *name, const char *parent, CursusFactScope scope, bool placed, const char *doc)
{
  cursus_annotations_add_class (out, name, parent, doc);
  for (CursusFact fact = 0; fact < CURSUS_N_FACTS; fact++) {
    const CursusFactInfo *info = cursus_fact_info (fact);
    if (belongs (info, scope, placed) && info->argument == CURSUS_FACT_ARGUMENT_NONE)
      g_string_append_printf (out, "---@field %s %s %s\n", info->name, cursus_annotations_fact_type (fact), info->doc);
  }
  g_string_append_printf (out, "local %s = {}\n", name);
  for (CursusFact fact = 0; fact < CURSUS_N_FACTS; fact++) {
    const CursusFactInfo *info = cursus_fact_info (fact);
    g_autofree char *argument = describe_argument (info, scope == CURSUS_SCOPE_R);
    if (!belongs (info, scope, placed) || argument == NULL)
      continue;
    g_autofree char *signature = g_strdup_printf ("(%s): %s", argument, cursus_annotations_fact_type (fact));
    cursus_annotations_add_function (out, name, info->name, signature, info->doc);
  }
}

static void
add_keys (GString *out)
{
  g_string_append (out, "\n---What meetings can be grouped by, and what can be measured.\n---@alias cursus.Key\n");
  for (CursusKey key = 0; key < CURSUS_N_KEYS; key++)
    g_string_append_printf (out, "---| \"%s\" # %s\n", cursus_key_name (key), cursus_key_doc (key));
  g_string_append (out, "\n---Numbers of meetings that can be added up.\n---@alias cursus.Number\n");
  for (CursusFact fact = 0; fact < CURSUS_N_FACTS; fact++)
    if (cursus_fact_can_be_summed (fact))
      g_string_append_printf (out, "---| \"%s\" # %s\n", cursus_fact_info (fact)->name, cursus_fact_info (fact)->doc);
}

void
cursus_annotations_add_facts (GString *out)
{
  add_keys (out);
  add_class (out, "StaticMeeting", "", CURSUS_SCOPE_M, false,
             "A meeting before it has its place: what can be read of it does not depend on the plan.");
  add_class (out, "Meeting", "cursus.StaticMeeting", CURSUS_SCOPE_M, true, "A meeting with its place in the calendar.");
  add_class (out, "StaticRun", "", CURSUS_SCOPE_R, false,
             "A module for one audience, before it has its place: what can be read of it does not depend on the plan.");
  add_class (out, "Run", "cursus.StaticRun", CURSUS_SCOPE_R, true, "A module for one audience, with all its meetings.");
}
