/* Who may teach a module together: k of n, several choices, limits. */
#include <string.h>

#include "core/error.h"
#include "core/session-fixture.h"
#include "core/session-private.h"

#define MAX_CHOICES 3

/* Each choice: k, then the speakers. */
typedef struct {
  const char *choices[MAX_CHOICES];
  const char *sets; /* separated by blanks */
} Case;

/* "2:4 5 6" is any 2 of 4, 5, 6. */
static void
add_choice (CursusModule *module, const char *text)
{
  g_auto (GStrv) halves = g_strsplit (text, ":", 2);
  g_auto (GStrv) people = g_strsplit (halves[1], " ", -1);
  CursusSpeakerChoice *choice = cursus_speaker_choice_new ((uint32_t)atoi (halves[0]));
  for (size_t i = 0; people[i] != NULL; i++)
    fixture_append (choice->people, 1, (uint32_t)atoi (people[i]));
  g_ptr_array_add (module->speaker_choices, choice);
}

static char *
join_sets (const GPtrArray *sets)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < sets->len; i++) {
    g_autofree char *set = fixture_join (g_ptr_array_index (sets, i));
    g_string_append_printf (text, "%s%s", i == 0 ? "" : " ", *set == '\0' ? "none" : set);
  }
  return g_string_free (text, FALSE);
}

static void
test_product_of_choices (void)
{
  static const Case cases[] = {
    { { NULL }, "none" },
    { { "1:3" }, "3" },
    { { "3:7 2 5" }, "2,5,7" },
    { { "1:7 2 5" }, "7 2 5" },
    { { "2:7 2 5" }, "2,7 5,7 2,5" },
    { { "1:1 2", "1:8 9" }, "1,8 1,9 2,8 2,9" },
    { { "1:1 2", "1:2 1" }, "1,2 1 2" }, /* the same two people either way, or one for both */
    { { "1:4", "1:4" }, "4" },
    { { "2:4 4 6" }, "4,6" }, /* named twice is named once */
    { { "1:1 2", "2:1 2", "1:3" }, "1,2,3" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusModule) module = cursus_module_new ("m");
    for (size_t c = 0; c < MAX_CHOICES && cases[i].choices[c] != NULL; c++)
      add_choice (module, cases[i].choices[c]);
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) sets = cursus_speaker_sets_new (module, &error);
    g_assert_no_error (error);
    g_autofree char *text = join_sets (sets);
    g_assert_cmpstr (text, ==, cases[i].sets);
  }
}

static CursusModule *
choose (uint32_t k, uint32_t n)
{
  CursusModule *module = cursus_module_new ("m");
  CursusSpeakerChoice *choice = cursus_speaker_choice_new (k);
  for (uint32_t i = 0; i < n; i++)
    g_array_append_val (choice->people, i);
  g_ptr_array_add (module->speaker_choices, choice);
  return module;
}

static void
test_counts_of_combinations (void)
{
  static const struct {
    uint32_t k, n, count; /* 0: refused */
  } cases[] = { { 3, 8, 56 },    { 1, 256, 256 }, { 1, 257, 0 }, { 5, 10, 252 },   { 5, 11, 0 },      { 9, 10, 10 },
                { 300, 300, 1 }, { 299, 300, 0 }, { 15, 30, 0 }, { 500, 1000, 0 }, { 1000, 1000, 1 }, { 255, 256, 256 } };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusModule) module = choose (cases[i].k, cases[i].n);
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) sets = cursus_speaker_sets_new (module, &error);
    if (cases[i].count == 0)
      g_assert_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_TOO_LARGE);
    else
      g_assert_cmpuint (sets->len, ==, cases[i].count);
  }
}

static void
test_product_has_a_limit (void)
{
  g_autoptr (CursusModule) module = cursus_module_new ("m");
  add_choice (module, "3:0 1 2 3 4 5 6 7");
  add_choice (module, "3:10 11 12 13 14 15 16 17");
  g_autoptr (GError) error = NULL;
  g_assert_null (cursus_speaker_sets_new (module, &error));
  g_assert_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_TOO_LARGE);
  fixture_assert_says (error->message, "more than 256 ways");
}

static void
test_more_than_are_named_is_refused (void)
{
  static const char *const choices[] = { "0:1 2", "3:1 2", "2:1 1" };
  for (size_t i = 0; i < G_N_ELEMENTS (choices); i++) {
    g_autoptr (CursusModule) module = cursus_module_new ("m");
    g_autoptr (GError) error = NULL;
    add_choice (module, choices[i]);
    g_assert_null (cursus_speaker_sets_new (module, &error));
    g_assert_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/speaker-sets/product-of-choices", test_product_of_choices);
  g_test_add_func ("/core/speaker-sets/counts-of-combinations", test_counts_of_combinations);
  g_test_add_func ("/core/speaker-sets/product-has-a-limit", test_product_has_a_limit);
  g_test_add_func ("/core/speaker-sets/more-than-are-named-is-refused", test_more_than_are_named_is_refused);
  return g_test_run ();
}
