/* The lines that close the table: what the plan is worth and what it costs. */
#pragma once

#include "report/agenda.h"
#include "report/page.h"

G_BEGIN_DECLS

#define CURSUS_PIN_MARK "◆"

/** cursus_summary_put: status, score and bound, half-days and trips, pins, then the rules that cost something, dearest first. */
void cursus_summary_put (CursusPage *page, const CursusPlan *plan, const CursusAgenda *agenda);

/** cursus_summary_put_worth: the status in a sentence, then score and bound unless the plan is empty. */
void cursus_summary_put_worth (CursusPage *page, const CursusPlan *plan);

/** cursus_summary_put_cost: @cost right-aligned before what follows on the line, for lists of costs; returns the column after. */
int cursus_summary_put_cost (CursusPage *page, CursusPaint paint, int64_t cost);

/** cursus_summary_put_difference: likewise "+4", "−2" or "0". */
int cursus_summary_put_difference (CursusPage *page, CursusPaint paint, int64_t difference);

/** cursus_summary_put_number: likewise @digits, in the @level-th column of such numbers, from 0. */
int cursus_summary_put_number (CursusPage *page, CursusPaint paint, int level, const char *digits);

/** cursus_summary_put_waived: what @plan breaks with somebody's consent: each sentence with who, until when and why. @meeting:
 * only what concerns it; NULL: all. Nothing if there is nothing. */
void cursus_summary_put_waived (CursusPage *page, const CursusPlan *plan, const char *meeting);

/** cursus_summary_put_off: those of @findings that are switched off, each with the reason. Nothing if there are none. */
void cursus_summary_put_off (CursusPage *page, GPtrArray *findings);

/** cursus_summary_put_kept: how many of @findings (of CursusFinding) are kept. */
void cursus_summary_put_kept (CursusPage *page, GPtrArray *findings);

G_END_DECLS
