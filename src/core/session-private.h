/* What the source files of the session share among themselves; nobody else includes it. */
#pragma once

#include "core/session.h"

G_BEGIN_DECLS

/** cursus_session_grow_travel: makes the table of travel minutes as wide as there are sites; new pairs are unknown. */
void cursus_session_grow_travel (CursusSession *self);

/** cursus_session_has_named_participants: whether any participant stands for himself. */
bool cursus_session_has_named_participants (const CursusSession *self);

/** cursus_session_check: everything that cursus_session_complete reports except what the meetings alone show. */
void cursus_session_check (const CursusSession *self, CursusDiagnostics *diagnostics);

/** cursus_session_make_meetings: the meetings, in the order of modules, parts, groups. Group members must be there. */
void cursus_session_make_meetings (CursusSession *self, CursusDiagnostics *diagnostics);

/**
 * cursus_speaker_sets_new: (transfer full) (nullable) (element-type GArray): who may teach @module together: the product of its
 * choices, each set sorted and without repeats, none twice, in the order of the choices. NULL with CURSUS_CORE_ERROR_INVALID if a
 * choice asks for more people than it names, with CURSUS_CORE_ERROR_TOO_LARGE if there are more than CURSUS_MAX_SPEAKER_SETS.
 */
GPtrArray *cursus_speaker_sets_new (const CursusModule *module, GError **error);

/** cursus_subject: (transfer full): a thing as the planner named it, for diagnostics: module "ouverture". */
static inline char *
cursus_subject (const char *kind, const char *id)
{
  return g_strdup_printf ("%s \"%s\"", kind, id);
}

/** cursus_half_day_minutes_of: taught minutes of @n_slots slots given as half-days. */
static inline uint64_t
cursus_half_day_minutes_of (uint32_t n_slots, uint32_t half_day_minutes, uint32_t slots_per_half_day)
{
  return slots_per_half_day == 0 ? 0 : (uint64_t)n_slots * half_day_minutes / slots_per_half_day;
}

/** cursus_array_has: whether @value is among the uint32_t of @array. */
static inline bool
cursus_array_has (const GArray *array, uint32_t value)
{
  for (guint i = 0; i < array->len; i++)
    if (g_array_index (array, uint32_t, i) == value)
      return true;
  return false;
}

G_END_DECLS
