/* Who and what is taken when, and by which session: people and exclusive rooms that several sessions share, by their ids. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/session.h"

G_BEGIN_DECLS

/* One slot of one meeting of one session. */
typedef struct {
  int64_t start_utc;
  int64_t end_utc;
  uint32_t session; /* in the order in which they were given */
  uint32_t meeting; /* of that session's frame */
} CursusBooking;

typedef struct CursusBookings CursusBookings;

/** cursus_bookings_new: (transfer full): knows nobody and no room yet. */
CursusBookings *cursus_bookings_new (void);
void cursus_bookings_free (CursusBookings *self);

/** cursus_bookings_resource: the number, from 0, of the person or room called @id, which becomes known. */
uint32_t cursus_bookings_resource (CursusBookings *self, bool is_room, const char *id);

/** cursus_bookings_n_resources: how many people and rooms are known. */
uint32_t cursus_bookings_n_resources (const CursusBookings *self);

/** cursus_bookings_name: (transfer none): the id of @resource. */
const char *cursus_bookings_name (const CursusBookings *self, uint32_t resource);

/** cursus_bookings_of: (transfer none): all bookings of @resource, in no order that means anything; @n receives their number. */
const CursusBooking *cursus_bookings_of (const CursusBookings *self, uint32_t resource, uint32_t *n);

/** cursus_bookings_add: @resource is taken. */
void cursus_bookings_add (CursusBookings *self, uint32_t resource, CursusBooking booking);

/** cursus_bookings_remove: takes the bookings of @resource by @session back: those for @meeting, or for all its meetings if that
 * is CURSUS_NONE. */
void cursus_bookings_remove (CursusBookings *self, uint32_t resource, uint32_t session, uint32_t meeting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusBookings, cursus_bookings_free)

G_END_DECLS
