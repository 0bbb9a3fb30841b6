/* The inside of a plugin, for the files that load, compile and call it. */
#pragma once

#include <glib.h>
#include <lua.h>
#include <stdbool.h>

#include "rules/trace.h"
#include "script/draft.h"
#include "script/param-private.h"
#include "script/plugin.h"
#include "script/scene.h"
#include "script/source.h"
#include "script/state.h"

G_BEGIN_DECLS

#define CURSUS_PLUGIN_MAX_CONSTRAINTS 200

/* One message of a rule. */
typedef struct {
  char *key;
  char *en;
  char *fr;
  GQuark quark; /* of the key */
} CursusSays;

/* One of the units that a function sees: a name for a position among its arguments, which is aimed anew at each call. */
typedef struct {
  CursusPlugin *plugin;
  uint32_t position;
} CursusView;

struct CursusPlugin {
  CursusPluginInfo info; /* borrows from what follows */
  char *name;
  char *title_en;
  char *title_fr;
  char *doc;
  char *doc_fr;
  CursusSource *source;
  GPtrArray *params; /* of CursusParam, by name */
  GPtrArray *says;   /* of CursusSays, in the order of the keys */
  CursusState *state;
  uint64_t fail_at; /* tests: this allocation of the state and all later ones fail; 0: none */
  GMutex mutex;     /* whoever enters the state holds it: threads of the search share a plugin */
  int environment;
  int constrain;
  int view_refs[CURSUS_TRACE_MAX_UNITS];
  CursusView views[CURSUS_TRACE_MAX_UNITS];

  /* Of the entry under way: */
  CursusScene *scene;       /* NULL: none */
  bool compiling;           /* `constrain` runs: constraints may be made */
  CursusTrace *trace;       /* of the function that runs; NULL: none */
  CursusTrace static_trace; /* for functions that run while compiling */
  int functions;            /* a table of the cost functions given so far */
  int n_functions;
};

/** cursus_plugin_new: (transfer full): not loaded yet. @source: (transfer full). */
CursusPlugin *cursus_plugin_new (const char *name, CursusSource *source);
void cursus_plugin_free (CursusPlugin *self);

/** cursus_plugin_load: runs the file and reads what it returns; false with errors in @diagnostics. Once. */
bool cursus_plugin_load (CursusPlugin *self, CursusDiagnostics *diagnostics);

/** cursus_plugin_find_param: (transfer none) (nullable). */
const CursusParam *cursus_plugin_find_param (const CursusPlugin *self, const char *name);

/** cursus_plugin_find_says: (transfer none) (nullable): the message with @key. */
const CursusSays *cursus_plugin_find_says (const CursusPlugin *self, const char *key);

/* One constraint that `constrain` returned. */
typedef struct {
  CursusConstraint *constraint; /* with its tracer, if it has a function */
  int line;                     /* of the plugin */
  int function;                 /* until it has its tracer: reference of its function, else LUA_NOREF */
} CursusMade;

void cursus_made_free (CursusMade *self);

/** cursus_made_add: takes the constraint of @draft, with its @function, to @list. Does not raise. */
void cursus_made_add (GPtrArray *list, CursusDraft *draft, int function);

/** cursus_plugin_constrain: (transfer full) (element-type CursusMade) (nullable): runs `constrain` with @arguments (of
 * CursusArgument). @use: how errors at search time name the use. NULL with @why: "file:line: message". */
GPtrArray *cursus_plugin_constrain (CursusPlugin *self, CursusScene *scene, const GPtrArray *arguments, const char *use,
                                    char **why);

/** cursus_plugin_tracer: (transfer full): calls the function kept under @function (transfer full) of @self's state. */
CursusTracer *cursus_plugin_tracer (CursusPlugin *self, CursusScene *scene, int function, const char *use);

/** cursus_plugin_describe_failure: (transfer full): "file:line: message" of the state's last failure, without traceback. */
char *cursus_plugin_describe_failure (const CursusPlugin *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusPlugin, cursus_plugin_free)

G_END_DECLS
