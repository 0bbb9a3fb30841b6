/* A small session with a saved plan, to be changed. */
#pragma once

#include "app-fixture.h"
#include "app/planning.h"
#include "app/present.h"

/* Meetings “opening” and “water” in Paris with Claire Fontaine, “air” remote with Luc Vent; every plan costs 9. */
#define LIVING_SESSION FIXTURE_SESSION "use \"weekdays\" { weekdays = { \"sunday\" }, weight = 3 }\n"

static inline void
living_plan (const Fixture *fixture, uint64_t seed)
{
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  bool interrupted;
  CursusPlanningOptions options = { .seed = seed, .moves = 500, .save = true };
  g_autoptr (CursusPlan) plan = cursus_planning_run (workspace, &options, &interrupted, &findings, &error, &error);
  g_assert_no_error (error);
}

static inline Fixture *
living_new (void)
{
  Fixture *fixture = fixture_new (LIVING_SESSION);
  living_plan (fixture, 1);
  return fixture;
}

/* (transfer full): the newest revision. */
static inline CursusPlan *
living_newest (const Fixture *fixture)
{
  g_autoptr (CursusStore) store = cursus_present_open_store (fixture->session, NULL, NULL);
  g_autoptr (GError) error = NULL;
  CursusPlan *plan = cursus_store_load (store, "small", 0, &error);
  g_assert_no_error (error);
  return plan;
}

/* UTC of the first slot of @meeting. */
static inline int64_t
living_start (const CursusPlan *plan, const char *meeting)
{
  return g_array_index (cursus_plan_find (plan, meeting)->slots, CursusPlanSlot, 0).start_utc;
}
