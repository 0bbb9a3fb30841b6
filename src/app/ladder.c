/* Numbers and lengths of time go up and down; lists of days and the like grow by what they lack. */
#include "app/ladder.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/date.h"
#include "core/text.h"
#include "core/weekdays.h"
#include "script/duration.h"

#define LARGEST 5.0

/* How far to go. In units of the parameter, but for times of the day: minutes. */
static const int counts[] = { 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 25, 30, 40, 50, 75, 100 };
static const int days[] = { 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 21, 28, 35, 42, 56, 84 };
static const int minutes[] = { 15, 30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480 };
static const double parts[] = { 0.5, 1, 1.5, 2, 3, 3.5, 4, 5, 7, 10, 15, 20, 25, 30, 40, 50, 75, 100 };

static const char *const weekday_names[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

static void
clear_rung (gpointer data)
{
  cursus_value_unref (((CursusRung *)data)->value);
}

static CursusLadder *
ladder_new (const CursusParam *param)
{
  CursusLadder *self = g_new0 (CursusLadder, 1);
  self->param = g_strdup (param->name);
  self->rungs = g_array_new (FALSE, FALSE, sizeof (CursusRung));
  g_array_set_clear_func (self->rungs, clear_rung);
  return self;
}

void
cursus_ladder_free (CursusLadder *self)
{
  if (self == NULL)
    return;
  g_free (self->param);
  g_array_unref (self->rungs);
  g_free (self);
}

static void
add_rung (CursusLadder *self, CursusValue *value, double size)
{
  CursusRung rung = { value, size };
  g_array_append_val (self->rungs, rung);
}

/* Takes @ladder, if it has any rungs. */
static void
add_ladder (GPtrArray *ladders, CursusLadder *ladder)
{
  if (ladder->rungs->len > 0)
    g_ptr_array_add (ladders, ladder);
  else
    cursus_ladder_free (ladder);
}

/* A change of one is larger where there is little. */
static double
relative (double step, double value)
{
  return MIN (LARGEST, 1 + 4 * step / MAX (1, fabs (value) + 1));
}

static bool
is_allowed (const CursusParam *param, double value)
{
  return (!param->has_least || value >= param->least) && (!param->has_most || value <= param->most);
}

static void
climb_integer (GPtrArray *ladders, const CursusParam *param, int64_t value, int sign)
{
  CursusLadder *ladder = ladder_new (param);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++) {
    int64_t other = value + (int64_t)sign * counts[i];
    if (is_allowed (param, (double)other))
      add_rung (ladder, cursus_value_new_integer (other), relative (counts[i], (double)value));
  }
  add_ladder (ladders, ladder);
}

static void
climb_number (GPtrArray *ladders, const CursusParam *param, double value, int sign)
{
  CursusLadder *ladder = ladder_new (param);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    double other = value + sign * parts[i];
    bool whole = fabs (other - round (other)) < 1e-9;
    if (is_allowed (param, other))
      add_rung (ladder, whole ? cursus_value_new_integer ((int64_t)llround (other)) : cursus_value_new_number (other),
                relative (parts[i], value));
  }
  add_ladder (ladders, ladder);
}

static void
climb_duration (GPtrArray *ladders, const CursusParam *param, CursusDuration duration, int sign)
{
  CursusLadder *ladder = ladder_new (param);
  const bool of_minutes = duration.unit == CURSUS_UNIT_MINUTES;
  const int *steps = of_minutes ? minutes : days;
  for (guint i = 0; i < (of_minutes ? G_N_ELEMENTS (minutes) : G_N_ELEMENTS (days)); i++) {
    int64_t amount = (int64_t)duration.amount + (int64_t)sign * steps[i];
    if (amount < 0 || amount > CURSUS_DURATION_MAX)
      continue;
    CursusDuration other = { (uint32_t)amount, amount > 0 ? duration.unit : CURSUS_UNIT_DAYS }; /* nobody says “0 weeks” */
    g_autofree char *text = cursus_duration_to_text (other, false);
    add_rung (ladder, cursus_value_new_string (text), relative (steps[i], duration.amount));
  }
  add_ladder (ladders, ladder);
}

static void
climb_date (GPtrArray *ladders, const CursusParam *param, CursusDate date, int sign)
{
  CursusLadder *ladder = ladder_new (param);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    char text[CURSUS_DATE_TEXT_SIZE];
    cursus_date_format (date + sign * days[i], text);
    add_rung (ladder, cursus_value_new_string (text), 1.5 + 0.1 * days[i]);
  }
  add_ladder (ladders, ladder);
}

static void
climb_clock (GPtrArray *ladders, const CursusParam *param, const char *clock, int sign)
{
  CursusLadder *ladder = ladder_new (param);
  int hour = 0, minute = 0;
  if (clock != NULL && sscanf (clock, "%d:%d", &hour, &minute) == 2)
    for (guint i = 0; i < G_N_ELEMENTS (minutes); i++) {
      int other = hour * 60 + minute + sign * minutes[i];
      g_autofree char *text = g_strdup_printf ("%02d:%02d", other / 60, other % 60);
      if (other >= 0 && other < 24 * 60)
        add_rung (ladder, cursus_value_new_string (text), 1 + 0.02 * minutes[i]);
    }
  add_ladder (ladders, ladder);
}

/* ---- Lists ---- */

