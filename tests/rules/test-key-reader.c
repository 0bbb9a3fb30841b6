/* Readers give what the keys themselves give, for every meeting at every place. */
#include "rules/key-reader.h"

#include "rules/rules-example.h"

static void
assert_same (const CursusFrame *frame, const CursusKeyReader *reader, CursusKey key, uint32_t meeting, CursusPlacement at)
{
  uint32_t expected[64], buffer[64], n = 0;
  uint32_t n_expected = cursus_key_fill (frame, key, meeting, at, expected);
  const uint32_t *values = cursus_key_reader_read (reader, meeting, at, buffer, &n);
  g_assert_cmpuint (n, ==, n_expected);
  for (uint32_t i = 0; i < n; i++) {
    g_assert_cmpuint (values[i], ==, expected[i]);
    g_assert_cmpuint (values[i], <, reader->dimension);
  }
}

static void
test_same_values (void)
{
  g_auto (Fixture) fixture = example_session ();
  const CursusFrame *frame = fixture.frame;
  for (CursusKey key = 0; key < CURSUS_N_KEYS; key++) {
    CursusKeyReader reader;
    cursus_key_reader_init (&reader, frame, key);
    for (uint32_t m = 0; m < frame->n_meetings; m++)
      for (uint32_t set = 0; set < frame->meetings[m].n_speaker_sets; set++)
        for (uint32_t room = 0; room < frame->n_rooms; room++)
          for (uint32_t start = 0; start + frame->meetings[m].n_slots <= frame->timeline->n_slots; start++)
            assert_same (frame, &reader, key, m, (CursusPlacement){ start, (uint16_t)room, (uint16_t)set });
    cursus_key_reader_clear (&reader);
  }
}

static void
test_depends (void)
{
  static const struct {
    CursusKey key;
    unsigned depends;
  } cases[] = {
    { CURSUS_KEY_MODULE, CURSUS_DEPENDS_NEVER },    { CURSUS_KEY_PARTICIPANT, CURSUS_DEPENDS_NEVER },
    { CURSUS_KEY_PERSON, CURSUS_DEPENDS_SPEAKERS }, { CURSUS_KEY_SPEAKER, CURSUS_DEPENDS_SPEAKERS },
    { CURSUS_KEY_SLOT, CURSUS_DEPENDS_START },      { CURSUS_KEY_WEEK, CURSUS_DEPENDS_START },
    { CURSUS_KEY_ROOM, CURSUS_DEPENDS_ROOM },       { CURSUS_KEY_SITE, CURSUS_DEPENDS_ROOM },
  };
  g_auto (Fixture) fixture = example_session ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    CursusKeyReader reader;
    cursus_key_reader_init (&reader, fixture.frame, cases[i].key);
    g_assert_cmpuint (reader.depends, ==, cases[i].depends);
    cursus_key_reader_clear (&reader);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/key-reader/gives-what-keys-give", test_same_values);
  g_test_add_func ("/rules/key-reader/says-what-it-depends-on", test_depends);
  return g_test_run ();
}
