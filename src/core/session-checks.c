/* What can be wrong with a session as a whole. Changes nothing; says everything in the planner's words. */
#include <glib/gi18n-lib.h>

#include "core/session-private.h"

#define MAX_NAMES_SHOWN 4

/* The longest that @n_slots day parts in a row last; 0 if there are not so many. */
static uint32_t
longest_run (const CursusSession *self, uint32_t n_slots)
{
  uint32_t longest = 0;
  for (uint32_t first = 0; n_slots <= self->day_parts->len && first <= self->day_parts->len - n_slots; first++) {
    uint32_t minutes = 0;
    for (uint32_t i = first; i < first + n_slots; i++) {
      const CursusDayPart *part = cursus_session_day_part (self, i);
      minutes += (uint32_t)(part->end_minute - part->start_minute);
    }
    longest = MAX (longest, minutes);
  }
  return longest;
}

static void
check_part (const CursusSession *self, const CursusModule *module, guint index, const char *subject,
            CursusDiagnostics *diagnostics)
{
  const CursusPart *part = &g_array_index (module->parts, CursusPart, index);
  const CursusOrigin *origin = &module->origin;
  uint32_t n_parts = self->day_parts->len;
  if (part->n_slots == 0 || part->minutes == 0) {
    cursus_diagnostics_error (diagnostics, origin->file, origin->line, subject, _ ("part %u has no duration"), index + 1);
    return;
  }
  if (part->n_slots > n_parts) {
    cursus_diagnostics_error (diagnostics, origin->file, origin->line, subject,
                              _ ("part %u needs %u slots in a row, a day has %u: cut the module into more parts"), index + 1,
                              part->n_slots, n_parts);
    return;
  }
  uint32_t longest = longest_run (self, part->n_slots);
  if (part->minutes == cursus_half_day_minutes_of (part->n_slots, self->half_day_minutes, self->slots_per_half_day)
      || part->minutes <= longest)
    return;
  if (part->n_slots == 1)
    cursus_diagnostics_error (diagnostics, origin->file, origin->line, subject,
                              _ ("part %u needs %u minutes, the longest slot of a day has %u"), index + 1, part->minutes,
                              longest);
  else
    cursus_diagnostics_error (diagnostics, origin->file, origin->line, subject,
                              _ ("part %u needs %u minutes, the longest %u slots in a row of a day have %u"), index + 1,
                              part->minutes, part->n_slots, longest);
}

static void
check_parts_of_module (const CursusSession *self, const CursusModule *module, CursusDiagnostics *diagnostics)
{
  g_autofree char *subject = cursus_subject ("module", module->id);
  if (module->parts->len == 0)
    cursus_diagnostics_error (diagnostics, module->origin.file, module->origin.line, subject, _ ("has no duration"));
  for (guint i = 0; i < module->parts->len; i++)
    check_part (self, module, i, subject, diagnostics);
}

static void
check_place (const CursusModule *module, CursusDiagnostics *diagnostics)
{
  if (module->rooms->len > 0)
    return;
  g_autofree char *subject = cursus_subject ("module", module->id);
  cursus_diagnostics_error (diagnostics, module->origin.file, module->origin.line, subject,
                            _ ("has no place to be: give it a site or a room, or a format that is remote"));
}

/* A group that a module runs for must have members; one that nothing uses is only odd when others are used. */
static void
check_groups (const CursusSession *self, CursusDiagnostics *diagnostics)
{
  for (uint32_t g = 0; g < self->groups->len; g++) {
    const CursusGroup *group = cursus_session_group (self, g);
    if (group->members->len > 0)
      continue;
    g_autofree char *subject = cursus_subject ("group", group->id);
    bool used = false;
    for (uint32_t m = 0; m < self->modules->len && !used; m++)
      used = cursus_array_has (cursus_session_module (self, m)->groups, g);
    if (used)
      cursus_diagnostics_error (diagnostics, group->origin.file, group->origin.line, subject,
                                _ ("nobody belongs to it, but modules run for it"));
    else
      cursus_diagnostics_warning (diagnostics, group->origin.file, group->origin.line, subject, _ ("nobody belongs to it"));
  }
}

static guint
count_memberships (const CursusPerson *person, const CursusModule *module)
{
  guint count = 0;
  for (guint i = 0; i < module->groups->len; i++)
    count += cursus_array_has (person->groups, g_array_index (module->groups, uint32_t, i));
  return count;
}

