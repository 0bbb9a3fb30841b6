/* The trail: everything that was overwritten is put back, the last first. */
#include "rules/trail.h"

static void
test_words (void)
{
  CursusTrail trail = { .on = true };
  uint16_t small = 3;
  uint32_t middle = 70000;
  int64_t large = -5;
  cursus_trail_save_u16 (&trail, &small);
  small = 4;
  cursus_trail_save_u32 (&trail, &middle);
  middle = 0;
  cursus_trail_save_i64 (&trail, &large);
  large = INT64_MAX;
  cursus_trail_save_u16 (&trail, &small); /* twice: the first value counts */
  small = UINT16_MAX;
  cursus_trail_undo (&trail);
  g_assert_cmpuint (small, ==, 3);
  g_assert_cmpuint (middle, ==, 70000);
  g_assert_cmpint (large, ==, -5);
  g_assert_cmpuint (trail.n, ==, 0);
  cursus_trail_clear (&trail);
}

static void
test_lines (void)
{
  CursusTrail trail = { .on = true };
  CursusLine line = { 0 };
  cursus_line_insert (&line, 0, 5);
  cursus_line_insert (&line, 1, 7);
  cursus_trail_push (&trail, &line, 6, CURSUS_TRAIL_INSERTED, 1);
  cursus_line_insert (&line, 1, 6);
  cursus_trail_push (&trail, &line, 5, CURSUS_TRAIL_TAKEN_OUT, 0);
  cursus_line_take_out (&line, 0);
  cursus_trail_undo (&trail);
  g_assert_cmpuint (line.n, ==, 2);
  g_assert_cmpuint (line.meetings[0], ==, 5);
  g_assert_cmpuint (line.meetings[1], ==, 7);
  cursus_line_clear (&line);
  cursus_trail_clear (&trail);
}

static void
test_off (void)
{
  CursusTrail trail = { 0 };
  uint32_t word = 1;
  cursus_trail_save_u32 (&trail, &word);
  word = 2;
  cursus_trail_undo (&trail);
  g_assert_cmpuint (word, ==, 2);
  cursus_trail_clear (&trail);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/trail/puts-words-back", test_words);
  g_test_add_func ("/rules/trail/puts-lines-back", test_lines);
  g_test_add_func ("/rules/trail/remembers-nothing-when-off", test_off);
  return g_test_run ();
}
