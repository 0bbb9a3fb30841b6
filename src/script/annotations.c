/* Writes what rules may call as annotations of the Lua language server. */
#include "script/annotations.h"

#include <string.h>

#include "rules/constraint.h"
#include "rules/fact.h"
#include "rules/key.h"
#include "script/annotations-private.h"
#include "script/api-list.h"
#include "script/sandbox-table.h"

/* ---- Functions ---- */

/* Where what is open at @at is closed, or the end; what stands in quotes is passed over. */
static const char *
end_of (const char *at, const char *stops)
{
  int depth = 0;
  for (bool quoted = false; *at != '\0'; at++) {
    if (*at == '"')
      quoted = !quoted;
    if (quoted)
      continue;
    if (depth == 0 && strchr (stops, *at) != NULL)
      break;
    if (strchr ("({[<", *at) != NULL)
      depth++;
    else if (strchr (")}]>", *at) != NULL)
      depth--;
  }
  return at;
}

/* "y?: cursus.Runs" as a line, and its name added to the list in @names. */
static void
add_param (GString *out, GString *names, const char *text, size_t length)
{
  g_autofree char *param = g_strndup (text, length);
  char *type = strstr (param, ": ");
  g_return_if_fail (type != NULL);
  *type = '\0';
  g_string_append_printf (out, "---@param %s %s\n", param, type + 2);
  size_t name_length = strcspn (param, "?");
  g_string_append_printf (names, "%s%.*s", names->len > 0 ? ", " : "", (int)name_length, param);
}

/* Of one signature: its arguments and result a line each. */
static void
add_signature (GString *out, GString *names, const char *signature)
{
  const char *at = signature + 1;
  while (*at != ')' && *at != '\0') {
    const char *end = end_of (at, ",)");
    add_param (out, names, at, (size_t)(end - at));
    at = *end == ',' ? end + 2 : end;
  }
  if (g_str_has_prefix (at, "): "))
    g_string_append_printf (out, "---@return %s\n", at + 3);
}

void
cursus_annotations_add_function (GString *out, const char *class_name, const char *name, const char *signatures, const char *doc)
{
  g_auto (GStrv) each = g_strsplit (signatures, "\n", -1);
  g_autoptr (GString) names = g_string_new (NULL);
  g_string_append_printf (out, "\n---%s\n", doc);
  add_signature (out, names, each[0]);
  for (char **other = each + 1; *other != NULL; other++)
    g_string_append_printf (out, "---@overload fun %s\n", *other);
  g_string_append_printf (out, "function %s%s%s (%s) end\n", class_name, *class_name != '\0' ? ":" : "", name, names->str);
}

/* ---- Classes ---- */

void
cursus_annotations_add_class (GString *out, const char *name, const char *parent, const char *doc)
{
  g_string_append_printf (out, "\n---%s\n---@class cursus.%s%s%s\n", doc, name, *parent != '\0' ? ": " : "", parent);
}

/* A list has a length, and items that are numbered; the fields of params have names. */
static void
add_items (GString *out, const CursusApiClass *class)
{
  if (class->item == NULL)
    return;
  bool named = strcmp (class->item, "any") == 0;
  if (!named)
    g_string_append (out, "---@operator len: integer\n");
  if (*class->item != '\0')
    g_string_append_printf (out, "---@field [%s] %s\n", named ? "string" : "integer", class->item);
}

static void
add_values (GString *out, const CursusApiClass *class)
{
  size_t n = 0;
  const CursusApiValue *values = cursus_api_list_values (&n);
  for (size_t i = 0; i < n; i++)
    if (strcmp (values[i].class_name, class->name) == 0)
      g_string_append_printf (out, "---@field %s%s %s %s\n", values[i].name, values[i].optional ? "?" : "", values[i].type,
                              values[i].doc);
}

/* The signature of a method with what stands for @self and the like in @class. */
static char *
specialise (const char *signatures, const CursusApiClass *class)
{
  g_autofree char *self = g_strconcat ("cursus.", class->name, NULL);
  g_autoptr (GString) text = g_string_new (signatures);
  g_string_replace (text, "@self", self, 0);
  g_string_replace (text, "@item", class->item != NULL ? class->item : "any", 0);
  g_string_replace (text, "@static", class->unplaced != NULL ? class->unplaced : "", 0);
  g_string_replace (text, "@placed", class->placed != NULL ? class->placed : "", 0);
  return g_strdup (text->str);
}

static bool
has_method (const CursusApiFunction *function, const CursusApiClass *class)
{
  g_auto (GStrv) names = g_strsplit (function->classes, " ", -1);
  return g_strv_contains ((const char *const *)names, class->name);
}

static const char *
describe_argument (CursusMeasureArgument argument)
{
  switch (argument) {
  case CURSUS_MEASURE_TAKES_NONE:
    return "(): cursus.Measure";
  case CURSUS_MEASURE_TAKES_FACT:
    return "(number: cursus.Number): cursus.Measure";
  case CURSUS_MEASURE_TAKES_MAYBE_FACT:
    return "(number?: cursus.Number): cursus.Measure";
  case CURSUS_MEASURE_TAKES_KEY:
    return "(key: cursus.Key): cursus.Measure";
  }
  g_return_val_if_reached (NULL);
}

