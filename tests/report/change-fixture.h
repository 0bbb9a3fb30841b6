/* Plans before and after a change. */
#pragma once

#include "plan-fixture.h"

/* “Water” on a Thursday morning in Paris with Claire, and “Air”, remote, with nobody. */
static inline CursusPlan *
change_plan (const char *water_date, const char *water_hours, const char *water_place, const char *water_speakers)
{
  CursusPlan *plan = cursus_plan_new ("s", "S", "Europe/Paris");
  const FixtureMeeting water = { "water", "Water", "onsite", water_date, water_hours, water_place, water_speakers };
  const FixtureMeeting air = { "air", "Air", "remote", "2023-11-14", "14:00-17:30", NULL, NULL };
  fixture_add (plan, water);
  fixture_add (plan, air);
  plan->score.soft = 10;
  return plan;
}

static inline CursusPlan *
change_plan_usual (void)
{
  return change_plan ("2023-11-09", "09:00-12:30", "paris|Paris|paris/A|Room A", "c/Claire");
}

static inline void
change_add_rule (CursusPlan *plan, const char *rule, bool hard, int64_t weight, int64_t cost)
{
  CursusPlanRule *added = cursus_plan_rule_new (rule, rule);
  added->hard = hard;
  added->weight = weight;
  added->cost = cost;
  g_ptr_array_add (plan->rules, added);
}

/* All of these stand in @text, "!text": not. */
static inline void
change_assert_tells (const char *text, const char *const *parts)
{
  for (guint i = 0; parts[i] != NULL; i++) {
    bool unwanted = parts[i][0] == '!';
    if ((strstr (text, parts[i] + unwanted) != NULL) == unwanted)
      g_test_fail_printf ("“%s” in:\n%s", parts[i], text);
  }
}
