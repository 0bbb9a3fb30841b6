/* Writes published calendars: each event is written and checked once in a language, and then put into the file of everybody who
 * has it. The bytes depend on nothing but what was published and the session. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/publication.h"
#include "core/session.h"
#include "ical/writer.h"

G_BEGIN_DECLS

typedef struct CursusIcalPress CursusIcalPress;

typedef struct {
  bool utc;    /* times in UTC instead of the session's zone */
  bool alarms; /* a reminder the day before each event */
} CursusIcalPressOptions;

/** cursus_ical_press_new: (transfer full) (nullable): for calendars in @language with times from @first_utc to @last_utc, the
 * same for all calendars of a publication. NULL with CURSUS_ICAL_ERROR_ZONE. */
CursusIcalPress *cursus_ical_press_new (const CursusSession *session, const char *timezone, int64_t first_utc, int64_t last_utc,
                                        const char *language, const CursusIcalPressOptions *options, GError **error);
void cursus_ical_press_free (CursusIcalPress *self);

/** cursus_ical_press_hash_event: sets hash and details of @event, which takes place: all that is written of it in any language.
 */
bool cursus_ical_press_hash_event (const CursusSession *session, CursusPublishedEvent *event,
                                   const CursusIcalPressOptions *options, GError **error);

/** cursus_ical_press_digest: (transfer full) (nullable): of all that is written of @event, which takes place, in any language and
 * in the plainest form, whether it is to be confirmed or not, but its number and dates of revision. */
char *cursus_ical_press_digest (const CursusSession *session, const CursusPublishedEvent *event, GError **error);

/** cursus_ical_press_head: (transfer full): a hash of what stands in a calendar called @name besides its events. */
char *cursus_ical_press_head (const CursusIcalPress *self, const char *name);

/** cursus_ical_press_event: (transfer none) (nullable): the VEVENT of @item of @publication, which is the same in all calls. */
const GString *cursus_ical_press_event (CursusIcalPress *self, const CursusPublication *publication, const CursusShownEvent *item,
                                        GError **error);

/** cursus_ical_press_write: sets @out to the calendar called @name with the events @shown (of CursusShownEvent), which says that
 * it is of @revision, made at @made_utc. */
bool cursus_ical_press_write (CursusIcalPress *self, GString *out, const CursusPublication *publication, const char *name,
                              int64_t revision, int64_t made_utc, const GArray *shown, GError **error);

/** cursus_ical_press_write_single: sets @out to a calendar with nothing but @item in it, for a server that keeps each event by
 * itself (RFC 4791 section 4.1). */
bool cursus_ical_press_write_single (CursusIcalPress *self, GString *out, const CursusPublication *publication,
                                     const CursusShownEvent *item, GError **error);

/* Something to be done by the beginning of an event. */
typedef struct {
  CursusShownEvent event;
  int64_t begin_utc; /* from when on; before the event */
} CursusIcalTask;

/** cursus_ical_press_write_tasks: sets @out to a calendar with a VTODO for each of @tasks (of CursusIcalTask). */
bool cursus_ical_press_write_tasks (CursusIcalPress *self, GString *out, const CursusPublication *publication, const char *name,
                                    int64_t revision, int64_t made_utc, const GArray *tasks, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusIcalPress, cursus_ical_press_free)

G_END_DECLS
