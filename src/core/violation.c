/* What a broken rule leaves behind for people. Knows nothing of how it was found. */
#include "core/violation.h"

CursusViolation *
cursus_violation_new (const char *rule, const char *use)
{
  CursusViolation *self = g_new0 (CursusViolation, 1);
  self->rule = g_strdup (rule);
  self->use = g_strdup (use);
  self->meetings = g_new0 (char *, 1);
  self->expires = CURSUS_DATE_NONE;
  return self;
}

void
cursus_violation_free (CursusViolation *self)
{
  if (self == NULL)
    return;
  g_free (self->rule);
  g_free (self->use);
  g_strfreev (self->meetings);
  g_free (self->text);
  g_free (self->author);
  g_free (self->reason);
  g_free (self);
}

bool
cursus_violation_concerns (const CursusViolation *self, const char *meeting)
{
  return meeting == NULL || (self->meetings != NULL && g_strv_contains ((const char *const *)self->meetings, meeting));
}
