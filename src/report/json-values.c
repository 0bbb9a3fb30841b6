/* Values that several reports have, so that every one says null, "hard" and {hard, soft} in the same way. */
#include "report/json-values.h"

#include <math.h>

void
cursus_json_set_text (CursusJson *builder, const char *key, const char *text)
{
  cursus_json_key (builder, key);
  cursus_json_add_text (builder, text);
}

void
cursus_json_set_integer (CursusJson *builder, const char *key, int64_t value)
{
  cursus_json_key (builder, key);
  cursus_json_add_integer (builder, value);
}

void
cursus_json_set_count (CursusJson *builder, const char *key, uint64_t value)
{
  if (value <= INT64_MAX) {
    cursus_json_set_integer (builder, key, (int64_t)value);
    return;
  }
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, value);
  cursus_json_set_text (builder, key, digits);
}

void
cursus_json_set_number (CursusJson *builder, const char *key, double value)
{
  cursus_json_key (builder, key);
  if (isfinite (value) && value >= 0)
    cursus_json_add_number (builder, value);
  else
    cursus_json_add_null (builder);
}

void
cursus_json_set_texts (CursusJson *builder, const char *key, char *const *texts)
{
  cursus_json_key (builder, key);
  cursus_json_begin_array (builder);
  for (; texts && *texts; texts++)
    cursus_json_add_text (builder, *texts);
  cursus_json_end_array (builder);
}

void
cursus_json_set_revision (CursusJson *builder, int64_t revision)
{
  if (revision == 0)
    cursus_json_set_text (builder, "revision", NULL);
  else
    cursus_json_set_integer (builder, "revision", revision);
}

void
cursus_json_set_score (CursusJson *builder, CursusScore score)
{
  cursus_json_set_score_of (builder, "score", score);
}

void
cursus_json_set_score_of (CursusJson *builder, const char *key, CursusScore score)
{
  cursus_json_key (builder, key);
  cursus_json_begin_object (builder);
  cursus_json_set_integer (builder, "hard", score.hard);
  cursus_json_set_integer (builder, "soft", score.soft);
  cursus_json_end_object (builder);
}

void
cursus_json_set_weight (CursusJson *builder, bool hard, int64_t weight)
{
  if (hard)
    cursus_json_set_text (builder, "weight", "hard");
  else
    cursus_json_set_integer (builder, "weight", weight);
}

void
cursus_json_set_violation (CursusJson *builder, const CursusViolation *violation)
{
  cursus_json_set_text (builder, "rule", violation->rule);
  cursus_json_set_text (builder, "use", violation->use);
  cursus_json_set_weight (builder, violation->hard, violation->weight);
  cursus_json_set_integer (builder, "cost", violation->cost);
  cursus_json_set_texts (builder, "meetings", violation->meetings);
  cursus_json_set_text (builder, "text", violation->text);
}

static void
add_waived (CursusJson *builder, const CursusViolation *violation)
{
  char expires[CURSUS_DATE_TEXT_SIZE];
  cursus_json_begin_object (builder);
  cursus_json_set_violation (builder, violation);
  cursus_json_set_text (builder, "author", violation->author);
  cursus_json_set_text (builder, "reason", violation->reason);
  cursus_json_set_text (builder, "expires", cursus_date_format (violation->expires, expires));
  cursus_json_end_object (builder);
}

void
cursus_json_set_waived (CursusJson *builder, const GPtrArray *waived, const char *meeting)
{
  cursus_json_key (builder, "waived");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < waived->len; i++)
    if (cursus_violation_concerns (g_ptr_array_index (waived, i), meeting))
      add_waived (builder, g_ptr_array_index (waived, i));
  cursus_json_end_array (builder);
}
