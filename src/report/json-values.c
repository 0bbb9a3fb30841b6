/* Small writers over json-glib, so that every report says null, "hard" and {hard, soft} in the same way. */
#include "report/json-values.h"

#include <math.h>

static void
add_text (JsonBuilder *builder, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  json_builder_add_string_value (builder, valid);
}

void
cursus_json_set_text (JsonBuilder *builder, const char *key, const char *text)
{
  json_builder_set_member_name (builder, key);
  if (text)
    add_text (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
cursus_json_set_integer (JsonBuilder *builder, const char *key, int64_t value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, value);
}

void
cursus_json_set_count (JsonBuilder *builder, const char *key, uint64_t value)
{
  if (value <= INT64_MAX) {
    cursus_json_set_integer (builder, key, (int64_t)value);
    return;
  }
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, value);
  cursus_json_set_text (builder, key, digits);
}

void
cursus_json_set_number (JsonBuilder *builder, const char *key, double value)
{
  json_builder_set_member_name (builder, key);
  if (isfinite (value) && value >= 0)
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
cursus_json_set_texts (JsonBuilder *builder, const char *key, char *const *texts)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (; texts && *texts; texts++)
    add_text (builder, *texts);
  json_builder_end_array (builder);
}

void
cursus_json_set_revision (JsonBuilder *builder, int64_t revision)
{
  if (revision == 0)
    cursus_json_set_text (builder, "revision", NULL);
  else
    cursus_json_set_integer (builder, "revision", revision);
}

void
cursus_json_set_score (JsonBuilder *builder, CursusScore score)
{
  cursus_json_set_score_of (builder, "score", score);
}

void
cursus_json_set_score_of (JsonBuilder *builder, const char *key, CursusScore score)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_object (builder);
  cursus_json_set_integer (builder, "hard", score.hard);
  cursus_json_set_integer (builder, "soft", score.soft);
  json_builder_end_object (builder);
}

void
cursus_json_set_weight (JsonBuilder *builder, bool hard, int64_t weight)
{
  if (hard)
    cursus_json_set_text (builder, "weight", "hard");
  else
    cursus_json_set_integer (builder, "weight", weight);
}

void
cursus_json_set_violation (JsonBuilder *builder, const CursusViolation *violation)
{
  cursus_json_set_text (builder, "rule", violation->rule);
  cursus_json_set_text (builder, "use", violation->use);
  cursus_json_set_weight (builder, violation->hard, violation->weight);
  cursus_json_set_integer (builder, "cost", violation->cost);
  cursus_json_set_texts (builder, "meetings", violation->meetings);
  cursus_json_set_text (builder, "text", violation->text);
}

static void
add_waived (JsonBuilder *builder, const CursusViolation *violation)
{
  char expires[CURSUS_DATE_TEXT_SIZE];
  json_builder_begin_object (builder);
  cursus_json_set_violation (builder, violation);
  cursus_json_set_text (builder, "author", violation->author);
  cursus_json_set_text (builder, "reason", violation->reason);
  cursus_json_set_text (builder, "expires", cursus_date_format (violation->expires, expires));
  json_builder_end_object (builder);
}

void
cursus_json_set_waived (JsonBuilder *builder, const GPtrArray *waived, const char *meeting)
{
  json_builder_set_member_name (builder, "waived");
  json_builder_begin_array (builder);
  for (guint i = 0; i < waived->len; i++)
    if (cursus_violation_concerns (g_ptr_array_index (waived, i), meeting))
      add_waived (builder, g_ptr_array_index (waived, i));
  json_builder_end_array (builder);
}

char *
cursus_json_finish (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  g_autofree char *text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}
