/* Leaves out sessions, and then what they share, one after the other, as long as there is still no joint plan. */
#include "app/joint-contradiction.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/joint-parts.h"

typedef struct {
  const CursusRegion *region;
  int64_t end_us; /* on the monotonic clock */
  const volatile sig_atomic_t *stop;
  GArray *parts;     /* of CursusJointPart: of all sessions */
  bool *in;          /* by session: it is looked at */
  bool *is_shared;   /* by resource: two sessions may not need it at the same time */
  GArray *clashing;  /* of uint32_t: the resources that the last contradiction came from, or more */
  bool is_proven;    /* there was one */
  bool is_cut_short; /* not everything could be tried */
} Contradiction;

/* The sessions that are looked at, sharing what they are taken to share. */
static GArray *
list_parts (const Contradiction *self)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (CursusJointPart));
  for (guint i = 0; i < self->parts->len; i++) {
    CursusJointPart part = g_array_index (self->parts, CursusJointPart, i);
    GArray *shares = g_array_new (FALSE, FALSE, sizeof (CursusJointShare));
    for (guint s = 0; self->in[i] && s < part.shares->len; s++)
      if (self->is_shared[g_array_index (part.shares, CursusJointShare, s).resource])
        g_array_append_vals (shares, &g_array_index (part.shares, CursusJointShare, s), 1);
    part.shares = shares;
    if (self->in[i])
      g_array_append_val (parts, part);
    else
      g_array_unref (shares);
  }
  return parts;
}

/* @refuted: whether there is no joint plan of these; if so, what it came from is kept. */
static bool
ask (Contradiction *self, bool *refuted, GError **error)
{
  double left = (double)(self->end_us - g_get_monotonic_time ()) / G_USEC_PER_SEC;
  const CursusJointProofOptions options = { .max_seconds = left, .stop = self->stop, .hard_only = true };
  *refuted = false;
  if (left <= 0) {
    self->is_cut_short = true;
    return true;
  }
  g_autoptr (GArray) parts = list_parts (self);
  g_autoptr (CursusJointProof) proof = cursus_joint_proof_solve ((const CursusJointPart *)parts->data, parts->len, &options,
                                                                 error);
  for (guint p = 0; p < parts->len; p++)
    g_array_unref ((GArray *)g_array_index (parts, CursusJointPart, p).shares);
  if (proof == NULL)
    return false;
  *refuted = proof->status == CURSUS_STATUS_INFEASIBLE;
  self->is_cut_short = self->is_cut_short || proof->status == CURSUS_STATUS_UNKNOWN;
  self->is_proven = self->is_proven || *refuted;
  if (*refuted) {
    g_array_set_size (self->clashing, 0);
    if (proof->clashing->len > 0)
      g_array_append_vals (self->clashing, proof->clashing->data, proof->clashing->len);
  }
  return true;
}

/* A session that has no plan even by itself is the only one that is looked at then. */
static bool
look_for_a_single_one (Contradiction *self, bool *found, GError **error)
{
  *found = false;
  for (guint i = 0; i < self->parts->len && !*found; i++) {
    memset (self->in, false, self->parts->len * sizeof *self->in);
    self->in[i] = true;
    if (!ask (self, found, error))
      return false;
  }
  if (!*found)
    memset (self->in, true, self->parts->len * sizeof *self->in);
  return true;
}

static bool
leave_out_sessions (Contradiction *self, GError **error)
{
  bool refuted = false;
  if (!ask (self, &refuted, error))
    return false;
  for (guint i = self->parts->len; refuted && i > 0; i--) {
    bool without = false;
    self->in[i - 1] = false;
    if (!ask (self, &without, error))
      return false;
    self->in[i - 1] = !without;
  }
  return true;
}

static bool
leave_out_resources (Contradiction *self, GError **error)
{
  /* Whatever was not met in that proof is not needed for it. */
  for (uint32_t r = 0; r < cursus_bookings_n_resources (self->region->bookings); r++)
    self->is_shared[r] = false;
  g_autoptr (GArray) tried = g_array_copy (self->clashing);
  for (guint k = 0; k < tried->len; k++)
    self->is_shared[g_array_index (tried, uint32_t, k)] = true;
  for (guint k = 0; k < tried->len; k++) {
    uint32_t resource = g_array_index (tried, uint32_t, k);
    bool without = false;
    self->is_shared[resource] = false;
    if (!ask (self, &without, error))
      return false;
    self->is_shared[resource] = !without;
  }
  return true;
}

static char *
quote_all (const Contradiction *self, bool resources, uint32_t *n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  uint32_t most = resources ? cursus_bookings_n_resources (self->region->bookings) : self->parts->len;
  *n = 0;
  for (uint32_t i = 0; i < most; i++) {
    if (!(resources ? self->is_shared[i] : self->in[i]))
      continue;
    const char *name = resources ? cursus_region_resource_name (self->region, i) : cursus_region_id (self->region, i);
    g_string_append (text, (*n)++ > 0 ? ", " : "");
    g_string_append_printf (text, _ ("“%s”"), name);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
tell (const Contradiction *self, GPtrArray *out)
{
  uint32_t n = 0, n_shared = 0;
  g_autofree char *sessions = quote_all (self, false, &n), *shared = quote_all (self, true, &n_shared);
  if (n == 1) {
    /* TRANSLATORS: a session, quoted, twice */
    g_ptr_array_add (out, g_strdup_printf (_ ("%s has no plan even by itself; “cursus explain” says why"), sessions));
    return;
  }
  if (n_shared == 0)
    return; /* there was no time to find out more */
  /* TRANSLATORS: sessions, quoted; then people and rooms, quoted */
  g_ptr_array_add (out, g_strdup_printf (_ ("%s have no joint plan; they are in each other’s way over: %s"), sessions, shared));
  if (self->is_cut_short)
    g_ptr_array_add (out, g_strdup (_ ("Not everything could be tried in the time: fewer of them may be enough for that.")));
}

bool
cursus_joint_contradiction_find (const CursusRegion *region, double seconds, const volatile sig_atomic_t *stop, GPtrArray *out,
                                 GError **error)
{
  uint32_t n = MAX (1, region->sessions->len), n_resources = MAX (1, cursus_bookings_n_resources (region->bookings));
  g_autofree bool *in = g_new (bool, n), *is_shared = g_new (bool, n_resources);
  g_autoptr (GArray) parts = cursus_joint_parts_new (region, NULL, false);
  g_autoptr (GArray) clashing = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  memset (in, true, n);
  memset (is_shared, true, n_resources);
  Contradiction self = {
    .region = region,
    .end_us = g_get_monotonic_time () + (int64_t)(seconds * G_USEC_PER_SEC),
    .stop = stop,
    .parts = parts,
    .in = in,
    .is_shared = is_shared,
    .clashing = clashing,
  };
  bool is_single = false;
  if (!look_for_a_single_one (&self, &is_single, error))
    return false;
  if (!is_single && (!leave_out_sessions (&self, error) || (self.is_proven && !leave_out_resources (&self, error))))
    return false;
  if (self.is_proven)
    tell (&self, out);
  return true;
}
