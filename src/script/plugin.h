/* Rules as Lua plugins: finding them, checking the table they return, and compiling their uses in a session into constraints.
 * One sandboxed state a plugin. What a plugin may call is in api-*.c. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/diagnostics.h"
#include "core/session.h"
#include "rules/ruleset.h"
#include "script/limits.h"

G_BEGIN_DECLS

#define CURSUS_PLUGIN_API 1

/* X (identifier, name in Lua, value in Lua, options of its constructor, what a session gives)
 *   types as annotations for editors name them; in Lua the value is nil where an optional parameter is not given */
/* clang-format off */
#define CURSUS_PARAM_TABLE(X) \
  X (INTEGER,   "integer",   "integer",          "cursus.NumberOptions","a whole number: 3") \
  X (NUMBER,    "number",    "number",           "cursus.NumberOptions","a number: 2.5") \
  X (BOOLEAN,   "boolean",   "boolean",          "cursus.ParamOptions", "true or false") \
  X (TEXT,      "text",      "string",           "cursus.ParamOptions", "any text") \
  X (CHOICE,    "choice",    "string",           "cursus.ChoiceOptions","one of the words that are listed: choice { \"day\", \"week\", default = \"week\" }") \
  X (DATE,      "date",      "integer",          "cursus.ParamOptions", "\"2023-10-11\"; in Lua the day of the session, from 0 on its first date") \
  X (DATES,     "dates",     "cursus.Dates",     "cursus.ParamOptions", "\"2023-10-11\", { from = \"2023-12-23\", to = \"2024-01-07\" }, or a list of these") \
  X (DURATION,  "duration",  "cursus.Duration",  "cursus.ParamOptions", "\"3 weeks\", \"5 days\", \"10 working days\", \"2 half-days\", \"90 minutes\", \"2 hours\"; a number means days") \
  X (CLOCK,     "clock",     "integer",          "cursus.ParamOptions", "\"09:00\"; in Lua the minute of the day") \
  X (WEEKDAYS,  "weekdays",  "cursus.Weekdays",  "cursus.ParamOptions", "{ \"monday\", \"tuesday\" } or \"mon-fri\"; in Lua 1 Monday to 7 Sunday") \
  X (DAY_PARTS, "day_parts", "cursus.DayParts",  "cursus.ParamOptions", "parts of the day, as the session names them: { \"am\" }") \
  X (SELECTOR,  "selector",  "cursus.Modules",   "cursus.ParamOptions", "modules: an id, \"*\", \"format:visit\", \"tag:energy\", \"not first\", … or a list of these; all modules by default") \
  X (SELECTORS, "selectors", "cursus.Modules[]", "cursus.ParamOptions", "a list of selectors, whose order means something") \
  X (CALENDAR,  "calendar",  "cursus.Calendar",  "cursus.ParamOptions", "id of a calendar of the session") \
  X (SITE,      "site",      "string",           "cursus.ParamOptions", "id of a site") \
  X (SITES,     "sites",     "cursus.Sites",     "cursus.ParamOptions", "ids of sites") \
  X (PERSON,    "person",    "cursus.Person",    "cursus.ParamOptions", "id of a participant or speaker") \
  X (PEOPLE,    "people",    "cursus.People",    "cursus.ParamOptions", "ids of participants or speakers") \
  X (FORMAT,    "format",    "string",           "cursus.ParamOptions", "a format: \"visit\"") \
  X (FORMATS,   "formats",   "cursus.Formats",   "cursus.ParamOptions", "some formats") \
  X (TAG,       "tag",       "string",           "cursus.ParamOptions", "a tag of modules") \
  X (CLAUSE,    "clause",    "cursus.Constraint", "cursus.ParamOptions", "a rule with its own parameters, { rule = \"gap\", after = \"a\", before = \"b\" }, or the name of a use") \
  X (CLAUSES,   "clauses",   "cursus.Constraint[]", "cursus.ParamOptions", "a list of rules with their own parameters")
/* clang-format on */

typedef enum {
#define CURSUS_PARAM_ENUM(id, name, value, options, doc) CURSUS_PARAM_##id,
  CURSUS_PARAM_TABLE (CURSUS_PARAM_ENUM)
#undef CURSUS_PARAM_ENUM
} CursusParamType;

/* One parameter as a plugin declares it. */
typedef struct {
  char *name;
  CursusParamType type;
  char *doc;             /* (nullable) */
  char *doc_fr;          /* the English one if there is no other */
  bool optional;         /* nil where the session says nothing */
  CursusValue *fallback; /* (nullable): the default */
  char **choices;        /* of CHOICE */
  bool has_least, has_most;
  double least, most; /* of INTEGER and NUMBER */
} CursusParam;

