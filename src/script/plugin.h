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

typedef enum {
  CURSUS_PARAM_INTEGER,
  CURSUS_PARAM_NUMBER,
  CURSUS_PARAM_BOOLEAN,
  CURSUS_PARAM_TEXT,
  CURSUS_PARAM_CHOICE,    /* one of some words */
  CURSUS_PARAM_DATE,      /* "2023-10-11" */
  CURSUS_PARAM_DATES,     /* a list of dates and { from, to } */
  CURSUS_PARAM_DURATION,  /* "3 weeks", "5 days", "10 working days", "90 minutes", "2 half-days"; a number means days */
  CURSUS_PARAM_CLOCK,     /* "09:00" */
  CURSUS_PARAM_WEEKDAYS,  /* { "monday", "tuesday" }, "mon-fri" */
  CURSUS_PARAM_DAY_PARTS, /* { "am" } */
  CURSUS_PARAM_SELECTOR,  /* modules: see cursus_selector_read */
  CURSUS_PARAM_SELECTORS, /* a list of selectors, whose order means something */
  CURSUS_PARAM_CALENDAR,
  CURSUS_PARAM_SITE,
  CURSUS_PARAM_SITES,
  CURSUS_PARAM_PERSON,
  CURSUS_PARAM_PEOPLE,
  CURSUS_PARAM_FORMAT,
  CURSUS_PARAM_FORMATS,
  CURSUS_PARAM_TAG,
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
  const char *file;        /* where it was found */
  bool standard;           /* every session uses it, hard, unless a use without parameters replaces it */
  const GPtrArray *params; /* of CursusParam, by name */
  const GPtrArray *says;   /* of CursusSays, in the order of the keys */
} CursusPluginInfo;

/** cursus_plugin_info: (transfer none): what its table says. */
const CursusPluginInfo *cursus_plugin_info (const CursusPlugin *self);

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

/**
 * cursus_plugin_test: runs the test file @path (plugins/gap/test-gap.lua is one) with the plugin of the catalogue that it names.
 * @report: receives one TAP line a case, with a readable difference for a failure.
 * Returns: number of failed cases; an unreadable file counts as one.
 */
guint cursus_plugin_test (CursusCatalog *self, const char *path, GString *report, guint *n_cases);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusCatalog, cursus_catalog_free)

G_END_DECLS
