/* Trials as data: drawn from a seed, copied, printed and parsed. */
#include "rules/law.h"

#include <inttypes.h>
#include <stdio.h>

#include "rules/rules-random.h"

static Law *
make (void)
{
  Law *self = g_new0 (Law, 1);
  self->rules = g_array_new (FALSE, TRUE, sizeof (LawRule));
  self->moves = g_array_new (FALSE, TRUE, sizeof (LawMove));
  self->fresh_step = self->audit_step = 1;
  return self;
}

static LawMove
draw_move (GRand *random)
{
  static const LawMoveKind kinds[] = { LAW_TRY, LAW_TRY, LAW_TRY, LAW_TRY, LAW_TRY, LAW_CHANGE, LAW_CHANGE, LAW_REPLACE };
  LawMove move = { .kind = kinds[random_below (random, G_N_ELEMENTS (kinds))] };
  uint32_t ticket = random_below (random, 100);
  if (ticket < 4)
    move.kind = ticket < 2 ? LAW_REMOVE : LAW_ASK;
  move.keeps = random_chance (random, 40);
  move.n = 1 + random_below (random, LAW_MAX_MEETINGS);
  move.percent = 20 + random_below (random, 150);
  for (uint32_t i = 0; i < move.n; i++)
    move.dice[i] = (uint64_t)g_rand_int (random) << 32 | g_rand_int (random);
  return move;
}

Law *
law_new (uint32_t seed, uint32_t n_moves)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  Law *self = make ();
  self->seed = seed;
  self->within = random_chance (random, 40);
  uint32_t n_rules = 1 + random_below (random, 10);
  for (uint32_t i = 0; i < n_rules; i++) {
    LawRule rule = { .number = i };
    g_array_append_val (self->rules, rule);
  }
  for (uint32_t i = 0; i < n_moves; i++) {
    LawMove move = draw_move (random);
    g_array_append_val (self->moves, move);
  }
  return self;
}

Law *
law_copy (const Law *self)
{
  Law *copy = g_memdup2 (self, sizeof *self);
  copy->rules = g_array_copy (self->rules);
  copy->moves = g_array_copy (self->moves);
  return copy;
}

void
law_free (Law *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rules);
  g_array_unref (self->moves);
  g_free (self);
}

/* seed edits within | number edits … | kind keeps percent n dice … */
char *
law_print (const Law *self)
{
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, "%u %x %d|", self->seed, self->edits, self->within);
  for (guint i = 0; i < self->rules->len; i++) {
    LawRule rule = g_array_index (self->rules, LawRule, i);
    g_string_append_printf (text, "%s%u %x", i > 0 ? "," : "", rule.number, rule.edits);
  }
  g_string_append_c (text, '|');
  for (guint i = 0; i < self->moves->len; i++) {
    LawMove move = g_array_index (self->moves, LawMove, i);
    g_string_append_printf (text, "%s%d %d %u", i > 0 ? "," : "", move.kind, move.keeps, move.percent);
    for (uint32_t k = 0; k < move.n; k++)
      g_string_append_printf (text, " %" PRIx64, move.dice[k]);
  }
  return g_string_free (text, FALSE);
}

static LawMove
parse_move (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_assert_cmpuint (g_strv_length (words), >, 3);
  LawMove move = { .kind = (LawMoveKind)atoi (words[0]), .keeps = atoi (words[1]) != 0, .percent = (uint32_t)atoi (words[2]) };
  g_assert_cmpint (move.kind, <, LAW_N_MOVES);
  for (char **word = words + 3; *word != NULL && move.n < LAW_MAX_MEETINGS; word++)
    move.dice[move.n++] = g_ascii_strtoull (*word, NULL, 16);
  return move;
}

Law *
law_parse (const char *text)
{
  Law *self = make ();
  g_auto (GStrv) fields = g_strsplit (text, "|", 3);
  g_assert_cmpuint (g_strv_length (fields), ==, 3);
  int within = 0;
  g_assert_cmpint (sscanf (fields[0], "%u %x %d", &self->seed, &self->edits, &within), ==, 3);
  self->within = within != 0;
  g_auto (GStrv) rules = g_strsplit (fields[1], ",", -1);
  for (char **text_of = rules; *text_of != NULL; text_of++) {
    LawRule rule = { 0 };
    g_assert_cmpint (sscanf (*text_of, "%u %x", &rule.number, &rule.edits), ==, 2);
    g_array_append_val (self->rules, rule);
  }
  g_auto (GStrv) moves = g_strsplit (fields[2], ",", -1);
  for (char **text_of = moves; *text_of != NULL; text_of++) {
    LawMove move = parse_move (*text_of);
    g_array_append_val (self->moves, move);
  }
  return self;
}
