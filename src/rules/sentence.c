/* Fills in the messages of rules. */
#include "rules/sentence-private.h"

#include <inttypes.h>
#include <string.h>

#include "rules/words-private.h"

static const CursusMessage *
find_message (const CursusSentence *self)
{
  const CursusUse *use = cursus_ruleset_use (self->ruleset, self->constraint->use);
  for (guint i = 0; i < use->messages->len; i++) {
    const CursusMessage *message = g_ptr_array_index (use->messages, i);
    if (self->message == NULL || strcmp (message->key, self->message) == 0)
      return message;
  }
  return NULL;
}

static const char *
combination_text (CursusCombine combine, bool french)
{
  switch (combine) {
  case CURSUS_COMBINE_ANY_OF:
    return french ? "l’une de ces conditions devrait être remplie : {parts}" : "one of these should be kept: {parts}";
  case CURSUS_COMBINE_K_OF:
    return french ? "il manque des conditions remplies parmi : {parts}" : "too few of these are kept: {parts}";
  case CURSUS_COMBINE_NONE_OF:
    return french ? "une condition à éviter est remplie" : "something that should be avoided is so";
  case CURSUS_COMBINE_ALL_OF:
  case CURSUS_COMBINE_UNLESS:
  case CURSUS_COMBINE_IMPLIES:
    return "{parts}";
  }
  g_return_val_if_reached ("");
}

static const char *
template_text (const CursusSentence *self)
{
  const CursusMessage *message = find_message (self);
  bool french = cursus_words_is_french (self->language);
  if (message != NULL)
    return french ? message->fr : message->en;
  if (self->constraint->shape == CURSUS_SHAPE_COMBINATION)
    return combination_text (self->constraint->combine, french);
  if (self->constraint->shape == CURSUS_SHAPE_AGGREGATE)
    return french ? "{group} : {measured} au lieu de {limit}" : "{group}: {measured} instead of {limit}";
  if (self->n_units == 2)
    return french ? "{a} et {b} ne vont pas ensemble" : "{a} and {b} do not go together";
  return french ? "{a} n’est pas bien placé" : "{a} is not well placed";
}

/* “Title” (Thu 12 Oct 2023), for a module of several meetings with its first and last day. */
static char *
unit_text (const CursusSentence *self, CursusUnit unit)
{
  const CursusFrame *frame = self->ruleset->frame;
  uint32_t storage = 0, n = 0;
  const uint32_t *meetings = cursus_frame_unit_meetings (frame, unit, &storage, &n);
  CursusDate first = INT32_MAX, last = INT32_MIN;
  for (uint32_t i = 0; i < n; i++) {
    CursusDate date = frame->timeline->days[self->placements[meetings[i]].start / frame->timeline->n_parts].date;
    first = MIN (first, date);
    last = MAX (last, date);
  }
  g_autofree char *title = cursus_frame_unit_is_run (frame, unit)
                               ? g_strdup (cursus_session_module (frame->session, cursus_frame_unit_module (frame, unit))->title)
                               : cursus_meeting_title (frame->session, cursus_frame_meeting (frame, unit));
  g_autofree char *from = cursus_words_date_in (first, self->language);
  bool french = cursus_words_is_french (self->language);
  g_autofree char *to = cursus_words_date_in (last, self->language);
  g_autofree char *days = first == last ? g_strdup (from) : g_strdup_printf ("%s – %s", from, to);
  return g_strdup_printf (french ? "« %s » (%s)" : "“%s” (%s)", title, days);
}

static char *
meetings_text (const CursusSentence *self)
{
  GString *out = g_string_new (NULL);
  for (uint32_t i = 0; i < self->n_meetings; i++) {
    g_autofree char *meeting = unit_text (self, self->meetings[i]);
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", meeting);
  }
  return g_string_free (out, FALSE);
}

