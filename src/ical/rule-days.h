/* The days that a rule names in a day, week, month or year. Its times of day, COUNT and UNTIL are not looked at. */
#pragma once

#include <glib.h>

#include "core/date.h"
#include "ical/libical.h"

G_BEGIN_DECLS

/** cursus_ical_rule_days_complete: fills in what @parts leaves to the event's first day: which weekday, day of the month, month.
 */
void cursus_ical_rule_days_complete (struct icalrecurrencetype *parts, CursusDate start);

/** cursus_ical_rule_days_period: the first day of the day, week, month or year (as the rule repeats) that @date is in. */
CursusDate cursus_ical_rule_days_period (const struct icalrecurrencetype *parts, CursusDate date);

/** cursus_ical_rule_days_between: how many periods @later is after @period. Both are first days of one. */
int cursus_ical_rule_days_between (const struct icalrecurrencetype *parts, CursusDate period, CursusDate later);

/** cursus_ical_rule_days_after: the first day of the @n th period after @period; CURSUS_DATE_NONE after the year 9999. */
CursusDate cursus_ical_rule_days_after (const struct icalrecurrencetype *parts, CursusDate period, int n);

/** cursus_ical_rule_days_list: appends the days that the rule names in @period to @days (of CursusDate), in order. */
void cursus_ical_rule_days_list (const struct icalrecurrencetype *parts, CursusDate period, GArray *days);

/** cursus_ical_rule_days_count: how many of the @size items of a list in a rule there are. */
guint cursus_ical_rule_days_count (const short *list, guint size);

#define CURSUS_ICAL_RULE_COUNT(list) cursus_ical_rule_days_count ((list), G_N_ELEMENTS (list))

G_END_DECLS
