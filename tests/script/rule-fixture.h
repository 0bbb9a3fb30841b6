/* A small session and one rule, compiled; for the tests of rules. */
#pragma once

#include "rules/audit.h"
#include "rules/evaluator.h"
#include "script/plugin-test-private.h"
#include "script/plugin.h"

#include "session-folder.h"

/* Monday 8 January to Friday 2 February 2024. */
#define FIXTURE_SESSION                                                                                                          \
  "session { id = \"s\", title = \"S\", timezone = \"Europe/Paris\", from = \"2024-01-08\", to = \"2024-02-02\",\n"              \
  "  calendars = { closed { \"2024-01-15\", \"2024-01-15\" } } }\n"                                                              \
  "site \"paris\" { name = \"Paris\", rooms = { a = { capacity = 2 } } }\n"                                                      \
  "site \"reims\" { name = \"Reims\" }\n"                                                                                        \
  "travel { from = \"paris\", to = \"reims\", minutes = 46 }\n"                                                                  \
  "group \"g1\"\ngroup \"g2\"\n"                                                                                                 \
  "speaker \"sp\" { name = \"Sp\", availability = \"sp.csv\" }\n"                                                                \
  "speaker \"su\" { name = \"Su\" }\n"                                                                                           \
  "people \"people.csv\"\n"                                                                                                      \
  "calendar \"fair\" { title = \"Fair\", ranges = { \"2024-01-10\" } }\n"                                                        \
  "module \"a\" { title = \"A\", format = \"onsite\", half_days = 1, site = \"paris\", tags = { \"energy\" }, first = true,\n"   \
  "  from = \"2024-01-08\", to = \"2024-01-31\", speakers = \"sp\" }\n"                                                          \
  "module \"b\" { title = \"B\", format = \"visit\", half_days = 1, site = \"reims\", speakers = \"su\" }\n"                     \
  "module \"r\" { title = \"R\", format = \"remote\", half_days = 1 }\n"                                                         \
  "module \"ws\" { title = \"Ws\", format = \"workshop\", half_days = 1, site = \"paris\", groups = \"each\" }\n"                \
  "module \"long\" { title = \"Long\", format = \"onsite\", half_days = 3, site = \"paris\", last = true }\n"

/* A rule "r" of these params and this body of `constrain`, which begins on line 3. */
#define FIXTURE_RULE(params, body)                                                                                               \
  "return rule { api = 1, name = \"r\", title = \"R\", doc = \"D\", params = {" params "},\n"                                    \
  "says = { bad = { en = \"{a} {b} {group} {measured}\", fr = \"{measured} !\" } }, constrain = function (p)\n" body "\nend }"

/* Everything is somewhere, without any clash. */
static const char *const fixture_places[][2] = {
  { "a", "2024-01-10 am" },     { "b", "2024-01-11 pm" },      { "r", "2024-01-12 am" },      { "ws@g1", "2024-01-16 am" },
  { "ws@g2", "2024-01-16 pm" }, { "long.1", "2024-01-22 am" }, { "long.2", "2024-01-23 am" },
};

typedef struct {
  Folder *folder;
  CursusCatalog *catalog;
  CursusFrame *frame;
  CursusRuleset *ruleset;
  CursusPlacement *placements;
  bool compiled;
} Fixture;

static inline void
fixture_place (Fixture *self)
{
  g_autofree char *why = NULL;
  g_autoptr (CursusValue) places = cursus_value_new_table ();
  for (size_t i = 0; i < G_N_ELEMENTS (fixture_places); i++)
    cursus_value_set (places, fixture_places[i][0], cursus_value_new_string (fixture_places[i][1]));
  self->placements = cursus_plugin_case_placements (self->frame, places, &why);
  g_assert_cmpstr (why, ==, NULL);
}

