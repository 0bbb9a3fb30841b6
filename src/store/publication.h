/* What people hold, in the store: one state for each session, replaced as a whole by each publication. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/publication.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Where the last publication of a session was written. */
typedef struct {
  int64_t number; /* 0: nothing was published */
  char *token;
  char *folder;
  char *staged; /* (nullable): the folder beside it that has yet to take its place */
} CursusPublicationPlace;

/** cursus_publication_place_clear: frees what @self holds; @self stays. */
void cursus_publication_place_clear (CursusPublicationPlace *self);

/** cursus_store_load_publication: @publication: (out) (transfer full): what people hold of @session; NULL if nothing was ever
 * published. */
bool cursus_store_load_publication (CursusStore *self, const char *session, CursusPublication **publication, GError **error);

/** cursus_store_find_publication: the last publication of @session alone. @place: to be cleared. */
bool cursus_store_find_publication (CursusStore *self, const char *session, CursusPublicationPlace *place, GError **error);

/** cursus_store_knows_publication: whether a publication of @session with @token was made in this store. */
bool cursus_store_knows_publication (CursusStore *self, const char *session, const char *token, bool *known, GError **error);

/**
 * cursus_store_publish: replaces what people hold by @next, in one transaction, and remembers that its files are in
 * @place->staged until cursus_store_settle_publication.
 *
 * @place: number and token of the last publication that @next is based on (0 and NULL: none), folder and staged of @next.
 * Returns: false with CURSUS_STORE_ERROR_CONFLICT when somebody else has published meanwhile.
 */
bool cursus_store_publish (CursusStore *self, const CursusPublication *next, const CursusPublicationPlace *place, GError **error);

/** cursus_store_settle_publication: the folder of publication @number has taken its place. */
bool cursus_store_settle_publication (CursusStore *self, const char *session, int64_t number, GError **error);

/** cursus_store_publish_revision: publication @number is that of @revision as well: nothing that anybody holds is different in
 * it. */
bool cursus_store_publish_revision (CursusStore *self, const char *session, int64_t number, int64_t revision, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CursusPublicationPlace, cursus_publication_place_clear)

G_END_DECLS
