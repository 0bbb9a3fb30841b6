/* Who changes plans: what the planner says, else what the system knows. */
#include "app/author.h"

#include "core/text.h"

char *
cursus_author_get (void)
{
  const char *said = g_getenv ("CURSUS_AUTHOR");
  g_autofree char *clean = cursus_text_clean (said != NULL && *said != '\0' ? said : g_get_user_name ());
  return cursus_text_strip (clean);
}