/* @use: what stands in the session besides, for instance use "r" {}. */
static inline Fixture *
fixture_new (const char *rule, const char *use)
{
  Fixture *self = g_new0 (Fixture, 1);
  g_autofree char *text = g_strconcat (FIXTURE_SESSION, use, NULL);
  g_autoptr (GError) error = NULL;
  self->folder = folder_new (text);
  folder_write (self->folder, "rules/r.lua", rule);
  folder_write (self->folder, "sp.csv", "from;to;level\n2024-01-10;2024-01-10;unavailable\n2024-01-11;2024-01-11;reluctant\n");
  folder_write (self->folder, "people.csv", "id;name;groups\np1;P1;g1\np2;P2;g2\np3;P3;g1\n");
  folder_write (self->folder, "published.csv",
                "meeting;date;start;end;site;room;speakers\na;2024-01-09;09:00;12:30;Paris;a;Sp\n");
  folder_load (self->folder);
  g_autofree char *messages = cursus_diagnostics_format (self->folder->diagnostics);
  g_assert_cmpstr (messages, ==, "");
  g_autofree char *rules = g_build_filename (self->folder->path, "rules", NULL);
  const char *folders[] = { rules, NULL };
  self->catalog = cursus_catalog_new (folders, self->folder->diagnostics);
  self->frame = cursus_frame_new (self->folder->session, &error);
  g_assert_no_error (error);
  self->ruleset = cursus_ruleset_new (self->frame);
  self->compiled = cursus_catalog_compile (self->catalog, self->ruleset, self->folder->diagnostics);
  fixture_place (self);
  return self;
}

static inline void
fixture_free (Fixture *self)
{
  cursus_ruleset_free (self->ruleset);
  cursus_frame_free (self->frame);
  cursus_catalog_free (self->catalog);
  g_free (self->placements);
  folder_free (self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static inline char *
fixture_messages (const Fixture *self)
{
  return cursus_diagnostics_format (self->folder->diagnostics);
}

/* A rule that must compile. */
static inline Fixture *
fixture_right (const char *rule, const char *use)
{
  Fixture *self = fixture_new (rule, use);
  g_autofree char *messages = fixture_messages (self);
  g_assert_cmpstr (messages, ==, "");
  g_assert_true (self->compiled);
  return self;
}

/* A rule or use that must not: one of the errors says @expected. */
static inline void
fixture_assert_wrong (const char *rule, const char *use, const char *expected)
{
  g_autoptr (Fixture) self = fixture_new (rule, use);
  g_autofree char *messages = fixture_messages (self);
  g_assert_false (self->compiled);
  g_test_message ("%s", messages);
  if (strstr (messages, expected) == NULL)
    g_error ("expected \"%s\" in:\n%s", expected, messages);
}

/* The cost of the fixture's plan: both evaluators must agree. */
static inline CursusScore
fixture_score (const Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (self->ruleset, &error);
  CursusScore score = { 0 };
  g_assert_no_error (error);
  for (uint32_t m = 0; m < self->frame->n_meetings; m++)
    cursus_evaluator_place (evaluator, m, self->placements[m]);
  cursus_evaluator_try_error (evaluator, &error);
  g_assert_no_error (error);
  cursus_audit (self->ruleset, self->placements, "en", &score, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (score.hard, ==, cursus_evaluator_score (evaluator).hard);
  g_assert_cmpint (score.soft, ==, cursus_evaluator_score (evaluator).soft);
  return score;
}

/* (transfer full): the sentences of the fixture's plan, joined by " | ". */
static inline char *
fixture_sentences (const Fixture *self, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  CursusScore score = { 0 };
  GString *out = g_string_new (NULL);
  cursus_audit (self->ruleset, self->placements, language, &score, NULL, violations, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < violations->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " | " : "", ((const CursusViolation *)g_ptr_array_index (violations, i))->text);
  return g_string_free (out, FALSE);
}

/* (transfer full): what the search says when a function fails. */
static inline char *
fixture_search_error (const Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (self->ruleset, &error);
  g_assert_no_error (error);
  for (uint32_t m = 0; m < self->frame->n_meetings; m++)
    cursus_evaluator_place (evaluator, m, self->placements[m]);
  g_assert_false (cursus_evaluator_try_error (evaluator, &error));
  g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
  return g_strdup (error->message);
}
