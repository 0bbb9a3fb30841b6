/* What the api-*.c files share. They are shells: plain values only, as an error in Lua is a longjmp. Each function here may
 * raise and is called inside an entry. */
#pragma once

#include <lauxlib.h>
#include <lua.h>

#include "script/api-table.h"
#include "script/object.h"
#include "script/plugin-private.h"

G_BEGIN_DECLS

/* What the making of one object counts, in instructions: its memory is not the state's. */
#define CURSUS_API_OBJECT_WORK 100

extern const CursusObjectType cursus_api_selection_type;
extern const CursusObjectType cursus_api_calls_type;      /* each, pairs_of, consecutive: CursusDraft */
extern const CursusObjectType cursus_api_groups_type;     /* group_by */
extern const CursusObjectType cursus_api_measure_type;    /* group_by (…):count () */
extern const CursusObjectType cursus_api_constraint_type; /* finished */
extern const CursusObjectType cursus_api_bag_type;
extern const CursusObjectType cursus_api_calendar_type;
extern const CursusObjectType cursus_api_person_type;
extern const CursusObjectType cursus_api_view_type;
extern const CursusObjectType cursus_api_sequence_type; /* the list that functions of in_order (…) see */

/* Each makes the object types of its file known. */
void cursus_api_register_views (lua_State *L);
void cursus_api_register_values (lua_State *L);
void cursus_api_register_session (lua_State *L);
void cursus_api_register_selections (lua_State *L);
void cursus_api_register_calls (lua_State *L);
void cursus_api_register_groups (lua_State *L);
void cursus_api_register_sequence (lua_State *L);

/** cursus_api_register: makes @type known; a method that it does not have is an error with a proposal. */
void cursus_api_register (lua_State *L, const CursusObjectType *type);

/** cursus_api_register_with: the same; @add_methods (nullable) adds methods to the table on top. */
void cursus_api_register_with (lua_State *L, const CursusObjectType *type, void (*add_methods) (lua_State *L));

/** cursus_api_open: prepares a new state for @plugin: object types, views, environment. */
void cursus_api_open (lua_State *L, CursusPlugin *plugin);

/* Functions that stand in the environment of a plugin. */
extern const luaL_Reg cursus_api_selection_functions[];
extern const luaL_Reg cursus_api_call_functions[];
extern const luaL_Reg cursus_api_group_functions[];
extern const luaL_Reg cursus_api_combination_functions[];
extern const luaL_Reg cursus_api_test_functions[]; /* of test files */

/** cursus_api_open_sequence: makes the list of meetings that functions of a whole group are given. */
void cursus_api_open_sequence (lua_State *L, CursusPlugin *plugin);

/** cursus_api_read_length: how many units the present function has, recorded. */
int32_t cursus_api_read_length (lua_State *L, CursusTrace *trace);

/** cursus_api_keep_function: keeps the function at @index until `constrain` has returned; its number from 1. */
int cursus_api_keep_function (lua_State *L, int index);

/** cursus_api_check_constraint: raises unless a finished constraint stands at @index. @who: gives or takes it, for the message:
 * "constrain returned". @accepted: what may stand there. */
void cursus_api_check_constraint (lua_State *L, int index, const char *who, const char *accepted);

/** cursus_api_add_constructors: integer { … }, selector { … } and rule { … } into the table on top. */
void cursus_api_add_constructors (lua_State *L);

/** cursus_api_push_rule: pushes the table that was given to rule { … }, or nil. */
void cursus_api_push_rule (lua_State *L);

/** cursus_api_plugin: (transfer none): the plugin whose state this is. */
CursusPlugin *cursus_api_plugin (lua_State *L);

/** cursus_api_scene: (transfer none): the scene; raises unless `constrain` itself runs. @what: the function that was called. */
CursusScene *cursus_api_scene (lua_State *L, const char *what);

