/* Reads calendar values. Knows nothing of zones: a time is what was written. */
#include "ical/value.h"

#include <string.h>

#define MAX_DURATION_DAYS 36525

static bool
all_digits (const char *text, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return false;
  return true;
}

static int
digits (const char *text, gsize n)
{
  int value = 0;
  for (gsize i = 0; i < n; i++)
    value = value * 10 + g_ascii_digit_value (text[i]);
  return value;
}

static bool
clock_parse (const char *text, int *second)
{
  if (!all_digits (text, 6))
    return false;
  int hour = digits (text, 2), minute = digits (text + 2, 2), last = digits (text + 4, 2);
  *second = hour * 3600 + minute * 60 + MIN (last, 59); /* 60: a leap second, which our days do not have */
  return hour < 24 && minute < 60 && last <= 60;
}

bool
cursus_ical_stamp_parse (const char *text, CursusIcalStamp *stamp)
{
  gsize length = strlen (text);
  *stamp = (CursusIcalStamp){ .is_date = length == 8, .utc = length == 16 && text[15] == 'Z' };
  if (length < 8 || !all_digits (text, 8))
    return false;
  stamp->date = cursus_date_from_ymd (digits (text, 4), digits (text + 4, 2), digits (text + 6, 2));
  if (stamp->date == CURSUS_DATE_NONE)
    return false;
  return stamp->is_date || ((length == 15 || stamp->utc) && text[8] == 'T' && clock_parse (text + 9, &stamp->second));
}

bool
cursus_ical_stamp_names_day (const CursusIcalStamp *stamp)
{
  return !stamp->utc || stamp->second == 0;
}

/* One "12H" at @p; returns what follows, NULL if there is none. */
static const char *
read_part (const char *p, bool in_time, CursusIcalDuration *sum)
{
  const char *unit = p;
  while (g_ascii_isdigit (*unit))
    unit++;
  if (unit == p || unit - p > 9)
    return NULL;
  int64_t n = digits (p, (gsize)(unit - p));
  if (!in_time && (*unit == 'W' || *unit == 'D'))
    sum->days += n * (*unit == 'W' ? 7 : 1);
  else if (in_time && (*unit == 'H' || *unit == 'M' || *unit == 'S'))
    sum->seconds += n * (*unit == 'H' ? 3600 : *unit == 'M' ? 60 : 1);
  else
    return NULL;
  return unit + 1;
}

bool
cursus_ical_duration_parse (const char *text, CursusIcalDuration *duration)
{
  CursusIcalDuration sum = { 0 };
  int sign = *text == '-' ? -1 : 1;
  const char *p = text + (*text == '-' || *text == '+');
  if (*p++ != 'P' || *p == '\0')
    return false;
  bool in_time = false;
  while (*p != '\0') {
    if (*p == 'T' && !in_time) {
      in_time = true;
      p++;
    }
    p = read_part (p, in_time, &sum);
    if (p == NULL || sum.days > MAX_DURATION_DAYS || sum.seconds > (int64_t)MAX_DURATION_DAYS * 86400)
      return false;
  }
  *duration = (CursusIcalDuration){ .days = sign * sum.days, .seconds = sign * sum.seconds };
  return true;
}

bool
cursus_ical_number_parse (const char *text, int *number)
{
  guint64 value = 0;
  const char *p = *text == '+' ? text + 1 : text;
  if (!g_ascii_isdigit (*p) || !g_ascii_string_to_unsigned (p, 10, 0, G_MAXINT, &value, NULL))
    return false;
  *number = (int)value;
  return true;
}

char *
cursus_ical_list_next (const char **rest)
{
  const char *start = *rest + strspn (*rest, ",");
  gsize length = strcspn (start, ",");
  *rest = start + length;
  return length > 0 ? g_strndup (start, length) : NULL;
}

bool
cursus_ical_offset_parse (const char *text, int *seconds)
{
  gsize length = strlen (text);
  char clock[7] = "000000";
  if ((*text != '+' && *text != '-') || (length != 5 && length != 7))
    return false;
  memcpy (clock, text + 1, length - 1);
  if (!clock_parse (clock, seconds))
    return false;
  *seconds = *text == '-' ? -*seconds : *seconds;
  return true;
}
