/* The nearest of some names to a misspelt one. Knows nothing of what is named. */
#include "core/suggest.h"

#include <glib/gi18n-lib.h>
#include <stdbool.h>
#include <string.h>

#include "core/text.h"

#define MAX_LISTED 12

/* A word as characters, case folded. */
typedef struct {
  gunichar *text;
  glong length;
} Word;

static Word
fold_word (const char *text)
{
  Word word;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  word.text = g_utf8_to_ucs4_fast (folded, -1, &word.length);
  return word;
}

static glong
min3 (glong a, glong b, glong c)
{
  glong least = MIN (a, b);
  return MIN (least, c);
}

/* Fills one row of the distance table from the two rows above it. */
static void
fill_row (const Word *a, const Word *b, glong i, glong *row, const glong *above, const glong *two_above)
{
  row[0] = i;
  for (glong j = 1; j <= b->length; j++) {
    bool same = a->text[i - 1] == b->text[j - 1];
    row[j] = min3 (above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
    bool swapped = i > 1 && j > 1 && a->text[i - 1] == b->text[j - 2] && a->text[i - 2] == b->text[j - 1];
    if (swapped && two_above[j - 2] + 1 < row[j])
      row[j] = two_above[j - 2] + 1;
  }
}

static glong
measure_distance (const Word *a, const Word *b)
{
  glong width = b->length + 1;
  g_autofree glong *rows = g_new0 (glong, 3 * width);
  for (glong j = 0; j < width; j++)
    rows[j] = j;
  for (glong i = 1; i <= a->length; i++)
    fill_row (a, b, i, rows + i % 3 * width, rows + (i + 2) % 3 * width, rows + (i + 1) % 3 * width);
  return rows[a->length % 3 * width + b->length];
}

const char *
cursus_suggest (const char *wanted, const char *const *candidates, size_t n_candidates)
{
  Word word = fold_word (wanted);
  const char *nearest = NULL;
  glong least = G_MAXLONG;
  for (size_t i = 0; i < n_candidates; i++) {
    if (candidates[i] == NULL)
      continue;
    Word candidate = fold_word (candidates[i]);
    glong longer = MAX (word.length, candidate.length);
    glong limit = MAX (longer / 3, 1);
    /* The difference in length is the least that the distance can be: very long words cost nothing. */
    if (ABS (word.length - candidate.length) <= limit) {
      glong distance = measure_distance (&word, &candidate);
      if (distance <= limit && distance < least) {
        least = distance;
        nearest = candidates[i];
      }
    }
    g_free (candidate.text);
  }
  g_free (word.text);
  return nearest;
}

/* "a, b, c", or NULL if there are none or too many. */
static char *
list_candidates (const char *const *candidates, size_t n_candidates)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (size_t i = 0; i < n_candidates && names->len <= MAX_LISTED; i++) {
    if (candidates[i] != NULL)
      g_ptr_array_add (names, (gpointer)candidates[i]);
  }
  if (names->len == 0 || names->len > MAX_LISTED)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **)names->pdata);
}

char *
cursus_suggest_phrase (const char *wanted, const char *const *candidates, size_t n_candidates)
{
  const char *nearest = cursus_suggest (wanted, candidates, n_candidates);
  if (nearest != NULL)
    return g_strdup_printf (_ (": did you mean “%s”?"), nearest);
  g_autofree char *list = list_candidates (candidates, n_candidates);
  return list != NULL ? g_strdup_printf (_ (" (accepted: %s)"), list) : g_strdup ("");
}
