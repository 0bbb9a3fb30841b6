/* Puts the lines of an instance into a session. */
#include "core/ctt-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_MINUTE (7 * 60)
#define MAX_DAYS 7
#define MAX_PERIODS 64
#define COURSE_PREFIX "course:" /* of the group and the person that stand for a course */
#define TEACHER_PREFIX "teacher:"
#define CURRICULUM_PREFIX "curriculum:"

static uint32_t
period_minutes (const CursusCtt *self)
{
  return MIN (60, (24 * 60 - FIRST_MINUTE) / self->n_periods);
}

bool
cursus_ctt_begin (CursusCtt *self)
{
  CursusSession *session = self->session;
  if (!cursus_ctt_head_number (self, "Days:", NULL, MAX_DAYS, &self->n_days)
      || !cursus_ctt_head_number (self, "Periods_per_day:", NULL, MAX_PERIODS, &self->n_periods))
    return false;
  if (self->n_days == 0 || self->n_periods == 0)
    return cursus_ctt_fail (self, _ ("an instance has at least one day and one period a day"));
  self->min_days = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  self->tags = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  session->zone = cursus_zone_new ("UTC", NULL);
  session->language = (g_free (session->language), g_strdup ("en"));
  session->dates.first = cursus_date_from_ymd (2007, 1, 1); /* a Monday */
  session->dates.last = session->dates.first + (CursusDate)self->n_days - 1;
  session->weekdays = (uint8_t)((1u << self->n_days) - 1);
  session->half_day_minutes = period_minutes (self);
  session->slots_per_half_day = 1;
  for (uint32_t p = 0; p < self->n_periods; p++) {
    g_autofree char *id = g_strdup_printf ("%u", p);
    int start = FIRST_MINUTE + (int)(p * period_minutes (self));
    g_ptr_array_add (session->day_parts, cursus_day_part_new (id, start, start + (int)period_minutes (self)));
  }
  g_ptr_array_add (session->sites, cursus_site_new ("rooms"));
  return session->zone != NULL || cursus_ctt_fail (self, _ ("this system has no time zone data"));
}

/* The person with @prefix and @name, who is the only member of a group of that id where @grouped. */
static uint32_t
add_person (CursusCtt *self, const char *prefix, const char *name, CursusRole role, bool grouped, uint32_t *group)
{
  g_autofree char *id = g_strconcat (prefix, name, NULL);
  uint32_t index = cursus_session_find_person (self->session, id);
  if (index != CURSUS_NONE) {
    *group = cursus_session_find_group (self->session, id);
    return index;
  }
  CursusPerson *person = cursus_person_new (id, role);
  person->name = g_strdup (name);
  person->anonymous = true;
  person->availability = person->availability != NULL ? person->availability : cursus_availability_new ();
  if (grouped) {
    *group = self->session->groups->len;
    g_array_append_val (person->groups, *group);
    g_ptr_array_add (self->session->groups, cursus_group_new (id));
  }
  g_ptr_array_add (self->session->people, person);
  return self->session->people->len - 1;
}

/* "c0001 t000 6 4 130": name, teacher, lectures, least number of days, students. */
bool
cursus_ctt_read_course (CursusCtt *self, char **words)
{
  uint32_t n_lectures = 0, min_days = 0, n_students = 0, group = CURSUS_NONE, none = CURSUS_NONE;
  if (!cursus_ctt_number (self, words[2], 1, self->n_days * self->n_periods, &n_lectures)
      || !cursus_ctt_number (self, words[3], 0, MAX_DAYS, &min_days)
      || !cursus_ctt_number (self, words[4], 0, 100000, &n_students))
    return false;
  if (cursus_session_find_module (self->session, words[0]) != CURSUS_NONE)
    return cursus_ctt_fail (self, _ ("course “%s” stands twice"), words[0]);
  CursusModule *module = cursus_module_new (words[0]);
  CursusSpeakerChoice *teacher = cursus_speaker_choice_new (1);
  CursusPart lecture = { .n_slots = 1, .minutes = period_minutes (self) };
  uint32_t person = add_person (self, TEACHER_PREFIX, words[1], CURSUS_ROLE_SPEAKER, false, &none);
  g_array_append_val (teacher->people, person);
  g_ptr_array_add (module->speaker_choices, teacher);
  for (uint32_t i = 0; i < n_lectures; i++)
    g_array_append_val (module->parts, lecture);
  add_person (self, COURSE_PREFIX, words[0], CURSUS_ROLE_PARTICIPANT, true, &group);
  g_array_append_val (module->groups, group);
  module->title = g_strdup (words[0]);
  module->together = true;
  module->headcount = n_students;
  g_ptr_array_add (self->session->modules, module);
  g_array_append_val (self->min_days, min_days);
  g_ptr_array_add (self->tags, g_ptr_array_new_with_free_func (g_free));
  return true;
}

/* "A 150": name, seats; in .ectt files a site follows. */
bool
cursus_ctt_read_room (CursusCtt *self, char **words)
{
  uint32_t capacity = 0;
  if (!cursus_ctt_number (self, words[1], 0, 1000000, &capacity))
    return false;
  g_autofree char *id = g_strconcat ("rooms/", words[0], NULL);
  if (cursus_session_find_room (self->session, id) != CURSUS_NONE)
    return cursus_ctt_fail (self, _ ("room “%s” stands twice"), words[0]);
  CursusRoom *room = cursus_room_new (id, 0);
  room->name = g_strdup (words[0]);
  room->capacity = capacity;
  room->exclusive = true;
  g_ptr_array_add (self->session->rooms, room);
  return true;
}

