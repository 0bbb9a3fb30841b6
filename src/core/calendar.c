/* Named sets of dates, and the public holidays of France, which are computed. Knows nothing of what a calendar closes. */
#include "core/calendar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/error.h"

#define NATIONAL "fr-holidays"
#define ALSACE_MOSELLE "fr-holidays-alsace-moselle"

CursusCalendar *
cursus_calendar_new (const char *id, const char *title)
{
  CursusCalendar *self = g_new0 (CursusCalendar, 1);
  self->id = g_strdup (id);
  self->title = g_strdup (title != NULL ? title : id);
  self->ranges = g_array_new (FALSE, FALSE, sizeof (CursusDateRange));
  return self;
}

void
cursus_calendar_free (CursusCalendar *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_array_unref (self->ranges);
  g_free (self);
}

static CursusDateRange *
range_at (const CursusCalendar *self, guint index)
{
  return &g_array_index (self->ranges, CursusDateRange, index);
}

/* The first range that ends on @date or later. */
static guint
first_ending_from (const CursusCalendar *self, int64_t date)
{
  guint low = 0, high = self->ranges->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (range_at (self, middle)->last < date)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void
cursus_calendar_add (CursusCalendar *self, CursusDateRange range)
{
  g_return_if_fail (range.first <= range.last);
  /* Ranges that touch become one, so the day before and the day after count. */
  guint from = first_ending_from (self, (int64_t)range.first - 1);
  guint to = from;
  while (to < self->ranges->len && range_at (self, to)->first <= (int64_t)range.last + 1) {
    range.first = MIN (range.first, range_at (self, to)->first);
    range.last = MAX (range.last, range_at (self, to)->last);
    to++;
  }
  if (to > from)
    g_array_remove_range (self->ranges, from, to - from);
  g_array_insert_val (self->ranges, from, range);
}

bool
cursus_calendar_contains (const CursusCalendar *self, CursusDate date)
{
  guint index = first_ending_from (self, date);
  return index < self->ranges->len && range_at (self, index)->first <= date;
}

static void
add_day (CursusCalendar *self, CursusDate date)
{
  cursus_calendar_add (self, (CursusDateRange){ date, date });
}

static void
add_national (CursusCalendar *self, int year)
{
  static const struct {
    int month, day;
  } fixed[] = { { 1, 1 }, { 5, 1 }, { 5, 8 }, { 7, 14 }, { 8, 15 }, { 11, 1 }, { 11, 11 }, { 12, 25 } };
  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    add_day (self, cursus_date_from_ymd (year, fixed[i].month, fixed[i].day));
  CursusDate easter = cursus_date_easter (year);
  add_day (self, easter + 1);  /* Easter Monday */
  add_day (self, easter + 39); /* Ascension */
  add_day (self, easter + 50); /* Whit Monday */
}

static void
add_alsace_moselle (CursusCalendar *self, int year)
{
  add_national (self, year);
  add_day (self, cursus_date_easter (year) - 2); /* Good Friday */
  add_day (self, cursus_date_from_ymd (year, 12, 26));
}

/* One row a name; cursus_calendar_builtin_names() lists the same. */
static const struct {
  const char *name;
  const char *title;
  void (*add_year) (CursusCalendar *self, int year);
} builtins[] = {
  { NATIONAL, N_ ("Public holidays in France"), add_national },
  { ALSACE_MOSELLE, N_ ("Public holidays in Alsace-Moselle"), add_alsace_moselle },
};

static const char *const builtin_names[] = { NATIONAL, ALSACE_MOSELLE, NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (builtin_names) == G_N_ELEMENTS (builtins) + 1);

const char *const *
cursus_calendar_builtin_names (void)
{
  return builtin_names;
}

CursusCalendar *
cursus_calendar_new_builtin (const char *name, CursusDateRange within, GError **error)
{
  gsize i = 0;
  while (i < G_N_ELEMENTS (builtins) && strcmp (builtins[i].name, name) != 0)
    i++;
  if (i == G_N_ELEMENTS (builtins)) {
    g_autofree char *names = g_strjoinv (", ", (char **)builtin_names);
    g_set_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_NOT_FOUND, _ ("there is no built-in calendar “%s” (accepted: %s)"),
                 name, names);
    return NULL;
  }
  CursusCalendar *self = cursus_calendar_new (name, _ (builtins[i].title));
  int first, last;
  cursus_date_to_ymd (within.first, &first, NULL, NULL);
  cursus_date_to_ymd (within.last, &last, NULL, NULL);
  for (int year = MAX (first, 1600); year <= MIN (last, 9999); year++)
    builtins[i].add_year (self, year);
  return self;
}
