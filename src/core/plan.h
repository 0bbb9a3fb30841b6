/* The result, for people: every meeting with its names, times and place, readable without the session it was made from
 * (which may have changed since). What the store keeps, reports print and calendars are written from. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/session.h"
#include "core/violation.h"

G_BEGIN_DECLS

/* Compared lexicographically: hard first. */
typedef struct {
  int64_t hard;
  int64_t soft;
} CursusScore;

/** cursus_score_compare: below, at or above 0 as @a is better than, as good as or worse than @b. */
static inline int
cursus_score_compare (CursusScore a, CursusScore b)
{
  if (a.hard != b.hard)
    return a.hard < b.hard ? -1 : 1;
  return a.soft < b.soft ? -1 : a.soft > b.soft;
}

typedef enum {
  CURSUS_STATUS_UNKNOWN,    /* nothing feasible found, nothing proven */
  CURSUS_STATUS_INFEASIBLE, /* proven: no plan exists */
  CURSUS_STATUS_FEASIBLE,   /* no hard violation */
  CURSUS_STATUS_OPTIMAL,    /* feasible and proven best */
} CursusPlanStatus;

typedef struct {
  int64_t start_utc;
  int64_t end_utc;
} CursusPlanSlot;

/* Who wants a meeting to stay where it is. */
typedef enum {
  CURSUS_PIN_NONE,
  CURSUS_PIN_PLANNER, /* until the planner takes the pin away; no search moves it */
  CURSUS_PIN_MACHINE, /* held by a replanning, because it has taken place already; the next one decides anew */
} CursusPin;

typedef struct {
  char *id;      /* of the meeting */
  char *module;  /* ids */
  char *group;   /* nullable: the cohort */
  uint32_t part; /* from 1 */
  uint32_t parts;
  char *title; /* as cursus_meeting_title */
  char *format;
  GArray *slots;        /* of CursusPlanSlot, in order; at least one */
  char *site;           /* nullable: remote */
  char *site_name;      /* nullable */
  char *room;           /* nullable: remote, or a site without rooms */
  char *room_name;      /* nullable */
  char **speakers;      /* ids, NULL-terminated */
  char **speaker_names; /* the same order */
  uint32_t minutes;     /* taught */
  CursusPin pinned;
} CursusPlanMeeting;

typedef struct {
  char *rule;
  char *use;
  bool hard;
  int64_t weight;
  uint32_t violations; /* places where it is broken */
  int64_t cost;        /* hard points of a hard use, weighted soft points of a soft one */
  char *because;       /* (nullable) why the session uses it so, or switched it off */
} CursusPlanRule;

typedef struct {
  char *session; /* id */
  char *session_title;
  char *timezone;
  int64_t revision; /* 0: not saved */
  CursusPlanStatus status;
  CursusScore score;
  int64_t bound; /* proven lower bound of the soft score */
  char *proof;   /* (nullable): which problem bound and status are proven of: a digest; NULL: nothing is but what is counted */
  uint64_t seed;
  uint64_t moves;      /* tried */
  double seconds;      /* < 0: not measured, because the budget was a number of moves */
  double session_days; /* 11.5 */
  int64_t stamp_utc;   /* when what it says was last revised: DTSTAMP of a draft */
  int64_t made_utc;    /* when the revision was saved; 0: it was not read from a store */
  GPtrArray *meetings; /* of CursusPlanMeeting, by start, then id */
  GPtrArray *rules;    /* of CursusPlanRule, in the session's order */
  GPtrArray *waived;   /* of CursusViolation: what is broken and accepted; no cost above has any of it */
} CursusPlan;

/** cursus_plan_new: (transfer full): an empty plan of the session with this id. */
CursusPlan *cursus_plan_new (const char *session_id, const char *title, const char *timezone);
void cursus_plan_free (CursusPlan *self);

/** cursus_plan_meeting_new: (transfer full): part 1 of 1 without slots; speakers and speaker_names stay NULL until they are set.
 */
CursusPlanMeeting *cursus_plan_meeting_new (const char *id);
void cursus_plan_meeting_free (CursusPlanMeeting *self);

/** cursus_plan_meeting_copy: (transfer full). */
CursusPlanMeeting *cursus_plan_meeting_copy (const CursusPlanMeeting *self);
CursusPlanRule *cursus_plan_rule_new (const char *rule, const char *use);
void cursus_plan_rule_free (CursusPlanRule *self);

/** cursus_plan_meeting: (transfer none): item @index. */
const CursusPlanMeeting *cursus_plan_meeting (const CursusPlan *self, guint index);

/** cursus_plan_find: (transfer none) (nullable): the meeting with @id. */
const CursusPlanMeeting *cursus_plan_find (const CursusPlan *self, const char *id);

/** cursus_plan_has_pins: whether any meeting of @self (nullable) is pinned, by whomever. */
bool cursus_plan_has_pins (const CursusPlan *self);

/** cursus_plan_take_pins: pins the meetings that are pinned in @from (nullable), and no others; changes nothing without it. */
void cursus_plan_take_pins (CursusPlan *self, const CursusPlan *from);

/** cursus_plan_forget_proof: what is proven of @self no longer holds: what is left of status and bound is what counting says. */
void cursus_plan_forget_proof (CursusPlan *self);

/** cursus_plan_gap: by how many soft points @self may be above the best possible plan at most; -1 if nothing is proven of it, or
 * it breaks hard rules. */
int64_t cursus_plan_gap (const CursusPlan *self);

/** cursus_plan_sort: brings the meetings into order of start, then id. */
void cursus_plan_sort (CursusPlan *self);

/** cursus_plan_fingerprint: (transfer full): SHA-256 (hexadecimal) of everything but revision, seconds, stamp_utc and made_utc:
 * equal plans of equal runs have equal fingerprints. */
char *cursus_plan_fingerprint (const CursusPlan *self);

/** cursus_pin_name: (transfer none) (nullable): "planner" or "machine", words of the JSON; NULL for no pin. */
const char *cursus_pin_name (CursusPin pin);

/** cursus_plan_status_name: (transfer none): "optimal", "feasible", "infeasible" or "unknown": words of the JSON. */
const char *cursus_plan_status_name (CursusPlanStatus status);
bool cursus_plan_status_parse (const char *text, CursusPlanStatus *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusPlan, cursus_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusPlanMeeting, cursus_plan_meeting_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusPlanRule, cursus_plan_rule_free)

G_END_DECLS
