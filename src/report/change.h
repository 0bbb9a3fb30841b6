/* What a change of a plan means for its meetings, in words: for differences, histories, moves and replannings alike. */
#pragma once

#include "core/plan-diff.h"
#include "report/page.h"
#include "report/json-writer.h"
#include "report/report.h"

G_BEGIN_DECLS

/** cursus_change_when: (transfer full): "Thu 9 Nov 2023, afternoon (14:00–17:30)"; one for each day it takes. Where the
 * system does not know the plan's zone, times are followed by " UTC". */
char *cursus_change_when (const CursusPlan *plan, const CursusPlanMeeting *meeting);

/** cursus_change_where: (transfer full): the place; "remote" for a meeting without one. */
char *cursus_change_where (const CursusPlanMeeting *meeting);

/** cursus_change_placement: (transfer full): time, place and speakers in one: "Thu 9 Nov 2023, … · Paris · Claire Fontaine". */
char *cursus_change_placement (const CursusPlan *plan, const CursusPlanMeeting *meeting);

/** cursus_change_sentences: (transfer full) (element-type utf8): what happens to the meeting of @difference, a sentence for each
 * kind of it, without naming the meeting. */
GPtrArray *cursus_change_sentences (const CursusPlan *before, const CursusPlan *after, const CursusDifference *difference);

/** cursus_change_put: prints title and id of the meeting of @difference and its sentences below. */
void cursus_change_put (CursusPage *page, const CursusPlan *before, const CursusPlan *after, const CursusDifference *difference);

/** cursus_change_leave_out_begun: takes meetings out of @differences of which nothing is new but that they have begun and are
 * held where they are. Returns: how many. */
guint cursus_change_leave_out_begun (GArray *differences);

/** cursus_change_tell_begun: (transfer full): that @n meetings have begun. */
char *cursus_change_tell_begun (guint n);

/** cursus_change_set_json: adds the object {id, title, change ("added", "removed", "changed"), what ["time", "place", "speakers",
 * "pin"], before, after, text []}, where before and after are null or {start, end, site, room, speakers, pinned_by}. */
void cursus_change_set_json (CursusJson *builder, const CursusPlan *before, const CursusPlan *after,
                             const CursusDifference *difference);

/** cursus_change_set_placement: the members start, end, site, room and speakers. */
void cursus_change_set_placement (CursusJson *builder, const CursusPlan *plan, const CursusPlanMeeting *meeting);

/** cursus_change_set_meetings: "meetings": [all differences]. */
void cursus_change_set_meetings (CursusJson *builder, const CursusPlan *before, const CursusPlan *after);

/** cursus_change_score: (transfer full): "Cost: 93 points before, 90 points after." */
char *cursus_change_score (CursusScore before, CursusScore after);

G_END_DECLS
