/* Counts in the reader's language, plural forms and decimal separator included. Every function returns a new string (transfer
 * full). */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

/** cursus_counts_number: "11.5" with the reader's decimal separator and at most @decimals digits after it. */
char *cursus_counts_number (double number, int decimals);

/** cursus_counts_length: of a session: "11.5 days". */
char *cursus_counts_length (double days);

/** Whole counts: "23 half-days", "12 days", "3 violations", "34 points", "2000 moves tried". */
char *cursus_counts_half_days (guint n);
char *cursus_counts_days (guint n);
char *cursus_counts_violations (guint n);
char *cursus_counts_points (int64_t n);
char *cursus_counts_moves (uint64_t n);

/** cursus_counts_difference: "+4", "−2", "0". */
char *cursus_counts_difference (int64_t n);

/** cursus_counts_seconds: "8.2 seconds". */
char *cursus_counts_seconds (double n);

/** cursus_counts_percent: "8.8 %": @part of @whole, which is above 0, rounded up. */
char *cursus_counts_percent (int64_t part, int64_t whole);

/** cursus_counts_trips: "4 trips (Paris ×2, Reims ×2)", where @sites is what stands in parentheses. */
char *cursus_counts_trips (guint n, const char *sites);

/** Sentences: meetings that are pinned, that have no date; rules that are kept (all of them, or all others), that are switched
 * off; violations that are waived, that have no text. */
char *cursus_counts_pinned (guint n);
char *cursus_counts_undated (guint n);
char *cursus_counts_kept (guint n);
char *cursus_counts_others_kept (guint n);
char *cursus_counts_off (guint n);
char *cursus_counts_waived (guint n);
char *cursus_counts_undescribed (guint n);

G_END_DECLS
