/* Weekdays and months in two languages. */
#include "rules/words-private.h"

#include <string.h>

static const char *const weekdays[2][7] = {
  { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
  { "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche" },
};

static const char *const short_weekdays[2][7] = {
  { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" },
  { "lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim." },
};

static const char *const short_months[2][12] = {
  { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" },
  { "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc." },
};

bool
cursus_words_is_french (const char *language)
{
  return language != NULL && g_ascii_strncasecmp (language, "fr", 2) == 0;
}

char *
cursus_words_date_in (CursusDate date, const char *language)
{
  int year = 0, month = 0, day = 0, french = cursus_words_is_french (language);
  cursus_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%s %d%s %s %d", short_weekdays[french][cursus_date_weekday (date) - 1], day,
                          french && day == 1 ? "er" : "", short_months[french][month - 1], year);
}

const char *
cursus_words_weekday (int weekday, const char *language)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");
  return weekdays[cursus_words_is_french (language)][weekday - 1];
}

const char *
cursus_words_day_part (const char *id, const char *language)
{
  static const char *const french[][2] = { { "am", "matin" }, { "pm", "après-midi" }, { "evening", "soir" } };
  for (gsize i = 0; cursus_words_is_french (language) && i < G_N_ELEMENTS (french); i++)
    if (strcmp (id, french[i][0]) == 0)
      return french[i][1];
  return id;
}
