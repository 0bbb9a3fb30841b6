/* Where somebody wants a meeting to be, as people write it: "2023-11-09 am @poitiers /sp-a+sp-b", "2023-11-09 14:00", "@reims",
 * in parts and in any order but date before time. One reader for planners, programs and tests of rules. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/frame.h"

G_BEGIN_DECLS

/* What is not said is open. */
typedef struct {
  CursusDate date;      /* CURSUS_DATE_NONE: not said */
  uint32_t part;        /* of the day; CURSUS_NONE: not said */
  uint32_t room;        /* CURSUS_NONE: no room is named */
  uint32_t site;        /* CURSUS_NONE: no site is named */
  uint32_t speaker_set; /* CURSUS_NONE: not said */
} CursusWish;

/**
 * cursus_wish_parse: reads @text for @meeting. A part of the day is given by its name ("am"), the time at which it begins
 * ("14:00") or its hours ("14:00-17:30"); the place, after "@", by the id of a site or a room ("poitiers/clain", or "clain" where
 * the module has one room of that name); the speakers, after "/", by their ids with "+" between.
 *
 * Returns: false with CURSUS_RULES_ERROR_DESCRIPTION that says what is wrong and what would be accepted.
 */
bool cursus_wish_parse (CursusWish *self, const CursusFrame *frame, uint32_t meeting, const char *text, GError **error);

/**
 * cursus_wish_options: (transfer full) (nullable): of CursusPlacement: where @meeting can be to fulfil the wish, which say the
 * same time and speakers and differ in their rooms; the one nearest to @present first.
 *
 * @present: (nullable): where the meeting is: its day, part of the day, site and speakers stand for what is not said. NULL: day
 * and part have to be said, and the first room and speakers of the module do for the rest. Returns: NULL with
 * CURSUS_RULES_ERROR_DESCRIPTION if the meeting cannot begin there, whatever the rules say.
 */
GArray *cursus_wish_options (const CursusWish *self, const CursusFrame *frame, uint32_t meeting, const CursusPlacement *present,
                             GError **error);

/** cursus_wish_allows: whether a meeting at @placement has all that is said; what is not said is open. */
bool cursus_wish_allows (const CursusWish *self, const CursusFrame *frame, CursusPlacement placement);

G_END_DECLS