char *
cursus_sentence_value (const CursusFrame *frame, CursusKey key, uint32_t value, const char *language)
{
  const CursusTimeline *t = frame->timeline;
  if (key == CURSUS_KEY_DAY)
    return cursus_words_date_in (t->days[value].date, language);
  if (key == CURSUS_KEY_WEEKDAY)
    return g_strdup (cursus_words_weekday ((int)value + 1, language));
  if (key == CURSUS_KEY_SLOT) {
    g_autofree char *day = cursus_words_date_in (t->days[value / t->n_parts].date, language);
    const char *part = cursus_session_day_part (frame->session, value % t->n_parts)->id;
    return g_strdup_printf ("%s %s", day, cursus_words_day_part (part, language));
  }
  if (key == CURSUS_KEY_DAY_PART)
    return g_strdup (cursus_words_day_part (cursus_session_day_part (frame->session, value)->id, language));
  return cursus_key_value_text (frame, key, value);
}

/* A limit of first or last, which is a value of its key; a day may also lie outside the session. */
static char *
limit_value_text (const CursusSentence *self, int64_t limit)
{
  const CursusFrame *frame = self->ruleset->frame;
  CursusKey key = self->constraint->value;
  if (limit >= 0 && limit < cursus_key_dimension (frame, key))
    return cursus_sentence_value (frame, key, (uint32_t)limit, self->language);
  if (key == CURSUS_KEY_DAY && ABS (limit) <= G_MAXINT16)
    return cursus_words_date_in (frame->timeline->days[0].date + (CursusDate)limit, self->language);
  return g_strdup_printf ("%" PRId64, limit);
}

static char *
limit_in_time_text (const CursusSentence *self)
{
  CursusLimits limits = self->constraint->limits;
  bool french = cursus_words_is_french (self->language);
  g_autofree char *low = limit_value_text (self, limits.low == INT64_MIN ? limits.high : limits.low);
  g_autofree char *high = limit_value_text (self, limits.high == INT64_MAX ? limits.low : limits.high);
  if (limits.low == limits.high)
    return g_steal_pointer (&low);
  if (limits.low == INT64_MIN)
    return g_strdup_printf (french ? "%s au plus tard" : "%s at the latest", high);
  if (limits.high == INT64_MAX)
    return g_strdup_printf (french ? "%s au plus tôt" : "%s at the earliest", low);
  return g_strdup_printf (french ? "%s à %s" : "%s to %s", low, high);
}

static char *
limit_text (const CursusSentence *self)
{
  if (self->constraint->measure == CURSUS_MEASURE_FIRST || self->constraint->measure == CURSUS_MEASURE_LAST)
    return limit_in_time_text (self);
  CursusLimits limits = self->constraint->limits;
  bool french = cursus_words_is_french (self->language);
  if (limits.low == limits.high)
    return g_strdup_printf ("%" PRId64, limits.low);
  if (limits.low == INT64_MIN)
    return g_strdup_printf (french ? "%" PRId64 " au plus" : "at most %" PRId64, limits.high);
  if (limits.high == INT64_MAX)
    return g_strdup_printf (french ? "%" PRId64 " au moins" : "at least %" PRId64, limits.low);
  return g_strdup_printf (french ? "%" PRId64 " à %" PRId64 : "%" PRId64 " to %" PRId64, limits.low, limits.high);
}

/* ---- What stands for the names in braces; NULL where a sentence has no such thing ---- */

static char *
first_text (const CursusSentence *self)
{
  return self->n_units > 0 ? unit_text (self, self->units[0]) : NULL;
}

static char *
second_text (const CursusSentence *self)
{
  return self->n_units > 1 ? unit_text (self, self->units[1]) : NULL;
}

static char *
all_text (const CursusSentence *self)
{
  return self->n_meetings > 0 ? meetings_text (self) : NULL;
}

static char *
group_text (const CursusSentence *self)
{
  return g_strdup (self->group);
}

static char *
measured_text (const CursusSentence *self)
{
  return g_strdup (self->measured);
}

