/* Why there is no plan: the requirements that contradict each other, in words. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/plan.h"

G_BEGIN_DECLS

/* One of the requirements. */
typedef struct {
  char *rule;      /* (nullable): none for a pin */
  char *use;       /* (nullable): as rule */
  char *file;      /* (nullable): where it was written, relative as the session is; NULL: nobody wrote it */
  int line;        /* 0: no line is known */
  char **subjects; /* ids of what it is about: modules, a person, a meeting; NULL-terminated */
  char *text;      /* a phrase */
} CursusReason;

/* Changes that together are enough for a plan. */
typedef struct {
  GPtrArray *texts;   /* of char*: what to change, phrases */
  GPtrArray *changes; /* of char*: the same as the session's file or a command has it; as many */
  bool has_plan;      /* a plan was found that keeps every hard rule then: */
  CursusScore score;  /* of the best one found */
} CursusRepair;

typedef struct {
  GPtrArray *reasons; /* of CursusReason; empty: the session's days and rooms alone leave no plan */
  bool minimal;       /* without any one of them the others can be kept together; there may be more that leaves no plan */
  GPtrArray *repairs; /* of CursusRepair, the smallest first; empty: none was found, or looked for */
} CursusReasons;

/** cursus_reasons_new: (transfer full): none yet. */
CursusReasons *cursus_reasons_new (void);
void cursus_reasons_free (CursusReasons *self);
void cursus_reason_free (CursusReason *self);

/** cursus_repair_new: (transfer full): changes nothing. */
CursusRepair *cursus_repair_new (void);
void cursus_repair_free (CursusRepair *self);

/** cursus_report_conflict: (transfer full): a sentence, and a line for each reason. */
char *cursus_report_conflict (const CursusReasons *reasons);

/** cursus_report_repairs: (transfer full): a sentence, and some lines for each repair; "" if there is none. */
char *cursus_report_repairs (const CursusReasons *reasons);

/** cursus_report_conflict_json: (transfer full): {session, conflict, minimal, repairs}. */
char *cursus_report_conflict_json (const char *session, const CursusReasons *reasons);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusReasons, cursus_reasons_free)

G_END_DECLS