static void
add_measures (GString *out, const char *class_name)
{
  for (CursusMeasure measure = 0; measure < CURSUS_N_MEASURES; measure++) {
    const CursusMeasureInfo *info = cursus_measure_info (measure);
    cursus_annotations_add_function (out, class_name, info->name, describe_argument (info->argument), info->doc);
  }
}

static void
add_methods (GString *out, const CursusApiClass *class)
{
  size_t n = 0;
  const CursusApiFunction *functions = cursus_api_list_functions (&n);
  g_string_append_printf (out, "local %s = {}\n", class->name);
  for (size_t i = 0; i < n; i++) {
    if (!has_method (&functions[i], class))
      continue;
    g_autofree char *signatures = specialise (functions[i].signatures, class);
    cursus_annotations_add_function (out, class->name, functions[i].name, signatures, functions[i].doc);
  }
  if (strcmp (class->name, "Groups") == 0)
    add_measures (out, class->name);
}

static void
add_classes (GString *out)
{
  size_t n = 0;
  const CursusApiClass *classes = cursus_api_list_classes (&n);
  for (size_t i = 0; i < n; i++) {
    cursus_annotations_add_class (out, classes[i].name, classes[i].parent, classes[i].doc);
    add_items (out, &classes[i]);
    add_values (out, &classes[i]);
    add_methods (out, &classes[i]);
  }
}

/* ---- Globals ---- */

static void
add_constructors (GString *out)
{
  static const struct {
    const char *name, *options, *doc;
  } constructors[] = {
#define CONSTRUCTOR(id, name, value, options, doc) { name, options, doc },
    CURSUS_PARAM_TABLE (CONSTRUCTOR)
#undef CONSTRUCTOR
  };
  for (size_t i = 0; i < G_N_ELEMENTS (constructors); i++) {
    g_autofree char *signature = g_strdup_printf ("(options?: %s): cursus.Param", constructors[i].options);
    g_autofree char *doc = g_strconcat ("A parameter: ", constructors[i].doc, NULL);
    cursus_annotations_add_function (out, "", constructors[i].name, signature, doc);
  }
}

static void
add_globals (GString *out)
{
  size_t n = 0;
  const CursusApiFunction *functions = cursus_api_list_functions (&n);
  for (size_t i = 0; i < n; i++)
    if (*functions[i].classes == '\0')
      cursus_annotations_add_function (out, "", functions[i].name, functions[i].signatures, functions[i].doc);
  const CursusApiValue *values = cursus_api_list_values (&n);
  for (size_t i = 0; i < n; i++)
    if (*values[i].class_name == '\0')
      g_string_append_printf (out, "\n---%s\n---@type %s\n%s = nil\n", values[i].doc, values[i].type, values[i].name);
}

/* The language server's own would have those that the sandbox leaves out. */
static void
add_base (GString *out)
{
  static const struct {
    const char *name, *annotations, *arguments, *doc;
  } functions[] = {
#define BASE(name, function, annotations, arguments, doc) { name, annotations, arguments, doc },
    CURSUS_SANDBOX_KEPT (BASE) CURSUS_SANDBOX_REPLACED (BASE)
#undef BASE
  };
  for (size_t i = 0; i < G_N_ELEMENTS (functions); i++) {
    g_auto (GStrv) lines = g_strsplit (functions[i].annotations, "\n", -1);
    g_autofree char *annotations = g_strjoinv ("\n---", lines);
    g_string_append_printf (out, "\n---%s\n---%s\nfunction %s (%s) end\n", functions[i].doc, annotations, functions[i].name,
                            functions[i].arguments);
  }
}

char *
cursus_annotations_text (void)
{
  GString *out = g_string_new ("---@meta _\n"
                               "-- What rules of Cursus may call, for the Lua language server.\n"
                               "-- `cursus rules annotations` makes this file; make it anew after an update.\n");
  cursus_annotations_add_facts (out);
  add_classes (out);
  add_globals (out);
  add_constructors (out);
  add_base (out);
  return g_string_free (out, FALSE);
}

char *
cursus_annotations_settings (const char *library)
{
  return g_strdup_printf ("{\n"
                          "  \"runtime.version\": \"Lua 5.4\",\n"
                          "  \"runtime.builtin\": {\n"
                          "    \"basic\": \"disable\",\n"
                          "    \"coroutine\": \"disable\",\n"
                          "    \"debug\": \"disable\",\n"
                          "    \"io\": \"disable\",\n"
                          "    \"os\": \"disable\",\n"
                          "    \"package\": \"disable\"\n"
                          "  },\n"
                          "  \"workspace.library\": [\"%s\"],\n"
                          "  \"workspace.checkThirdParty\": false\n"
                          "}\n",
                          library);
}
