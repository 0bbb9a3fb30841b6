/* Violations that go with fixture_plan, for the tests of explanations. */
#pragma once

#include "plan-fixture.h"

static inline void
fixture_add_violation (GPtrArray *violations, const char *rule, const char *use, int64_t cost, const char *meetings,
                       const char *text)
{
  CursusViolation *violation = cursus_violation_new (rule, use);
  violation->weight = 1;
  violation->cost = cost;
  g_strfreev (violation->meetings);
  violation->meetings = g_strsplit (meetings, ",", -1);
  violation->text = g_strdup (text);
  g_ptr_array_add (violations, violation);
}

/* All of the one violation of travel-rest, three of the seven of even-weeks. */
static inline GPtrArray *
fixture_violations (void)
{
  GPtrArray *violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  fixture_add_violation (violations, "even-weeks", "even-weeks", 4, "ouverture,energie.1",
                         "La semaine 41 compte 5 demi-journées, 2 de plus que la moyenne des semaines d’enseignement.");
  fixture_add_violation (
      violations, "even-weeks", "even-weeks", 2, "webinaire",
      "Webinaire 日本の地方自治体の気候政策に学ぶ se trouve seul dans la semaine 44, loin de toute autre rencontre.");
  fixture_add_violation (violations, "even-weeks", "even-weeks", 2, "visite,jury", NULL);
  fixture_add_violation (violations, "travel-rest", "repos après voyage", 20, "visite",
                         "La visite commence à 09:00 le jour du voyage de Paris à Reims.");
  return violations;
}
