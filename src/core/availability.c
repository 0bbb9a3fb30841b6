/* One person's availability: a set of instants for each level. Knows nothing of the files that it is read from. */
#include "core/availability.h"

#include "core/text.h"

CursusAvailability *
cursus_availability_new (void)
{
  CursusAvailability *self = g_new0 (CursusAvailability, 1);
  for (int i = 0; i < CURSUS_N_LEVELS; i++)
    self->levels[i] = cursus_intervals_new ();
  return self;
}

void
cursus_availability_free (CursusAvailability *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < CURSUS_N_LEVELS; i++)
    cursus_intervals_free (self->levels[i]);
  g_free (self);
}

void
cursus_availability_add (CursusAvailability *self, CursusLevel level, int64_t start_utc, int64_t end_utc)
{
  g_return_if_fail (level < CURSUS_N_LEVELS);
  cursus_intervals_add (self->levels[level], start_utc, end_utc);
}

bool
cursus_level_parse (const char *text, CursusLevel *level)
{
  static const char *const french[CURSUS_N_LEVELS] = { "indisponible", "plutôt non", "préféré" };
  for (int i = 0; i < CURSUS_N_LEVELS; i++) {
    if (cursus_text_matches (text, cursus_level_name ((CursusLevel)i)) || cursus_text_matches (text, french[i])) {
      *level = (CursusLevel)i;
      return true;
    }
  }
  return false;
}

const char *
cursus_level_name (CursusLevel level)
{
  switch (level) {
  case CURSUS_LEVEL_UNAVAILABLE:
    return "unavailable";
  case CURSUS_LEVEL_RELUCTANT:
    return "reluctant";
  case CURSUS_LEVEL_PREFERRED:
    return "preferred";
  case CURSUS_N_LEVELS:
    break;
  }
  g_return_val_if_reached (NULL);
}
