/* The result for people, its order and its fingerprint. Knows nothing of sessions beyond names, and of no file format. */
#include "core/plan.h"

#include <string.h>

static const char *const status_names[] = {
  [CURSUS_STATUS_UNKNOWN] = "unknown",
  [CURSUS_STATUS_INFEASIBLE] = "infeasible",
  [CURSUS_STATUS_FEASIBLE] = "feasible",
  [CURSUS_STATUS_OPTIMAL] = "optimal",
};

CursusPlan *
cursus_plan_new (const char *session_id, const char *title, const char *timezone)
{
  CursusPlan *self = g_new0 (CursusPlan, 1);
  self->session = g_strdup (session_id);
  self->session_title = g_strdup (title);
  self->timezone = g_strdup (timezone);
  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_plan_meeting_free);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_plan_rule_free);
  self->waived = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  return self;
}

void
cursus_plan_free (CursusPlan *self)
{
  if (self == NULL)
    return;
  g_free (self->session);
  g_free (self->session_title);
  g_free (self->timezone);
  g_free (self->proof);
  g_ptr_array_unref (self->meetings);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->waived);
  g_free (self);
}

CursusPlanMeeting *
cursus_plan_meeting_new (const char *id)
{
  CursusPlanMeeting *self = g_new0 (CursusPlanMeeting, 1);
  self->id = g_strdup (id);
  self->part = 1;
  self->parts = 1;
  self->slots = g_array_new (FALSE, FALSE, sizeof (CursusPlanSlot));
  return self;
}

void
cursus_plan_meeting_free (CursusPlanMeeting *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->module);
  g_free (self->group);
  g_free (self->title);
  g_free (self->format);
  g_array_unref (self->slots);
  g_free (self->site);
  g_free (self->site_name);
  g_free (self->room);
  g_free (self->room_name);
  g_strfreev (self->speakers);
  g_strfreev (self->speaker_names);
  g_free (self);
}

CursusPlanMeeting *
cursus_plan_meeting_copy (const CursusPlanMeeting *self)
{
  CursusPlanMeeting *copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->module = g_strdup (self->module);
  copy->group = g_strdup (self->group);
  copy->title = g_strdup (self->title);
  copy->format = g_strdup (self->format);
  copy->slots = g_array_copy (self->slots);
  copy->site = g_strdup (self->site);
  copy->site_name = g_strdup (self->site_name);
  copy->room = g_strdup (self->room);
  copy->room_name = g_strdup (self->room_name);
  copy->speakers = g_strdupv (self->speakers);
  copy->speaker_names = g_strdupv (self->speaker_names);
  return copy;
}

CursusPlanRule *
cursus_plan_rule_new (const char *rule, const char *use)
{
  CursusPlanRule *self = g_new0 (CursusPlanRule, 1);
  self->rule = g_strdup (rule);
  self->use = g_strdup (use);
  return self;
}

void
cursus_plan_rule_free (CursusPlanRule *self)
{
  if (self == NULL)
    return;
  g_free (self->rule);
  g_free (self->use);
  g_free (self->because);
  g_free (self);
}

const CursusPlanMeeting *
cursus_plan_meeting (const CursusPlan *self, guint index)
{
  g_return_val_if_fail (index < self->meetings->len, NULL);
  return g_ptr_array_index (self->meetings, index);
}

const CursusPlanMeeting *
cursus_plan_find (const CursusPlan *self, const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);
  for (guint i = 0; i < self->meetings->len; i++)
    if (g_strcmp0 (cursus_plan_meeting (self, i)->id, id) == 0)
      return cursus_plan_meeting (self, i);
  return NULL;
}

bool
cursus_plan_has_pins (const CursusPlan *self)
{
  for (guint i = 0; self != NULL && i < self->meetings->len; i++)
    if (cursus_plan_meeting (self, i)->pinned != CURSUS_PIN_NONE)
      return true;
  return false;
}

void
cursus_plan_take_pins (CursusPlan *self, const CursusPlan *from)
{
  for (guint i = 0; from != NULL && i < self->meetings->len; i++) {
    CursusPlanMeeting *meeting = g_ptr_array_index (self->meetings, i);
    const CursusPlanMeeting *old = cursus_plan_find (from, meeting->id);
    meeting->pinned = old != NULL ? old->pinned : CURSUS_PIN_NONE;
  }
}

void
cursus_plan_forget_proof (CursusPlan *self)
{
  g_clear_pointer (&self->proof, g_free);
  self->bound = 0;
  if (self->status == CURSUS_STATUS_OPTIMAL && self->score.soft > 0)
    self->status = CURSUS_STATUS_FEASIBLE;
  if (self->status == CURSUS_STATUS_INFEASIBLE)
    self->status = CURSUS_STATUS_UNKNOWN;
}

int64_t
cursus_plan_gap (const CursusPlan *self)
{
  switch (self->status) {
  case CURSUS_STATUS_OPTIMAL:
    return 0;
  case CURSUS_STATUS_FEASIBLE:
    return self->bound > 0 ? MAX (0, self->score.soft - self->bound) : -1;
  case CURSUS_STATUS_INFEASIBLE:
  case CURSUS_STATUS_UNKNOWN:
    return -1;
  }
  g_return_val_if_reached (-1);
}

