/* Parameters: what a rule declares, and what a session's use gives for it. Knows no Lua state. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/session.h"
#include "script/duration.h"
#include "script/fields.h"
#include "script/plugin.h"

G_BEGIN_DECLS

typedef struct CursusClause CursusClause; /* script/clause.h */

/* What one use gives for one parameter. Which parts are set depends on the type. */
typedef struct {
  const CursusParam *param;
  bool given;               /* false: nil */
  int64_t integer;          /* INTEGER; DATE: day of the session; CLOCK: minute; BOOLEAN; index of CALENDAR, PERSON */
  double number;            /* NUMBER */
  CursusDuration duration;  /* DURATION */
  char *text;               /* TEXT, CHOICE, and the id of CALENDAR, SITE, PERSON, FORMAT, TAG */
  GArray *items;            /* of uint32_t: modules of SELECTOR, people of PEOPLE, WEEKDAYS from 1 */
  GPtrArray *lists;         /* of GArray of uint32_t: modules of each item of SELECTORS */
  GPtrArray *texts;         /* of char*: ids of SITES, PEOPLE, FORMATS, DAY_PARTS */
  GArray *ranges;           /* of CursusDateRange, in days of the session: DATES */
  const CursusValue *value; /* as it was given, or the default; borrowed */
  GPtrArray *clauses;       /* of CursusClause: of CLAUSE one, of CLAUSES each; by cursus_arguments_read */
  char *shown;              /* as the planner wrote it; durations and dates in words */
  char *shown_fr;           /* the same in French, where it differs; nullable */
} CursusArgument;

void cursus_argument_free (CursusArgument *self);
void cursus_clause_free (CursusClause *self);

/** cursus_text_pair_read: reads a text, or { en = "…", fr = "…" } with at least en, into two texts; false with an error. */
bool cursus_text_pair_read (const CursusPlace *place, const char *key, const CursusValue *value, char **en, char **fr);

/** cursus_param_declare: (transfer full) (nullable): the parameter @name as @table (what a constructor returned) declares it;
 * NULL with an error. @place: of the table of all parameters. */
CursusParam *cursus_param_declare (const CursusPlace *place, const char *name, const CursusValue *table);
void cursus_param_free (CursusParam *self);

/** cursus_param_type_names: (transfer none): all of them, NULL-terminated, in the order of the enum. */
const char *const *cursus_param_type_names (void);

/** cursus_param_type_free_of_session: whether its values can be checked without a session. */
bool cursus_param_type_free_of_session (CursusParamType type);

/** cursus_param_type_is_clause: whether its values are rules with parameters of their own. */
bool cursus_param_type_is_clause (CursusParamType type);

/** cursus_argument_read: (transfer full) (nullable): what @value (nullable: not given) means for @param; NULL with an error.
 * @session: may be NULL if the type is free of it. Of a rule or of rules only the outside is read: see cursus_arguments_read. */
CursusArgument *cursus_argument_read (const CursusPlace *place, const CursusParam *param, const CursusSession *session,
                                      const CursusValue *value);

/* ---- Parts of cursus_argument_read; each reads the types of its file and returns false with an error. ---- */

bool cursus_argument_read_plain (const CursusPlace *place, CursusArgument *argument, const CursusValue *value);
bool cursus_argument_read_time (const CursusPlace *place, CursusArgument *argument, const CursusSession *session,
                                const CursusValue *value);
bool cursus_argument_read_thing (const CursusPlace *place, CursusArgument *argument, const CursusSession *session,
                                 const CursusValue *value, bool by_default);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusArgument, cursus_argument_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusParam, cursus_param_free)

G_END_DECLS