/* (transfer full): one text or a list of them, as a list. */
static GPtrArray *
list_texts (const CursusValue *value)
{
  GPtrArray *texts = g_ptr_array_new ();
  const char *single = cursus_value_get_string (value);
  if (single != NULL)
    g_ptr_array_add (texts, (gpointer)single);
  for (size_t i = 0; i < cursus_value_length (value); i++) {
    const char *text = cursus_value_get_string (cursus_value_item (value, i));
    if (text != NULL)
      g_ptr_array_add (texts, (gpointer)text);
  }
  return texts;
}

/* (transfer full): @texts and @more. */
static CursusValue *
to_list (const GPtrArray *texts, const GPtrArray *more)
{
  CursusValue *list = cursus_value_new_table ();
  for (guint i = 0; i < texts->len + more->len; i++) {
    const char *text = i < texts->len ? g_ptr_array_index (texts, i) : g_ptr_array_index (more, i - texts->len);
    cursus_value_append (list, cursus_value_new_string (text));
  }
  return list;
}

/* A ladder for each of @more, which are not among @texts: that one alone, then all of them. */
static void
grow_list (GPtrArray *ladders, const CursusParam *param, const GPtrArray *texts, const GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++) {
    CursusLadder *ladder = ladder_new (param);
    g_autoptr (GPtrArray) one = g_ptr_array_new ();
    g_ptr_array_add (one, g_ptr_array_index (more, i));
    add_rung (ladder, to_list (texts, one), 2);
    if (more->len > 1)
      add_rung (ladder, to_list (texts, more), 2.0 + more->len);
    add_ladder (ladders, ladder);
  }
}

/* (transfer full): in their order, whatever order they were written in. */
static CursusValue *
list_weekdays (uint8_t bits)
{
  CursusValue *list = cursus_value_new_table ();
  for (guint day = 0; day < G_N_ELEMENTS (weekday_names); day++)
    if (bits >> day & 1)
      cursus_value_append (list, cursus_value_new_string (weekday_names[day]));
  return list;
}

/* A ladder for each day that is lacking: that one alone, then all of them. */
static void
grow_weekdays (GPtrArray *ladders, const CursusParam *param, const CursusValue *value, const CursusSession *session)
{
  g_autoptr (GPtrArray) texts = list_texts (value);
  uint8_t bits = 0;
  guint n_more = 0;
  for (guint i = 0; i < texts->len; i++)
    bits |= cursus_weekdays_parse (g_ptr_array_index (texts, i));
  const uint8_t more = (uint8_t)(session->weekdays & ~bits);
  for (guint day = 0; day < G_N_ELEMENTS (weekday_names); day++)
    n_more += more >> day & 1;
  for (guint day = 0; day < G_N_ELEMENTS (weekday_names); day++) {
    CursusLadder *ladder = ladder_new (param);
    if (more >> day & 1)
      add_rung (ladder, list_weekdays ((uint8_t)(bits | 1 << day)), 2);
    if (ladder->rungs->len > 0 && n_more > 1)
      add_rung (ladder, list_weekdays (bits | more), 2.0 + n_more);
    add_ladder (ladders, ladder);
  }
}

static void
grow_day_parts (GPtrArray *ladders, const CursusParam *param, const CursusValue *value, const CursusSession *session)
{
  g_autoptr (GPtrArray) texts = list_texts (value), more = g_ptr_array_new ();
  for (guint i = 0; i < session->day_parts->len; i++) {
    char *id = cursus_session_day_part (session, i)->id;
    if (!g_ptr_array_find_with_equal_func (texts, id, g_str_equal, NULL))
      g_ptr_array_add (more, id);
  }
  grow_list (ladders, param, texts, more);
}

static void
turn (GPtrArray *ladders, const CursusParam *param, const CursusValue *value)
{
  CursusLadder *ladder = ladder_new (param);
  add_rung (ladder, cursus_value_new_boolean (!cursus_value_get_boolean (value)), 4);
  add_ladder (ladders, ladder);
}

static void
climb (GPtrArray *ladders, const CursusParam *param, const CursusValue *value, int sign)
{
  CursusDuration duration;
  CursusDate date;
  const char *text = cursus_value_get_string (value);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wswitch-enum" /* all others have no order */
  switch (param->type) {
  case CURSUS_PARAM_INTEGER:
    climb_integer (ladders, param, cursus_value_get_integer (value), sign);
    return;
  case CURSUS_PARAM_NUMBER:
    climb_number (ladders, param, cursus_value_get_number (value), sign);
    return;
  case CURSUS_PARAM_DURATION:
    if (cursus_duration_read (value, &duration))
      climb_duration (ladders, param, duration, sign);
    return;
  case CURSUS_PARAM_DATE:
    if (text != NULL && cursus_date_parse (text, &date, NULL))
      climb_date (ladders, param, date, sign);
    return;
  case CURSUS_PARAM_CLOCK:
    climb_clock (ladders, param, text, sign);
    return;
  default:
    return;
  }
#pragma GCC diagnostic pop
}

GPtrArray *
cursus_ladders_new (const CursusParam *param, const CursusValue *value, const CursusSession *session)
{
  GPtrArray *ladders = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_ladder_free);
  if (value == NULL)
    return ladders;
  if (param->type == CURSUS_PARAM_WEEKDAYS)
    grow_weekdays (ladders, param, value, session);
  else if (param->type == CURSUS_PARAM_DAY_PARTS)
    grow_day_parts (ladders, param, value, session);
  else if (param->type == CURSUS_PARAM_BOOLEAN)
    turn (ladders, param, value);
  climb (ladders, param, value, 1);
  climb (ladders, param, value, -1);
  return ladders;
}
