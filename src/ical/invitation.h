/* A calendar of one event, made an invitation to it, or its cancellation (iTIP, RFC 5546). */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Who invites whom. Everything is borrowed. Addresses are ASCII name@host; names may hold anything. */
typedef struct {
  const char *organizer_name; /* nullable */
  const char *organizer;
  const char *attendee_name; /* nullable */
  const char *attendee;
  bool cancels; /* METHOD:CANCEL instead of REQUEST */
} CursusIcalParties;

/** cursus_ical_invitation: (transfer full) (nullable): @calendar, which has one VEVENT, for @parties: with METHOD, ORGANIZER and
 * ATTENDEE, and without what names a calendar. NULL with CURSUS_ICAL_ERROR_INTERNAL when our own lint objects. */
char *cursus_ical_invitation (const char *calendar, const CursusIcalParties *parties, GError **error);

G_END_DECLS
