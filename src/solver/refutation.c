/* Lets CaDiCaL write its proof, through a stream of the C library that ends in a function. */
#include "solver/refutation.h"

#include <stdio.h>

#include "solver/refutation-shim.h"

typedef struct {
  const CursusSatLimits *limits;
  bool (*write) (const char *bytes, size_t length, gpointer data);
  gpointer data;
  bool failed;
} Refutation;

static ssize_t
on_write (void *cookie, const char *bytes, size_t length)
{
  Refutation *self = cookie;
  self->failed = self->failed || !self->write (bytes, length, self->data);
  return self->failed ? 0 : (ssize_t)length;
}

static int
is_over (void *data)
{
  const Refutation *self = data;
  const CursusSatLimits *limits = self->limits;
  return self->failed || (limits->stop != NULL && *limits->stop != 0)
         || (limits->deadline_us > 0 && g_get_monotonic_time () >= limits->deadline_us);
}

CursusSatAnswer
cursus_refutation_run (const GArray *clauses, const CursusSatLimits *limits,
                       bool (*write) (const char *bytes, size_t length, gpointer data), gpointer data)
{
  Refutation self = { limits, write, data, false };
  FILE *stream = fopencookie (&self, "w", (cookie_io_functions_t){ .write = on_write });
  if (stream == NULL)
    return CURSUS_SAT_UNKNOWN;
  int answer = cursus_cadical_refute ((const int *)clauses->data, clauses->len, stream, is_over, &self);
  bool written = fclose (stream) == 0 && !self.failed;
  return answer == 10 ? CURSUS_SAT_YES : answer == 20 && written ? CURSUS_SAT_NO : CURSUS_SAT_UNKNOWN;
}
