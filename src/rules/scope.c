/* Makes and frees what waivers cover. */
#include "rules/scope.h"

CursusScope *
cursus_scope_new (void)
{
  return g_new0 (CursusScope, 1);
}

static void
clear (CursusScope *self)
{
  g_free (self->meetings);
  g_free (self->people);
  g_free (self->days);
  g_free (self->rooms);
}

void
cursus_scope_free (CursusScope *self)
{
  if (self == NULL)
    return;
  clear (self);
  g_free (self);
}

CursusGrant *
cursus_grant_new (const CursusWaiver *waiver, CursusScope *scope)
{
  CursusGrant *self = g_new0 (CursusGrant, 1);
  self->waiver = waiver;
  self->scope = *scope;
  g_free (scope);
  return self;
}

void
cursus_grant_free (CursusGrant *self)
{
  if (self == NULL)
    return;
  clear (&self->scope);
  g_free (self);
}