/** cursus_api_check_serial: raises if an object with @serial does not belong to the present scene, whose plugin it returns. */
CursusPlugin *cursus_api_check_serial (lua_State *L, uint64_t serial);

/** cursus_api_selection: (transfer none): the selection at @index, of the present scene. */
CursusSelection *cursus_api_selection (lua_State *L, int index);

/** cursus_api_check_draft: (transfer none): the draft at @index, of the present scene, not finished. */
CursusDraft *cursus_api_check_draft (lua_State *L, int index, const CursusObjectType *type);

/** cursus_api_push_draft: pushes a copy of @draft as an object of @type and returns the copy. */
CursusDraft *cursus_api_push_draft (lua_State *L, const CursusDraft *draft, const CursusObjectType *type);

/** cursus_api_where: the draft at 1 without the calls for which the function at 2 says no, pushed with the same @type. */
int cursus_api_where (lua_State *L, const CursusObjectType *type);

/** cursus_api_weigh: the draft at 1 with the weights that the function at 2 gives its calls or groups, pushed with the same
 * @type.
 */
int cursus_api_weigh (lua_State *L, const CursusObjectType *type);

/** cursus_api_keys: adds the texts at @first to @last to the keys of @draft. */
void cursus_api_keys (lua_State *L, int first, int last, CursusDraft *draft);

/** cursus_api_line: the line of the script that is running. */
int cursus_api_line (lua_State *L);

/** cursus_api_push_argument: pushes what a rule sees of @argument. */
void cursus_api_push_argument (lua_State *L, const CursusScene *scene, const CursusArgument *argument);

/** cursus_api_push_params: pushes the table p of @arguments. */
void cursus_api_push_params (lua_State *L, const CursusScene *scene, const GPtrArray *arguments);

/** cursus_api_push_session: pushes what rules see as `session`. */
void cursus_api_push_session (lua_State *L, CursusPlugin *plugin);

/** cursus_api_push_handle: pushes thing @index, called @id, of the calendars or people. */
void cursus_api_push_handle (lua_State *L, const CursusScene *scene, const CursusObjectType *type, uint32_t index,
                             const char *id);

/** cursus_api_person: the index of the person at @index: a handle, or an id as text. */
uint32_t cursus_api_person (lua_State *L, int index);

/** cursus_api_calendar: the index of the calendar at @index. */
uint32_t cursus_api_calendar (lua_State *L, int index);

/* What a cost function gave. */
typedef struct {
  CursusPlugin *plugin;
  int function; /* ref, for messages */
  uint32_t n_units;
  bool whole; /* its one argument is the list of its units */
  CursusOutcome outcome;
  char measured[300]; /* "" for none */
} CursusApiCall;

/** cursus_api_push_units, cursus_api_pull_outcome: push and pull of a CursusStateCall whose data is a CursusApiCall. */
int cursus_api_push_units (lua_State *L, void *data);
void cursus_api_pull_outcome (lua_State *L, void *data);

/** cursus_api_pull_wanted: instead of cursus_api_pull_outcome, of a function that says which meetings count: cost 1 for yes. */
void cursus_api_pull_wanted (lua_State *L, void *data);

/* What one run of `constrain` is given, and gives. */
typedef struct {
  CursusPlugin *plugin;
  const GPtrArray *arguments; /* of CursusArgument */
  GPtrArray *made;            /* of CursusMade; owned by the caller */
  uint32_t n_made;            /* constraints so far, their parts included */
} CursusApiConstrain;

/** cursus_api_l_constrain: the body of an entry that runs `constrain` with a CursusApiConstrain. */
int cursus_api_l_constrain (lua_State *L);

/* A test file that is to be run, and what it returned. */
typedef struct {
  const CursusSource *source;
  CursusValue *value; /* owned by the caller: { plugin = name, test = table } */
} CursusApiTestFile;

/** cursus_api_l_test_file: the body of an entry that runs a test file with a CursusApiTestFile. */
int cursus_api_l_test_file (lua_State *L);

G_END_DECLS