/* “a”, “b” and so on; "…" stands for what is more than the reader needs. */
static void
append_name (GString *names, guint *n_names, const char *name)
{
  if (*n_names < MAX_NAMES_SHOWN)
    g_string_append_printf (names, "%s“%s”", *n_names == 0 ? "" : ", ", name);
  else if (*n_names == MAX_NAMES_SHOWN)
    g_string_append (names, ", …");
  (*n_names)++;
}

static void
check_memberships_of (const CursusSession *self, const CursusPerson *person, CursusDiagnostics *diagnostics)
{
  g_autoptr (GString) none = g_string_new (NULL), several = g_string_new (NULL);
  guint n_none = 0, n_several = 0;
  for (uint32_t m = 0; m < self->modules->len; m++) {
    const CursusModule *module = cursus_session_module (self, m);
    guint count = module->groups->len == 0 ? 1 : count_memberships (person, module);
    if (module->together)
      continue; /* whoever is in none of its groups has other modules, whoever is in several attends it once */
    if (count == 0)
      append_name (none, &n_none, module->id);
    else if (count > 1)
      append_name (several, &n_several, module->id);
  }
  g_autofree char *subject = cursus_subject ("participant", person->id);
  const CursusOrigin *origin = &person->origin;
  if (n_none > 0 && n_several > 0)
    cursus_diagnostics_warning (diagnostics, origin->file, origin->line, subject,
                                _ ("is in none of the groups of %s, and in several of those of %s"), none->str, several->str);
  else if (n_none > 0)
    cursus_diagnostics_warning (diagnostics, origin->file, origin->line, subject, _ ("is in none of the groups of %s"),
                                none->str);
  else if (n_several > 0)
    cursus_diagnostics_warning (diagnostics, origin->file, origin->line, subject, _ ("is in several of the groups of %s"),
                                several->str);
}

static void
check_memberships (const CursusSession *self, CursusDiagnostics *diagnostics)
{
  for (uint32_t i = 0; i < self->people->len; i++) {
    const CursusPerson *person = cursus_session_person (self, i);
    if (person->role == CURSUS_ROLE_PARTICIPANT && !person->anonymous)
      check_memberships_of (self, person, diagnostics);
  }
}

static bool
share_members (const CursusGroup *a, const CursusGroup *b)
{
  for (guint i = 0; i < a->members->len; i++)
    if (cursus_array_has (b->members, g_array_index (a->members, uint32_t, i)))
      return true;
  return false;
}

/* Whether somebody attends both: the cohort is everybody. */
static bool
share_audience (const CursusSession *self, const CursusModule *a, const CursusModule *b)
{
  if (a->groups->len == 0 || b->groups->len == 0)
    return true;
  for (guint i = 0; i < a->groups->len; i++) {
    uint32_t group = g_array_index (a->groups, uint32_t, i);
    for (guint j = 0; j < b->groups->len; j++) {
      uint32_t other = g_array_index (b->groups, uint32_t, j);
      if (group == other || share_members (cursus_session_group (self, group), cursus_session_group (self, other)))
        return true;
    }
  }
  return false;
}

static void
check_end (const CursusSession *self, uint32_t index, bool last, CursusDiagnostics *diagnostics)
{
  const CursusModule *module = cursus_session_module (self, index);
  for (uint32_t i = 0; i < index; i++) {
    const CursusModule *other = cursus_session_module (self, i);
    if (!(last ? other->last : other->first) || !share_audience (self, module, other))
      continue;
    g_autofree char *subject = cursus_subject ("module", module->id);
    cursus_diagnostics_error (diagnostics, module->origin.file, module->origin.line, subject,
                              last ? _ ("is to be the last, but so is “%s” for the same people")
                                   : _ ("is to be the first, but so is “%s” for the same people"),
                              other->id);
    return;
  }
}

static void
check_modules (const CursusSession *self, CursusDiagnostics *diagnostics)
{
  for (uint32_t i = 0; i < self->modules->len; i++) {
    const CursusModule *module = cursus_session_module (self, i);
    if (self->day_parts->len > 0)
      check_parts_of_module (self, module, diagnostics);
    check_place (module, diagnostics);
    if (module->first)
      check_end (self, i, false, diagnostics);
    if (module->last)
      check_end (self, i, true, diagnostics);
  }
}

/* "11.5": as many decimals as it takes, two at most. */
static char *
format_days (const CursusSession *self, uint32_t minutes)
{
  uint64_t day = 2 * (uint64_t)self->half_day_minutes;
  int decimals = minutes % day == 0 ? 0 : minutes * UINT64_C (10) % day == 0 ? 1 : 2;
  return g_strdup_printf ("%.*f", decimals, (double)minutes / (double)day);
}