/** cursus_param_type_name: (transfer none): how a rule calls it: "selector". */
const char *cursus_param_type_name (CursusParamType type);

typedef struct CursusPlugin CursusPlugin;

/* One message of a rule. */
typedef struct {
  char *key;
  char *en;
  char *fr;
  GQuark quark; /* of the key */
} CursusSays;

/* What the plugin's table says; public for lists and documentation. */
typedef struct {
  const char *name;
  const char *title_en;
  const char *title_fr;
  const char *doc;
  const char *doc_fr;
  const char *theme;       /* one of cursus_plugin_themes; "other" where it names none */
  const char *example;     /* (nullable): what a session may write to use it */
  const char *file;        /* where it was found */
  bool standard;           /* every session uses it, hard, unless a use without parameters replaces it */
  const GPtrArray *params; /* of CursusParam, by name */
  const GPtrArray *says;   /* of CursusSays, in the order of the keys */
} CursusPluginInfo;

/** cursus_plugin_themes: (transfer none): what rules can be about, for lists: "order", …, "other"; NULL-terminated. */
const char *const *cursus_plugin_themes (void);

/** cursus_plugin_info: (transfer none): what its table says. */
const CursusPluginInfo *cursus_plugin_info (const CursusPlugin *self);

/** cursus_plugin_find_param: (transfer none) (nullable): the parameter of this name. */
const CursusParam *cursus_plugin_find_param (const CursusPlugin *self, const char *name);

/* The plugins of some folders. */
typedef struct CursusCatalog CursusCatalog;

/**
 * cursus_catalog_new: (transfer full): the plugins of @folders (NULL-terminated, rising precedence; missing folders are passed
 * over).
 *
 * A plugin is `<folder>/<name>/<name>.lua` or `<folder>/<name>.lua`; files named test-*.lua are not plugins. Files are read now,
 * run when a plugin is first asked for. A name that stands twice in one folder is an error.
 */
CursusCatalog *cursus_catalog_new (const char *const *folders, CursusDiagnostics *diagnostics);
void cursus_catalog_free (CursusCatalog *self);

/** cursus_catalog_names: (transfer container) : all names, sorted, NULL-terminated; the strings are the catalogue's. */
const char **cursus_catalog_names (const CursusCatalog *self);

/**
 * cursus_catalog_find: (transfer none) (nullable): loads the plugin @name at first use. NULL if there is none (nothing is
 * reported) or if its file is wrong: then an error with file and line is added each first time.
 */
CursusPlugin *cursus_catalog_find (CursusCatalog *self, const char *name, CursusDiagnostics *diagnostics);

/**
 * cursus_catalog_compile: adds to @ruleset every use of its session (in order), preceded by the standard plugins with their
 * defaults: hard, unless a use without parameters of its own (only as, weight, because) stands for it. A use with parameters
 * comes on top. Parameters are checked against the plugin's declaration, then `constrain` runs. Every error names the use with
 * the file and line of the session; errors inside a plugin name that file and line too. The catalogue outlives the ruleset.
 *
 * Returns: false if it added an error.
 */
bool cursus_catalog_compile (CursusCatalog *self, CursusRuleset *ruleset, CursusDiagnostics *diagnostics);

/** cursus_catalog_add_digest: adds to @digest the texts of the rules that were made use of, also inside of others, by name. */
void cursus_catalog_add_digest (const CursusCatalog *self, GChecksum *digest);

/** cursus_catalog_mentions: whether the text of one of these rules has @word in it. */
bool cursus_catalog_mentions (const CursusCatalog *self, const char *word);

/** cursus_catalog_compile_use: adds one use of @plugin to @ruleset; false with errors. @self: (nullable): for rules inside of it.
 */
bool cursus_catalog_compile_use (CursusCatalog *self, CursusPlugin *plugin, CursusRuleset *ruleset, const CursusRuleUse *use,
                                 CursusDiagnostics *diagnostics);

/** cursus_catalog_slim: for many catalogues side by side: forgets the plugins that nobody has asked for, as if there were none,
 * and gives back what the others no longer need. */
void cursus_catalog_slim (CursusCatalog *self);

/**
 * cursus_plugin_test: runs the test file @path (plugins/gap/test-gap.lua is one) with the plugin of the catalogue that it names.
 * @report: receives one TAP line a case, with a readable difference for a failure.
 * Returns: number of failed cases; an unreadable file counts as one.
 */
guint cursus_plugin_test (CursusCatalog *self, const char *path, GString *report, guint *n_cases);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusCatalog, cursus_catalog_free)

G_END_DECLS
