/* What holds a meeting where it is, in words: what it costs there, what forbids the other places, and what the best of them would
 * cost. */
#pragma once

#include "report/alternatives.h"
#include "report/report.h"

G_BEGIN_DECLS

/* A hard rule that forbids some of the other placements. Owned. */
typedef struct {
  const char *rule; /* borrowed */
  const char *use;
  guint n;             /* placements that it forbids */
  guint n_more;        /* those of them that none before it in the list forbids */
  CursusPlan *example; /* the meeting at one of them */
  char *text;          /* (nullable): what it breaks there, a sentence */
} CursusHoldReason;

void cursus_hold_reason_free (CursusHoldReason *self);

/* Another meeting that is in the way. Borrowed. */
typedef struct {
  const CursusPlanMeeting *meeting;
  guint n; /* placements that would be possible without it */
} CursusHoldBlocker;

typedef struct {
  const CursusPlan *present;
  GPtrArray *violations; /* of CursusViolation: of present */
  const char *meeting;   /* id */
  guint n_never;         /* other placements that are forbidden wherever the other meetings are */
  guint n_blocked;       /* because of where the other meetings are */
  guint n_dearer;        /* possible, and what they cost */
  guint n_same;
  guint n_cheaper;
  GPtrArray *never;    /* of CursusHoldReason */
  GPtrArray *blocked;  /* of CursusHoldReason */
  GArray *blockers;    /* of CursusHoldBlocker: the most important first */
  guint n_tangled;     /* blocked placements for which no one other meeting is to blame */
  bool blockers_known; /* whether that was looked at to the end */
  GPtrArray *possible; /* of CursusProposal: the best first; not all of them */
  bool all;            /* list everything that is there */
} CursusHoldReport;

/** cursus_report_hold: (transfer full): for a terminal. */
char *cursus_report_hold (const CursusHoldReport *report, CursusReportStyle style);

/** cursus_report_hold_json: (transfer full): {session, revision, score, meeting {id, title, start, end, site, room, speakers,
 * pinned_by}, rules and waived as cursus_report_explanation_json has them for this meeting, elsewhere {placements, forbidden,
 * blocked, dearer, same, cheaper, forbidden_by [], blocked_by [], meetings_in_the_way [{meeting, placements}], several_in_the_way
 * (null when not all were looked at), possible [{start, end, site, room, speakers, score, difference, rules [{rule, use, weight,
 * difference}]}]}}; where forbidden_by and blocked_by are [{rule, use, placements, beyond (those that no rule before it forbids),
 * example {start, end, site, room, speakers, text}}]. */
char *cursus_report_hold_json (const CursusHoldReport *report);

G_END_DECLS
