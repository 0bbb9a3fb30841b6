/* Waves of sessions that are not in each other's way. */
#include "app/joint-order.h"

#include <string.h>

#define N 6

/* Six sessions; the pairs in @pairs, such as "01 12", are neighbours. */
static CursusRegion *
make_region (const char *pairs)
{
  CursusRegion *region = g_new0 (CursusRegion, 1);
  region->sessions = g_ptr_array_new ();
  for (int i = 0; i < N; i++) {
    CursusRegionSession *session = g_new0 (CursusRegionSession, 1);
    session->neighbours = g_array_new (FALSE, FALSE, sizeof (uint32_t));
    g_ptr_array_add (region->sessions, session);
  }
  for (; *pairs != '\0'; pairs += pairs[2] == '\0' ? 2 : 3) {
    uint32_t a = (uint32_t)(pairs[0] - '0'), b = (uint32_t)(pairs[1] - '0');
    g_array_append_val (cursus_region_session (region, a)->neighbours, b);
    g_array_append_val (cursus_region_session (region, b)->neighbours, a);
  }
  return region;
}

static void
free_region (CursusRegion *region)
{
  for (int i = 0; i < N; i++) {
    g_array_unref (cursus_region_session (region, (uint32_t)i)->neighbours);
    g_free (cursus_region_session (region, (uint32_t)i));
  }
  g_ptr_array_unref (region->sessions);
  g_free (region);
}

/* All waves one after the other, until nobody is left. */
static char *
list_waves (const CursusRegion *region)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  bool wanted[N];
  GString *text = g_string_new (NULL);
  for (uint32_t i = 0; i < N; i++)
    g_array_append_val (order, i);
  memset (wanted, true, sizeof wanted);
  for (;;) {
    g_autoptr (GArray) wave = cursus_joint_order_wave (region, order, wanted);
    if (wave->len == 0)
      return g_string_free (text, FALSE);
    for (guint i = 0; i < wave->len; i++) {
      wanted[g_array_index (wave, uint32_t, i)] = false;
      g_string_append_printf (text, "%u", g_array_index (wave, uint32_t, i));
    }
    g_string_append_c (text, ' ');
  }
}

static void
test_waves (void)
{
  const struct {
    const char *pairs;
    uint32_t first; /* this session has failed before; N: none has */
    const char *waves;
  } cases[] = {
    { "", N, "012345 " },
    { "01 12 23 34 45", N, "0 1 2 3 4 5 " },
    { "03 14 25", N, "012 345 " },
    { "01 02 03 04 05", N, "0 12345 " },
    { "01 02 03 04 05", 3, "3 0 1245 " },
    { "01 12 23 34 45", 4, "04 15 2 3 " },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    CursusRegion *region = make_region (cases[i].pairs);
    if (cases[i].first < N)
      cursus_region_session (region, cases[i].first)->priority = 1;
    g_autofree char *waves = list_waves (region);
    g_assert_cmpstr (waves, ==, cases[i].waves);
    free_region (region);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/joint-order/waves", test_waves);
  return g_test_run ();
}
