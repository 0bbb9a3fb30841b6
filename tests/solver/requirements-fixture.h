/* Requirements of small problems, asked without limits. */
#pragma once

#include "solver/requirements.h"
#include "solver/solver-fixture.h"

static inline CursusRequirements *
requirements_new (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  const CursusRequirementsOptions options = { 0 };
  CursusRequirements *requirements = cursus_requirements_new (fixture->ruleset, &options, &error);
  g_assert_no_error (error);
  return requirements;
}

/* Plain meetings of which each pair in @orders, such as "0 1", is to be in that order; the list ends with NULL. */
static inline Fixture
requirements_orders (uint32_t n_meetings, const char *const *orders)
{
  Fixture fixture = solver_plain (n_meetings);
  for (; *orders != NULL; orders++)
    fixture_add (&fixture, 0, solver_order (&fixture, *orders));
  return fixture;
}