/* Half-days if they come out even, else hours. @plural: for the verb that follows. */
static char *
format_amount (const CursusSession *self, uint32_t minutes, uint32_t *plural)
{
  uint32_t half_days = minutes / self->half_day_minutes;
  *plural = 2;
  if (minutes % self->half_day_minutes == 0) {
    *plural = half_days;
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u half-day", "%u half-days", half_days), half_days);
  }
  if (minutes < 60)
    return g_strdup_printf (_ ("%u min"), minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf (_ ("%u h"), minutes / 60);
  return g_strdup_printf (_ ("%u h %02u min"), minutes / 60, minutes % 60);
}

/* Below two days English wants the plural for anything but 1, French the singular: 0 asks for exactly that. */
static unsigned long
plural_of_days (const CursusSession *self, uint32_t minutes)
{
  uint64_t day = 2 * (uint64_t)self->half_day_minutes;
  return minutes == day ? 1 : minutes < 2 * day ? 0 : (unsigned long)(minutes / day);
}

static void
check_sum (const CursusSession *self, const char *subject, CursusDiagnostics *diagnostics)
{
  uint32_t total = cursus_session_total_minutes (self), declared = self->declared_minutes, plural;
  if (declared == 0 || total == declared)
    return;
  g_autofree char *total_days = format_days (self, total);
  g_autofree char *total_amount = format_amount (self, total, &plural);
  g_autofree char *declared_days = format_days (self, declared);
  g_autofree char *sum = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "the modules add up to %s day (%s)",
                                                       "the modules add up to %s days (%s)", plural_of_days (self, total)),
                                          total_days, total_amount);
  g_autofree char *wanted = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s is declared", "%s are declared", plural_of_days (self, declared)), declared_days);
  g_autofree char *difference = format_amount (self, MAX (total, declared) - MIN (total, declared), &plural);
  g_autofree char *verdict = total < declared ? g_strdup_printf (
                                 g_dngettext (GETTEXT_PACKAGE, "%s is missing", "%s are missing", plural), difference)
                                              : g_strdup_printf (_ ("%s too many"), difference);
  /* TRANSLATORS: the modules add up to 11 days (22 half-days), 11.5 are declared: 1 half-day is missing */
  cursus_diagnostics_error (diagnostics, self->origin.file, self->origin.line, subject, _ ("%s, %s: %s"), sum, wanted, verdict);
}

/* Whether slots and half-days are such that modules can be measured by them. */
static bool
check_measures (const CursusSession *self, const char *subject, CursusDiagnostics *diagnostics)
{
  const CursusOrigin *origin = &self->origin;
  if (self->day_parts->len == 0)
    cursus_diagnostics_error (diagnostics, origin->file, origin->line, subject,
                              _ ("a day has no slots: write slots = { am = \"09:00-12:30\", pm = \"14:00-17:30\" }"));
  if (self->half_day_minutes == 0 || self->slots_per_half_day == 0)
    cursus_diagnostics_error (diagnostics, origin->file, origin->line, subject,
                              _ ("a half-day lasts no time: give its slots hours, such as am = \"09:00-12:30\""));
  return self->half_day_minutes > 0 && self->slots_per_half_day > 0;
}

/* A site's implicit room has the site's id, which a room may have taken. */
static void
check_room_ids (const CursusSession *self, CursusDiagnostics *diagnostics)
{
  for (uint32_t i = 0; i < self->rooms->len; i++) {
    const CursusRoom *room = cursus_session_room (self, i);
    if (cursus_session_find_room (self, room->id) == i)
      continue;
    g_autofree char *subject = cursus_subject ("room", room->id);
    cursus_diagnostics_error (diagnostics, room->origin.file, room->origin.line, subject,
                              _ ("another room, or the place of remote modules, has this id already"));
  }
}

void
cursus_session_check (const CursusSession *self, CursusDiagnostics *diagnostics)
{
  g_autofree char *subject = self->id == NULL ? NULL : cursus_subject ("session", self->id);
  bool measurable = check_measures (self, subject, diagnostics);
  if (self->modules->len == 0)
    cursus_diagnostics_error (diagnostics, self->origin.file, self->origin.line, subject,
                              _ ("has no module: write module \"ouverture\" { … }"));
  else if (measurable)
    check_sum (self, subject, diagnostics);
  check_room_ids (self, diagnostics);
  check_modules (self, diagnostics);
  check_groups (self, diagnostics);
  if (cursus_session_has_named_participants (self))
    check_memberships (self, diagnostics);
}
