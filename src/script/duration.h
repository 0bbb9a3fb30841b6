/* Lengths of time as planners write them: "3 weeks", "10 working days", "90 minutes". */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/value.h"

G_BEGIN_DECLS

#define CURSUS_DURATION_MAX 100000

typedef enum {
  CURSUS_UNIT_MINUTES,
  CURSUS_UNIT_HOURS,
  CURSUS_UNIT_HALF_DAYS,
  CURSUS_UNIT_DAYS,
  CURSUS_UNIT_WORKING_DAYS,
  CURSUS_UNIT_WEEKS,
} CursusDurationUnit;

typedef struct {
  uint32_t amount; /* at most CURSUS_DURATION_MAX */
  CursusDurationUnit unit;
} CursusDuration;

/** cursus_duration_read: a text such as "3 weeks", or a whole number of days; false if @value is neither. */
bool cursus_duration_read (const CursusValue *value, CursusDuration *duration);

/** cursus_duration_to_text: (transfer full): "3 weeks", or "3 semaines". */
char *cursus_duration_to_text (CursusDuration self, bool french);

/** cursus_duration_unit_name: (transfer none): "days", "working days", … as a rule sees it. */
const char *cursus_duration_unit_name (CursusDurationUnit unit);

G_END_DECLS
