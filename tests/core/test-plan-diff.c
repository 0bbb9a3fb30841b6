/* What two plans differ in, meeting by meeting. */
#include "core/plan-diff.h"

/* A meeting "id start site room speaker+speaker pin", where "-" is none. */
static void
add (CursusPlan *plan, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  CursusPlanMeeting *meeting = cursus_plan_meeting_new (words[0]);
  int64_t start = g_ascii_strtoll (words[1], NULL, 10);
  CursusPlanSlot slot = { start, start + 100 };
  g_array_append_val (meeting->slots, slot);
  meeting->site = g_str_equal (words[2], "-") ? NULL : g_strdup (words[2]);
  meeting->room = g_str_equal (words[3], "-") ? NULL : g_strdup (words[3]);
  meeting->speakers = g_str_equal (words[4], "-") ? NULL : g_strsplit (words[4], "+", -1);
  meeting->pinned = (CursusPin)g_ascii_strtoll (words[5], NULL, 10);
  g_ptr_array_add (plan->meetings, meeting);
}

static CursusPlan *
make (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  CursusPlan *plan = cursus_plan_new ("s", "S", "UTC");
  for (char **line = lines; *line != NULL && **line != '\0'; line++)
    add (plan, *line);
  return plan;
}

/* "id:kinds", "+id" for a new one, "-id" for one that is gone, with spaces between. */
static char *
tell (const char *before_text, const char *after_text)
{
  g_autoptr (CursusPlan) before = make (before_text), after = make (after_text);
  g_autoptr (GArray) differences = cursus_plan_diff (before, after);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < differences->len; i++) {
    const CursusDifference *difference = &g_array_index (differences, CursusDifference, i);
    if (difference->before == NULL)
      g_string_append_printf (text, "+%s ", difference->after->id);
    else if (difference->after == NULL)
      g_string_append_printf (text, "-%s ", difference->before->id);
    else
      g_string_append_printf (text, "%s:%u ", difference->after->id, difference->kinds);
  }
  return g_strchomp (g_string_free (text, FALSE));
}

static const struct {
  const char *before;
  const char *after;
  const char *found;
} cases[] = {
  { "", "", "" },
  { "a 0 p p/A x 0", "a 0 p p/A x 0", "" },
  { "a 0 p p/A x 0", "a 100 p p/A x 0", "a:1" },
  { "a 0 p p/A x 0", "a 0 p p/B x 0", "a:2" },
  { "a 0 p p/A x 0", "a 0 - - x 0", "a:2" },
  { "a 0 p p/A x 0", "a 0 p p/A y 0", "a:4" },
  { "a 0 p p/A x+y 0", "a 0 p p/A y+x 0", "" },
  { "a 0 p p/A x+y 0", "a 0 p p/A x 0", "a:4" },
  { "a 0 p p/A x 0", "a 0 p p/A - 0", "a:4" },
  { "a 0 p p/A x 0", "a 0 p p/A x 1", "a:8" },
  { "a 0 p p/A x 1", "a 0 p p/A x 2", "a:8" },
  { "a 0 p p/A x 1", "a 9 q q/A y 0", "a:15" },
  { "a 0 - - - 0\nb 5 - - - 0", "c 0 - - - 0\nb 6 - - - 0", "+c b:1 -a" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = tell (cases[i].before, cases[i].after);
    g_assert_cmpstr (found, ==, cases[i].found);
  }
}

/* A part of two slots that loses one is at another time. */
static void
test_length (void)
{
  g_autoptr (CursusPlan) before = make ("a 0 - - - 0"), after = make ("a 0 - - - 0");
  CursusPlanMeeting *meeting = g_ptr_array_index (after->meetings, 0);
  CursusPlanSlot more = { 200, 300 };
  g_array_append_val (meeting->slots, more);
  g_autoptr (GArray) differences = cursus_plan_diff (before, after);
  g_assert_cmpuint (differences->len, ==, 1);
  g_assert_cmpuint (g_array_index (differences, CursusDifference, 0).kinds, ==, CURSUS_DIFFERENCE_TIME);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/plan-diff/cases", test_cases);
  g_test_add_func ("/core/plan-diff/length", test_length);
  return g_test_run ();
}
