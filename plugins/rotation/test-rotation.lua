return test "rotation" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27" }
    site "paris" { name = "Paris" }
    group "g1" { title = "Group 1" }
    group "g2" { title = "Group 2" }
    group "g3" { title = "Group 3" }
    module "opening" { title = "Opening", format = "onsite", half_days = 1, site = "paris" }
    module "case" { title = "Case", format = "workshop", half_days = 2, parts = 2, site = "paris", groups = { "g1", "g2" } }
    module "map" { title = "Map", format = "workshop", half_days = 2, site = "paris", groups = "each" }
  ]],
  cases = {
    { "all groups at the same time", use = { mode = "parallel" },
      place = {
        opening = "2023-10-09 am", ["case.1@g1"] = "2023-10-10 am", ["case.1@g2"] = "2023-10-10 am", ["case.2@g1"] = "2023-10-11 pm",
        ["case.2@g2"] = "2023-10-11 pm", ["map@g1"] = "2023-10-12 am", ["map@g2"] = "2023-10-12 am", ["map@g3"] = "2023-10-12 am",
      },
      cost = 0 },
    -- Part 2 of “Case”: 1. “Map”: Group 3 with each of the two others: 2.
    { "each pair of groups apart", use = { mode = "parallel" },
      place = {
        opening = "2023-10-09 am", ["case.1@g1"] = "2023-10-10 am", ["case.1@g2"] = "2023-10-10 am", ["case.2@g1"] = "2023-10-11 am",
        ["case.2@g2"] = "2023-10-11 pm", ["map@g1"] = "2023-10-12 am", ["map@g2"] = "2023-10-12 am", ["map@g3"] = "2023-10-13 am",
      },
      cost = 3, says = "not_parallel" },
    { "a pair of groups apart, in words", use = { mode = "parallel", on = "case" },
      place = {
        opening = "2023-10-09 am", ["case.1@g1"] = "2023-10-10 am", ["case.1@g2"] = "2023-10-10 am", ["case.2@g1"] = "2023-10-11 am",
        ["case.2@g2"] = "2023-10-12 pm", ["map@g1"] = "2023-10-12 am", ["map@g2"] = "2023-10-13 am", ["map@g3"] = "2023-10-13 am",
      },
      cost = 1, says = "not_parallel",
      text = {
        en = "“Case (2/2) – Group 1” (Wed 11 Oct 2023) and “Case (2/2) – Group 2” (Thu 12 Oct 2023) do not begin at the same time",
        fr = "« Case (2/2) – Group 1 » (mer. 11 oct. 2023) et « Case (2/2) – Group 2 » (jeu. 12 oct. 2023) ne commencent pas en "
          .. "même temps",
      } },
    { "one group after the other, morning and afternoon", use = { mode = "rotation" },
      place = {
        opening = "2023-10-09 am", ["case.1@g1"] = "2023-10-10 am", ["case.1@g2"] = "2023-10-10 pm", ["case.2@g1"] = "2023-10-11 pm",
        ["case.2@g2"] = "2023-10-11 am", ["map@g1"] = "2023-10-12 am", ["map@g2"] = "2023-10-13 am", ["map@g3"] = "2023-10-16 am",
      },
      cost = 0 },
    { "different parts may be at the same time", use = { mode = "rotation" },
      place = {
        opening = "2023-10-09 am", ["case.1@g1"] = "2023-10-10 am", ["case.1@g2"] = "2023-10-10 pm", ["case.2@g1"] = "2023-10-10 pm",
        ["case.2@g2"] = "2023-10-11 am", ["map@g1"] = "2023-10-12 am", ["map@g2"] = "2023-10-13 am", ["map@g3"] = "2023-10-16 am",
      },
      cost = 0 },
    -- Three groups at once are three pairs.
    { "groups that overlap", use = { mode = "rotation", on = "map" },
      place = {
        opening = "2023-10-09 am", ["case.1@g1"] = "2023-10-10 am", ["case.1@g2"] = "2023-10-10 am", ["case.2@g1"] = "2023-10-11 pm",
        ["case.2@g2"] = "2023-10-11 am", ["map@g1"] = "2023-10-12 am", ["map@g2"] = "2023-10-12 am", ["map@g3"] = "2023-10-12 am",
      },
      cost = 3, says = "overlap" },
    { "groups that overlap, in words", use = { mode = "rotation", on = "case" },
      place = {
        opening = "2023-10-09 am", ["case.1@g1"] = "2023-10-10 am", ["case.1@g2"] = "2023-10-10 am", ["case.2@g1"] = "2023-10-11 pm",
        ["case.2@g2"] = "2023-10-11 am", ["map@g1"] = "2023-10-12 am", ["map@g2"] = "2023-10-12 am", ["map@g3"] = "2023-10-12 am",
      },
      cost = 1, says = "overlap",
      text = {
        en = "“Case (1/2) – Group 1” (Tue 10 Oct 2023) and “Case (1/2) – Group 2” (Tue 10 Oct 2023) overlap: the groups do not take "
          .. "turns",
        fr = "« Case (1/2) – Group 1 » (mar. 10 oct. 2023) et « Case (1/2) – Group 2 » (mar. 10 oct. 2023) se chevauchent : les "
          .. "groupes ne passent pas l’un après l’autre",
      } },
    -- 12 to 13 October 1 day, to 17 October 4 and 5 days, where 3 are allowed: 0 + 1 + 2.
    { "too far apart", use = { within = "3 days", on = "map" },
      place = {
        opening = "2023-10-09 am", ["case.1@g1"] = "2023-10-10 am", ["case.1@g2"] = "2023-10-10 am", ["case.2@g1"] = "2023-10-11 pm",
        ["case.2@g2"] = "2023-10-11 am", ["map@g1"] = "2023-10-17 am", ["map@g2"] = "2023-10-13 am", ["map@g3"] = "2023-10-12 am",
      },
      cost = 3, says = "too_far" },
    -- 12, 13 and 17 October are open days 0, 1 and 3.
    { "a weekend is no working day", use = { within = "3 working days", on = "map" },
      place = {
        opening = "2023-10-09 am", ["case.1@g1"] = "2023-10-10 am", ["case.1@g2"] = "2023-10-10 am", ["case.2@g1"] = "2023-10-11 pm",
        ["case.2@g2"] = "2023-10-11 am", ["map@g1"] = "2023-10-17 am", ["map@g2"] = "2023-10-13 am", ["map@g3"] = "2023-10-12 am",
      },
      cost = 0 },
    -- 10 to 18 October are 8 days, a week is 7; part 2 is within.
    { "too far apart, in words", use = { within = "1 week", on = "case" },
      place = {
        opening = "2023-10-09 am", ["case.1@g1"] = "2023-10-10 am", ["case.1@g2"] = "2023-10-18 am", ["case.2@g1"] = "2023-10-20 pm",
        ["case.2@g2"] = "2023-10-19 am", ["map@g1"] = "2023-10-17 am", ["map@g2"] = "2023-10-13 am", ["map@g3"] = "2023-10-12 am",
      },
      cost = 1, says = "too_far",
      text = {
        en = "“Case (1/2) – Group 1” (Tue 10 Oct 2023) and “Case (1/2) – Group 2” (Wed 18 Oct 2023) are too far apart; days: 8, at "
          .. "most: 1 week",
        fr = "« Case (1/2) – Group 1 » (mar. 10 oct. 2023) et « Case (1/2) – Group 2 » (mer. 18 oct. 2023) sont trop éloignés ; "
          .. "jours : 8, au plus : 1 semaine",
      } },
    -- “Case”: Group 1 before Group 2. “Map”: Group 2 before Group 3 before Group 1.
    { "each group is first once", use = { first = 1 },
      place = {
        opening = "2023-10-09 am", ["case.1@g1"] = "2023-10-10 am", ["case.1@g2"] = "2023-10-10 pm", ["case.2@g1"] = "2023-10-11 am",
        ["case.2@g2"] = "2023-10-11 pm", ["map@g1"] = "2023-10-17 am", ["map@g2"] = "2023-10-12 am", ["map@g3"] = "2023-10-13 am",
      },
      cost = 0 },
    -- Group 1 in both; part 2 of “Case”, where Group 2 is first, does not matter.
    { "always the same group first", use = { first = 1 },
      place = {
        opening = "2023-10-09 am", ["case.1@g1"] = "2023-10-10 am", ["case.1@g2"] = "2023-10-10 pm", ["case.2@g1"] = "2023-10-11 pm",
        ["case.2@g2"] = "2023-10-11 am", ["map@g1"] = "2023-10-12 am", ["map@g2"] = "2023-10-13 am", ["map@g3"] = "2023-10-16 am",
      },
      cost = 1, says = "same_first",
      text = {
        en = "One group comes first in too many modules: 2, at most: 1",
        fr = "Un même groupe est le premier dans trop de modules : 2, au plus : 1",
      } },
    { "groups that begin together are not first", use = { first = 0 },
      place = {
        opening = "2023-10-09 am", ["case.1@g1"] = "2023-10-10 am", ["case.1@g2"] = "2023-10-10 am", ["case.2@g1"] = "2023-10-11 pm",
        ["case.2@g2"] = "2023-10-11 am", ["map@g1"] = "2023-10-12 am", ["map@g2"] = "2023-10-12 am", ["map@g3"] = "2023-10-16 am",
      },
      cost = 0 },
    { "a module of the whole cohort", use = { mode = "parallel", on = "opening" }, error = "several groups" },
    { "nothing to check", use = {}, error = "“mode”, “within”" },
    { "hours", use = { within = "3 hours" }, error = "“within” counts days" },
  },
}