/* "q000 4 c0001 c0002 c0004 c0005": name, number of courses, courses. */
bool
cursus_ctt_read_curriculum (CursusCtt *self, char **words)
{
  uint32_t n_courses = 0, group = CURSUS_NONE;
  if (!cursus_ctt_number (self, words[1], 0, 100000, &n_courses))
    return false;
  if (g_strv_length (words) != n_courses + 2)
    return cursus_ctt_fail (self, _ ("curriculum “%s” promises %u courses"), words[0], n_courses);
  add_person (self, CURRICULUM_PREFIX, words[0], CURSUS_ROLE_PARTICIPANT, true, &group);
  for (char **course = words + 2; *course != NULL; course++) {
    uint32_t index = cursus_session_find_module (self->session, *course);
    if (index == CURSUS_NONE)
      return cursus_ctt_fail (self, _ ("there is no course “%s”"), *course);
    g_array_append_val (cursus_session_module (self->session, index)->groups, group);
    g_ptr_array_add (g_ptr_array_index (self->tags, index), g_strdup (words[0]));
  }
  return true;
}

/* "c0001 4 0": course, day, period, both from 0. */
bool
cursus_ctt_read_unavailability (CursusCtt *self, char **words)
{
  uint32_t day = 0, period = 0;
  g_autofree char *id = g_strconcat (COURSE_PREFIX, words[0], NULL);
  uint32_t person = cursus_session_find_person (self->session, id);
  if (person == CURSUS_NONE)
    return cursus_ctt_fail (self, _ ("there is no course “%s”"), words[0]);
  if (!cursus_ctt_number (self, words[1], 0, self->n_days - 1, &day)
      || !cursus_ctt_number (self, words[2], 0, self->n_periods - 1, &period))
    return false;
  int64_t start_utc = ((int64_t)self->session->dates.first + day) * 86400
                      + (int64_t)cursus_session_day_part (self->session, period)->start_minute * 60;
  cursus_availability_add (cursus_session_person (self->session, person)->availability, CURSUS_LEVEL_UNAVAILABLE, start_utc,
                           start_utc + (int64_t)period_minutes (self) * 60);
  return true;
}

bool
cursus_ctt_read_over (CursusCtt *self, char **words)
{
  return true;
}

static CursusRuleUse *
add_use (CursusCtt *self, const char *rule, const char *name, int64_t weight)
{
  CursusRuleUse *use = cursus_rule_use_new (rule);
  use->name = g_strdup (name);
  use->hard = weight < 0;
  use->weight = MAX (0, weight);
  use->weight_given = true;
  use->params = cursus_value_new_table ();
  g_ptr_array_add (self->session->uses, use);
  return use;
}

/* The courses that must be spread over @days days, as a parameter. */
static CursusValue *
courses_of (const CursusCtt *self, uint32_t days)
{
  CursusValue *list = cursus_value_new_table ();
  for (guint m = 0; m < self->min_days->len; m++)
    if (g_array_index (self->min_days, uint32_t, m) == days)
      cursus_value_append (list, cursus_value_new_string (cursus_session_module (self->session, m)->id));
  return list;
}

/* Formulation UD2: the competition's hard constraints and weights. */
static void
add_rules (CursusCtt *self)
{
  add_use (self, "room", "room", 0);   /* seats are soft here */
  add_use (self, "parts", "parts", 0); /* the lectures of a course are in no order */
  cursus_value_set (add_use (self, "room", "room-occupancy", -1)->params, "seats", cursus_value_new_boolean (false));
  cursus_value_set (add_use (self, "availability", "availability", -1)->params, "who", cursus_value_new_string ("everyone"));
  add_use (self, "ctt-room-capacity", "room_capacity", 1);
  add_use (self, "ctt-compactness", "compactness", 2);
  add_use (self, "ctt-room-stability", "room_stability", 1);
  for (uint32_t days = 2; days <= MAX_DAYS; days++) {
    CursusValue *courses = courses_of (self, days);
    if (cursus_value_length (courses) == 0) {
      cursus_value_unref (courses);
      continue;
    }
    g_autofree char *name = g_strdup_printf ("min_working_days_%u", days);
    CursusRuleUse *use = add_use (self, "ctt-min-working-days", name, 5);
    cursus_value_set (use->params, "on", courses);
    cursus_value_set (use->params, "days", cursus_value_new_integer (days));
  }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
finish_module (CursusCtt *self, uint32_t index)
{
  CursusModule *module = cursus_session_module (self->session, index);
  GPtrArray *tags = g_ptr_array_index (self->tags, index);
  g_ptr_array_sort (tags, compare_words);
  module->tags = g_new0 (char *, tags->len + 1);
  for (guint t = 0; t < tags->len; t++)
    module->tags[t] = g_strdup (g_ptr_array_index (tags, t));
  for (uint32_t r = 1; r < self->session->rooms->len; r++)
    g_array_append_val (module->rooms, r);
}

bool
cursus_ctt_finish (CursusCtt *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');
  if (dot != NULL)
    *dot = '\0';
  self->session->id = g_strdup (name);
  self->session->title = g_strdup (name);
  for (uint32_t m = 0; m < self->session->modules->len; m++)
    finish_module (self, m);
  add_rules (self);
  return cursus_session_complete (self->session, self->diagnostics);
}

void
cursus_ctt_clear (CursusCtt *self)
{
  g_clear_pointer (&self->min_days, g_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
}
