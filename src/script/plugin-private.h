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
  char *theme;   /* nullable */
  char *example; /* nullable */
  CursusSource *source;
  GPtrArray *params; /* of CursusParam, by name */
  GPtrArray *says;   /* of CursusSays, in the order of the keys */
  CursusState *state;
  bool used;        /* its constrain was run */
  uint64_t fail_at; /* tests: this allocation of the state and all later ones fail; 0: none */
  GMutex mutex;     /* whoever enters the state holds it: threads of the search share a plugin */
  int environment;
  int constrain;
  int view_refs[CURSUS_TRACE_MAX_UNITS];
  CursusView views[CURSUS_TRACE_MAX_UNITS];
  int sequence_ref;      /* the list that functions of a whole group are given */
  int list_ref;          /* a table of the views that it has handed out, by position from 1 */
  GPtrArray *list_views; /* of CursusView, owned: behind them */

  /* Of the entry under way: */
  CursusScene *scene;       /* NULL: none */
  bool compiling;           /* `constrain` runs: constraints may be made */
  CursusTrace *trace;       /* of the function that runs; NULL: none */
  bool whole;               /* it is one of a whole group */
  CursusTrace static_trace; /* for functions that run while compiling */
  int functions;            /* a table of the cost functions given so far */
  int n_functions;
};

/** cursus_plugin_new: (transfer full): not loaded yet. @source: (transfer full). */
CursusPlugin *cursus_plugin_new (const char *name, CursusSource *source);
void cursus_plugin_free (CursusPlugin *self);

/** cursus_plugin_says_standard: whether the word is in the file. Without it the rule is no standard rule, which is known without
 * loading it: most plugins are in no session, and need no state. */
bool cursus_plugin_says_standard (const CursusPlugin *self);

/** cursus_plugin_load: runs the file and reads what it returns; false with errors in @diagnostics. Once. */
bool cursus_plugin_load (CursusPlugin *self, CursusDiagnostics *diagnostics);

/** cursus_plugin_add_view: (transfer none): a view of the next position in lists of meetings. */
CursusView *cursus_plugin_add_view (CursusPlugin *self);

/** cursus_plugin_find_says: (transfer none) (nullable): the message with @key. */
const CursusSays *cursus_plugin_find_says (const CursusPlugin *self, const char *key);

/* A function of a constraint that `constrain` returned, or of a part of it, until it has its tracer. */
typedef struct {
  CursusConstraint *constraint; /* not owned */
  bool filters;                 /* it says which meetings count; else it is the cost */
  int number;                   /* among those of `constrain` */
  int ref;                      /* LUA_NOREF: none yet */
} CursusMadeFunction;

/* One constraint that `constrain` returned. */
typedef struct {
  CursusConstraint *constraint;
  GArray *functions; /* of CursusMadeFunction */
  int line;          /* of the plugin */
} CursusMade;

void cursus_made_free (CursusMade *self);

/** cursus_made_add: (transfer none): takes the constraint of @draft and its parts to @list. Its functions have no reference
 * yet. Does not raise. */
CursusMade *cursus_made_add (GPtrArray *list, CursusDraft *draft);

/** cursus_plugin_constrain: (transfer full) (element-type CursusMade) (nullable): runs `constrain` with @arguments (of
 * CursusArgument). NULL with @why: "file:line: message". */
GPtrArray *cursus_plugin_constrain (CursusPlugin *self, CursusScene *scene, const GPtrArray *arguments, char **why);

/** cursus_plugin_tracer: (transfer full): calls the function kept under @function (transfer full) of @self's state: the cost of
 * a constraint of @shape, or which meetings it counts (@filters). */
CursusTracer *cursus_plugin_tracer (CursusPlugin *self, CursusScene *scene, int function, CursusShape shape, bool filters);

/** cursus_plugin_describe_failure: (transfer full): "file:line: message" of the state's last failure, without traceback. */
char *cursus_plugin_describe_failure (const CursusPlugin *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusPlugin, cursus_plugin_free)

G_END_DECLS
