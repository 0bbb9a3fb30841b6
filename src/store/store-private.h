/* A store from inside the layer. */
#pragma once

#include "store/connection-private.h"
#include "store/store.h"

G_BEGIN_DECLS

struct CursusStore {
  CursusConnection *connection;
};

/** cursus_revision_action_parse: reads a name; false for NULL and others. */
bool cursus_revision_action_parse (const char *name, CursusRevisionAction *action);

G_END_DECLS
