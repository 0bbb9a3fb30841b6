/* Numbers with what they count, in the plural form that the reader's language asks for. */
#include "report/counts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The number that chooses a plural form: only its size matters, and only small numbers differ. */
static gulong
choose_plural (int64_t n)
{
  return (gulong)CLAMP (n < 0 ? -(n + 1) : n, 0, 1000000);
}

char *
cursus_counts_number (double number, int decimals)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE + 320];
  double scale = pow (10, decimals);
  if (fabs (number) < 1e15)
    number = round (number * scale) / scale;
  g_ascii_formatd (digits, sizeof digits, "%.15g", number);
  g_auto (GStrv) halves = g_strsplit (digits, ".", 2);
  return g_strjoinv (C_ ("decimal separator", "."), halves);
}

/* As choose_plural. A fraction below two takes the form of 0: “0.5 days” in English, “1,5 jour” in French. */
static gulong
choose_plural_of_fraction (double n)
{
  if (n == floor (n))
    return (gulong)CLAMP (n, 0, 1000000);
  return n < 2 ? 0 : (gulong)MIN (n, 1000000);
}

char *
cursus_counts_length (double n)
{
  g_autofree char *digits = cursus_counts_number (n, 2);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s day", "%s days", choose_plural_of_fraction (n)), digits);
}

char *
cursus_counts_moves (uint64_t n)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  gulong form = (gulong)MIN (n, 1000000);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s move tried", "%s moves tried", form), digits);
}

char *
cursus_counts_difference (int64_t n)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, n < 0 ? (guint64) - (n + 1) + 1 : (guint64)n);
  return g_strconcat (n < 0 ? "−" : n > 0 ? "+" : "", digits, NULL);
}

char *
cursus_counts_seconds (double n)
{
  g_autofree char *digits = cursus_counts_number (n, 1);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s second", "%s seconds", choose_plural_of_fraction (n)), digits);
}

char *
cursus_counts_percent (int64_t part, int64_t whole)
{
  double percent = 100.0 * (double)part / (double)whole, scale = percent < 10 ? 10 : 1;
  g_autofree char *digits = cursus_counts_number (fmax (0, ceil (percent * scale - 1e-6)) / scale, 1);
  /* TRANSLATORS: a part of a hundred, such as “8.8 %” */
  return g_strdup_printf (_ ("%s %%"), digits);
}

char *
cursus_counts_half_days (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u half-day", "%u half-days", n), n);
}

char *
cursus_counts_violations (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u violation", "%u violations", n), n);
}

char *
cursus_counts_points (int64_t n)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s point", "%s points", choose_plural (n)), digits);
}

char *
cursus_counts_days (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", n), n);
}

char *
cursus_counts_pinned (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u meeting is pinned.", "%u meetings are pinned.", n), n);
}

char *
cursus_counts_undated (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u meeting has no date.", "%u meetings have no date.", n), n);
}

char *
cursus_counts_kept (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u rule is kept.", "All %u rules are kept.", n), n);
}

char *
cursus_counts_others_kept (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u other rule is kept.", "%u other rules are kept.", n), n);
}

char *
cursus_counts_off (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u rule is switched off.", "%u rules are switched off.", n), n);
}

char *
cursus_counts_waived (guint n)
{
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u violation is waived and not counted.", "%u violations are waived and not counted.", n),
      n);
}

char *
cursus_counts_undescribed (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u violation is not described.", "%u violations are not described.", n),
                          n);
}

char *
cursus_counts_trips (guint n, const char *sites)
{
  /* TRANSLATORS: a trip is a run of consecutive days at one site. %2$s lists the sites, each with its number of trips. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u trip (%2$s)", "%1$u trips (%2$s)", n), n, sites);
}
