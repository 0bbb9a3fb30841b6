/* Dates, times and phrases in the reader's language. Names of days and months come from gettext, not from the system's locale,
 * which may be missing. Every function returns a new string (transfer full) unless it says otherwise. */
#pragma once

#include "report/agenda.h"

G_BEGIN_DECLS

/** cursus_words_date: "Wed 11 Oct". */
char *cursus_words_date (CursusDate date);

/** cursus_words_full_date: "Wed 11 Oct 2023". */
char *cursus_words_full_date (CursusDate date);

/** cursus_words_month: "October 2023", for a heading. */
char *cursus_words_month (CursusDate date);

/** cursus_words_week: "Week 41" (ISO 8601), for a heading. */
char *cursus_words_week (CursusDate date);

/** cursus_words_clock: "09:00–12:30". */
char *cursus_words_clock (int start_minute, int end_minute);

/** cursus_words_half_days: (transfer none): "morning", "afternoon", "evening"; "all day" for more than one that begin in the
 * morning. */
const char *cursus_words_half_days (unsigned half_days);

/** cursus_words_format: (transfer none): a format as people say it; those that the session made up as they are. */
const char *cursus_words_format (const char *format);

/** cursus_words_place: "Paris, Room A"; "" for a remote meeting, whose format says so already. */
char *cursus_words_place (const CursusPlanMeeting *meeting);

/** cursus_words_speakers: names (ids where there is none), separated by commas. */
char *cursus_words_speakers (const CursusPlanMeeting *meeting);

/** cursus_words_title: the meeting's title, else its id. (transfer none) */
const char *cursus_words_title (const CursusPlanMeeting *meeting);

/** cursus_words_weight: "hard" or "weight 20". */
char *cursus_words_weight (bool hard, int64_t weight);

/** cursus_words_use: "gap#2", with the rule's name if the use has one of its own: "autumn rest (gap)". */
char *cursus_words_use (const char *rule, const char *use);

/** cursus_words_revision: "revision 3" or "draft, not saved". */
char *cursus_words_revision (int64_t revision);

/** cursus_words_dated_revision: "revision 3 of Tue 14 Nov 2023". */
char *cursus_words_dated_revision (int64_t revision, CursusDate date);

/** cursus_words_status: (transfer none): what the plan is worth, among those with its pins, a sentence. */
const char *cursus_words_status (const CursusPlan *plan);

/** cursus_words_score: the score and its proven bound, one or more sentences. */
char *cursus_words_score (const CursusPlan *plan);

G_END_DECLS