/* Meetings without a time come last. */
static int64_t
get_start (const CursusPlanMeeting *meeting)
{
  return meeting->slots->len == 0 ? INT64_MAX : g_array_index (meeting->slots, CursusPlanSlot, 0).start_utc;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const CursusPlanMeeting *x = *(CursusPlanMeeting *const *)a, *y = *(CursusPlanMeeting *const *)b;
  int64_t x_start = get_start (x), y_start = get_start (y);
  if (x_start != y_start)
    return x_start < y_start ? -1 : 1;
  return g_strcmp0 (x->id, y->id);
}

void
cursus_plan_sort (CursusPlan *self)
{
  g_ptr_array_sort (self->meetings, compare);
}

/* The serialisation that is hashed: every field ends where its length or its ";" says, so that no two plans read alike. */
static void
put_integer (GString *out, int64_t value)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT ";", value);
}

static void
put_unsigned (GString *out, uint64_t value)
{
  g_string_append_printf (out, "%" G_GUINT64_FORMAT ";", value);
}

static void
put_text (GString *out, const char *text)
{
  if (text == NULL)
    g_string_append (out, "-;");
  else
    g_string_append_printf (out, "%zu:%s;", strlen (text), text);
}

static void
put_number (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  put_text (out, g_ascii_dtostr (text, sizeof text, value));
}

static void
put_list (GString *out, char *const *list)
{
  put_unsigned (out, list == NULL ? 0 : g_strv_length ((char **)list));
  for (size_t i = 0; list != NULL && list[i] != NULL; i++)
    put_text (out, list[i]);
}

static void
put_meeting (GString *out, const CursusPlanMeeting *meeting)
{
  const char *const texts[] = { meeting->id,   meeting->module,    meeting->group, meeting->title,    meeting->format,
                                meeting->site, meeting->site_name, meeting->room,  meeting->room_name };
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    put_text (out, texts[i]);
  put_unsigned (out, meeting->part);
  put_unsigned (out, meeting->parts);
  put_unsigned (out, meeting->slots->len);
  for (guint i = 0; i < meeting->slots->len; i++) {
    put_integer (out, g_array_index (meeting->slots, CursusPlanSlot, i).start_utc);
    put_integer (out, g_array_index (meeting->slots, CursusPlanSlot, i).end_utc);
  }
  put_list (out, meeting->speakers);
  put_list (out, meeting->speaker_names);
  put_unsigned (out, meeting->minutes);
  put_unsigned (out, meeting->pinned);
}

static void
put_rule (GString *out, const CursusPlanRule *rule)
{
  put_text (out, rule->rule);
  put_text (out, rule->use);
  put_unsigned (out, rule->hard);
  put_integer (out, rule->weight);
  put_unsigned (out, rule->violations);
  put_integer (out, rule->cost);
  if (rule->because != NULL)
    put_text (out, rule->because);
}

/* Its sentence is left out: it is in the language of whoever planned. */
static void
put_waived (GString *out, const CursusViolation *violation)
{
  put_text (out, violation->rule);
  put_text (out, violation->use);
  put_integer (out, violation->cost);
  put_list (out, violation->meetings);
  put_text (out, violation->author);
  put_text (out, violation->reason);
  put_integer (out, violation->expires);
}

char *
cursus_plan_fingerprint (const CursusPlan *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  put_text (out, self->session);
  put_text (out, self->session_title);
  put_text (out, self->timezone);
  put_text (out, cursus_plan_status_name (self->status));
  put_integer (out, self->score.hard);
  put_integer (out, self->score.soft);
  put_integer (out, self->bound);
  put_unsigned (out, self->seed);
  put_unsigned (out, self->moves);
  put_number (out, self->session_days);
  put_unsigned (out, self->meetings->len);
  for (guint i = 0; i < self->meetings->len; i++)
    put_meeting (out, cursus_plan_meeting (self, i));
  put_unsigned (out, self->rules->len);
  for (guint i = 0; i < self->rules->len; i++)
    put_rule (out, g_ptr_array_index (self->rules, i));
  for (guint i = 0; i < self->waived->len; i++)
    put_waived (out, g_ptr_array_index (self->waived, i));
  if (self->proof != NULL)
    put_text (out, self->proof);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)out->str, out->len);
}

const char *
cursus_pin_name (CursusPin pin)
{
  switch (pin) {
  case CURSUS_PIN_NONE:
    return NULL;
  case CURSUS_PIN_PLANNER:
    return "planner";
  case CURSUS_PIN_MACHINE:
    return "machine";
  }
  g_return_val_if_reached (NULL);
}

const char *
cursus_plan_status_name (CursusPlanStatus status)
{
  g_return_val_if_fail ((size_t)status < G_N_ELEMENTS (status_names), "unknown");
  return status_names[status];
}

bool
cursus_plan_status_parse (const char *text, CursusPlanStatus *status)
{
  for (size_t i = 0; text != NULL && i < G_N_ELEMENTS (status_names); i++) {
    if (strcmp (status_names[i], text) == 0) {
      *status = (CursusPlanStatus)i;
      return true;
    }
  }
  return false;
}