static char *
parts_text (const CursusSentence *self)
{
  return g_strdup (self->parts);
}

static char *
bounds_text (const CursusSentence *self)
{
  return self->constraint->shape == CURSUS_SHAPE_AGGREGATE ? limit_text (self) : NULL;
}

static const struct {
  const char *name;
  char *(*text) (const CursusSentence *self);
} places[] = {
  { "a", first_text },     { "b", second_text },          { "meeting", first_text }, { "meetings", all_text },
  { "group", group_text }, { "measured", measured_text }, { "limit", bounds_text },  { "parts", parts_text },
};

const char *
cursus_message_place (guint index)
{
  return index < G_N_ELEMENTS (places) ? places[index].name : NULL;
}

/* (transfer full) (nullable): what stands for {name}, a place or a parameter; NULL if nothing does. */
static char *
place_text (const CursusSentence *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autofree char *text = strcmp (name, places[i].name) == 0 ? places[i].text (self) : NULL;
    if (text != NULL)
      return g_steal_pointer (&text);
  }
  const CursusUse *use = cursus_ruleset_use (self->ruleset, self->constraint->use);
  return g_strdup (g_hash_table_lookup (cursus_words_is_french (self->language) ? use->params_fr : use->params, name));
}

char *
cursus_sentence_write (const CursusSentence *self)
{
  GString *out = g_string_new (NULL);
  for (const char *at = template_text (self); *at != '\0';) {
    const char *close = *at == '{' ? strchr (at, '}') : NULL;
    g_autofree char *name = close != NULL ? g_strndup (at + 1, (gsize)(close - at - 1)) : NULL;
    g_autofree char *text = name != NULL ? place_text (self, name) : NULL;
    if (text != NULL) {
      g_string_append (out, text);
      at = close + 1;
    } else
      g_string_append_c (out, *at++);
  }
  return g_string_free (out, FALSE);
}

static int
compare_start (gconstpointer a, gconstpointer b, gpointer data)
{
  const CursusPlacement *placements = data;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  if (placements[x].start != placements[y].start)
    return placements[x].start < placements[y].start ? -1 : 1;
  return (x > y) - (x < y);
}

/* @meetings by start, each once; @n_meetings receives how many are left. */
static uint32_t *
sort_meetings (const CursusSentence *self, const uint32_t *meetings, uint32_t *n_meetings)
{
  uint32_t *sorted = g_memdup2 (meetings, *n_meetings * sizeof *meetings), kept = 0;
  g_qsort_with_data (sorted, (gint)*n_meetings, sizeof *sorted, compare_start, (gpointer)self->placements);
  for (uint32_t i = 0; i < *n_meetings; i++)
    if (i == 0 || sorted[i] != sorted[kept - 1])
      sorted[kept++] = sorted[i];
  *n_meetings = kept;
  return sorted;
}

CursusViolation *
cursus_sentence_violation (const CursusSentence *self, int64_t excess, const uint32_t *meetings, uint32_t n_meetings)
{
  const CursusUse *use = cursus_ruleset_use (self->ruleset, self->constraint->use);
  g_autofree uint32_t *sorted = sort_meetings (self, meetings, &n_meetings);
  CursusSentence sentence = *self;
  sentence.meetings = sorted;
  sentence.n_meetings = n_meetings;
  CursusViolation *violation = cursus_violation_new (use->rule, use->name);
  violation->hard = use->hard;
  violation->weight = use->weight;
  violation->cost = use->hard ? excess : excess * use->weight;
  violation->text = cursus_sentence_write (&sentence);
  g_strfreev (violation->meetings);
  violation->meetings = g_new0 (char *, n_meetings + 1);
  for (uint32_t i = 0; i < n_meetings; i++)
    violation->meetings[i] = g_strdup (cursus_frame_meeting (self->ruleset->frame, sorted[i])->id);
  return violation;
}
