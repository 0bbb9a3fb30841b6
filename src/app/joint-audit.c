/* The slow check of a joint plan: lists all that anybody does, sorts it by time, and looks at what lies on top of each other. */
#include "app/joint-audit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/date.h"

/* Somebody, or a room, at one slot of one meeting. */
typedef struct {
  int64_t start_utc;
  int64_t end_utc;
  guint plan;
  const CursusPlanMeeting *meeting;
} Use;

typedef struct {
  const GPtrArray *sessions;
  const GPtrArray *plans;
  GHashTable *lists; /* of char* to GArray of Use, owned by the next */
  GPtrArray *keys;   /* of char*: in the order in which they were met, so that nothing depends on the hashes */
  GPtrArray *found;  /* of char* */
} Audit;

static GArray *
find_list (Audit *self, char kind, const char *id)
{
  g_autofree char *key = g_strdup_printf ("%c%s", kind, id);
  GArray *list = g_hash_table_lookup (self->lists, key);
  if (list != NULL)
    return list;
  list = g_array_new (FALSE, FALSE, sizeof (Use));
  g_ptr_array_add (self->keys, key);
  g_hash_table_insert (self->lists, g_steal_pointer (&key), list);
  return list;
}

static void
add_uses (Audit *self, char kind, const char *id, guint plan, const CursusPlanMeeting *meeting)
{
  GArray *list = find_list (self, kind, id);
  for (guint i = 0; i < meeting->slots->len; i++) {
    CursusPlanSlot slot = g_array_index (meeting->slots, CursusPlanSlot, i);
    Use use = { slot.start_utc, slot.end_utc, plan, meeting };
    g_array_append_val (list, use);
  }
}

static void
add_meeting (Audit *self, guint plan, const CursusPlanMeeting *meeting)
{
  const CursusSession *session = g_ptr_array_index (self->sessions, plan);
  uint32_t index = cursus_session_find_meeting (session, meeting->id);
  const GArray *attendees = index != CURSUS_NONE ? cursus_session_meeting (session, index)->attendees : NULL;
  for (guint i = 0; attendees != NULL && i < attendees->len; i++) {
    const CursusPerson *person = cursus_session_person (session, g_array_index (attendees, uint32_t, i));
    if (!person->anonymous)
      add_uses (self, 'p', person->id, plan, meeting);
  }
  for (char **speaker = meeting->speakers; speaker != NULL && *speaker != NULL; speaker++)
    add_uses (self, 'p', *speaker, plan, meeting);
  if (meeting->room != NULL)
    add_uses (self, 'r', meeting->room, plan, meeting);
}

static bool
declares (const CursusSession *session, const char *meeting, const char *other_session, const char *other_meeting)
{
  for (guint i = 0; i < session->others->len; i++) {
    const CursusOtherSession *other = g_ptr_array_index (session->others, i);
    for (guint k = 0; strcmp (other->id, other_session) == 0 && k < other->meetings->len; k++) {
      const CursusFixedMeeting *fixed = g_ptr_array_index (other->meetings, k);
      if (strcmp (fixed->id, other_meeting) == 0 && g_strcmp0 (fixed->shared_with, meeting) == 0)
        return true;
    }
  }
  return false;
}

static bool
are_one_event (const Audit *self, const Use *a, const Use *b)
{
  const CursusSession *x = g_ptr_array_index (self->sessions, a->plan), *y = g_ptr_array_index (self->sessions, b->plan);
  return declares (x, a->meeting->id, y->id, b->meeting->id) || declares (y, b->meeting->id, x->id, a->meeting->id);
}

static void
tell (Audit *self, const char *key, const Use *a, const Use *b)
{
  const CursusSession *x = g_ptr_array_index (self->sessions, a->plan), *y = g_ptr_array_index (self->sessions, b->plan);
  CursusDate date = 0;
  int second = 0;
  char day[CURSUS_DATE_TEXT_SIZE];
  cursus_zone_to_local (x->zone, MAX (a->start_utc, b->start_utc), &date, &second);
  cursus_date_format (date, day);
  g_autofree char *when = g_strdup_printf ("%s %02d:%02d", day, second / 3600, second / 60 % 60);
  const char *who = key + 1, *one = a->meeting->id, *other = b->meeting->id;
  char *text = key[0] == 'r'
                   /* TRANSLATORS: a room, then twice a meeting and its session, then date and time */
                   ? g_strdup_printf (_ ("room “%s” holds “%s” of %s and “%s” of %s at the same time: %s"), who, one, x->id,
                                      other, y->id, when)
                   /* TRANSLATORS: a person, then twice a meeting and its session, then date and time */
                   : g_strdup_printf (_ ("“%s” is in “%s” of %s and in “%s” of %s at the same time: %s"), who, one, x->id, other,
                                      y->id, when);
  g_ptr_array_add (self->found, text);
}

static int
compare_uses (gconstpointer a, gconstpointer b)
{
  const Use *x = a, *y = b;
  if (x->start_utc != y->start_utc)
    return x->start_utc < y->start_utc ? -1 : 1;
  if (x->plan != y->plan)
    return x->plan < y->plan ? -1 : 1;
  return strcmp (x->meeting->id, y->meeting->id);
}

static void
check_list (Audit *self, const char *key, GArray *list)
{
  g_array_sort (list, compare_uses);
  for (guint i = 0; i < list->len; i++) {
    const Use *one = &g_array_index (list, Use, i);
    for (guint k = i + 1; k < list->len; k++) {
      const Use *other = &g_array_index (list, Use, k);
      if (other->start_utc >= one->end_utc)
        break;
      if (other->plan != one->plan && !are_one_event (self, one, other))
        tell (self, key, one, other);
    }
  }
}

GPtrArray *
cursus_joint_audit_run (const GPtrArray *sessions, const GPtrArray *plans)
{
  g_return_val_if_fail (sessions->len == plans->len, NULL);
  g_autoptr (GHashTable) lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  Audit self = { sessions, plans, lists, keys, g_ptr_array_new_with_free_func (g_free) };
  for (guint i = 0; i < plans->len; i++) {
    const CursusPlan *plan = g_ptr_array_index (plans, i);
    for (guint m = 0; m < plan->meetings->len; m++)
      add_meeting (&self, i, cursus_plan_meeting (plan, m));
  }
  for (guint i = 0; i < keys->len; i++)
    check_list (&self, g_ptr_array_index (keys, i), g_hash_table_lookup (lists, g_ptr_array_index (keys, i)));
  return self.found;
}
