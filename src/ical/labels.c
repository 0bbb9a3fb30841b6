/* Words in calendars, in two languages. Knows nothing of events. */
#include "ical/labels.h"

typedef struct {
  const char *english;
  const char *french;
} Words;

static const Words labels[CURSUS_ICAL_N_LABELS] = {
  [CURSUS_ICAL_LABEL_COLON] = { ": ", "\302\240: " },
  [CURSUS_ICAL_LABEL_WITH] = { "With", "Avec" },
  [CURSUS_ICAL_LABEL_FORMAT] = { "Format", "Format" },
  [CURSUS_ICAL_LABEL_SLOT] = { "Slot", "Créneau" },
  [CURSUS_ICAL_LABEL_JOIN] = { "Join", "Lien de connexion" },
  [CURSUS_ICAL_LABEL_ACCESS] = { "How to get there", "Accès" },
  [CURSUS_ICAL_LABEL_CONTACT] = { "Contact", "Contact" },
  [CURSUS_ICAL_LABEL_REVISION] = { "Plan: revision", "Planning\302\240: révision" },
  [CURSUS_ICAL_LABEL_OF_DATE] = { " of ", " du " },
  [CURSUS_ICAL_LABEL_REMOTE] = { "Remote", "À distance" },
  [CURSUS_ICAL_LABEL_CANCELLED] = { "CANCELLED – ", "ANNULÉ – " },
  [CURSUS_ICAL_LABEL_TENTATIVE] = { "To be confirmed – ", "À confirmer – " },
  [CURSUS_ICAL_LABEL_TASKS] = { " – milestones", " – jalons" },
};

static const struct {
  const char *format;
  Words words;
} formats[] = {
  { "onsite", { "On site", "En présentiel" } },
  { "remote", { "Remote", "À distance" } },
  { "workshop", { "Workshop", "Atelier" } },
  { "visit", { "Visit", "Visite" } },
  { "jury", { "Jury", "Jury" } },
  { "webinar", { "Webinar", "Webinaire" } },
};

static const char *
in_language (const Words *words, const char *language)
{
  return g_strcmp0 (language, "fr") == 0 ? words->french : words->english;
}

const char *
cursus_ical_label (CursusIcalLabel label, const char *language)
{
  g_return_val_if_fail (label < CURSUS_ICAL_N_LABELS, "");
  return in_language (&labels[label], language);
}

const char *
cursus_ical_format_label (const char *format, const char *language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].format, format) == 0)
      return in_language (&formats[i].words, language);
  return format;
}
