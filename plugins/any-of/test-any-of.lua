local soon = { rule = "gap", after = "opening", before = "visit", max = "7 days" }
local friday = { rule = "weekdays", on = "visit", weekdays = "friday" }
local in_reims = { rule = "one-site", per = "day", on = "*" }

return test "any-of" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-12-22" }
    site "paris" { name = "Paris" }
    site "reims" { name = "Reims" }
    group "g1"
    group "g2"
    module "opening" { title = "Opening", format = "onsite", half_days = 3, site = "paris" }
    module "visit" { title = "Visit", format = "visit", half_days = 1, site = { "paris", "reims" } }
    module "debrief" { title = "Debrief", format = "onsite", half_days = 1, site = "paris" }
    module "workshop" { title = "Workshop", format = "workshop", half_days = 1, site = "paris", groups = "each" }
    use "weekdays" { as = "visit-friday", on = "visit", weekdays = "friday", weight = 0, because = "one of two" }
    use "weekdays" { as = "opening-friday", on = "opening", weekdays = "friday", weight = 0, because = "a condition" }
  ]],
  cases = {
    { "both are kept", use = { of = { soon, friday } },
      place = { ["opening.1"] = "2023-10-10 am", ["opening.2"] = "2023-10-11 am", visit = "2023-10-13 am" }, cost = 0 },
    { "the first is kept", use = { of = { soon, friday } },
      place = { ["opening.1"] = "2023-10-10 am", ["opening.2"] = "2023-10-11 am", visit = "2023-10-18 am" }, cost = 0 },
    { "the second is kept", use = { of = { soon, friday } },
      place = { ["opening.1"] = "2023-10-10 am", ["opening.2"] = "2023-10-11 am", visit = "2023-12-22 am" }, cost = 0 },
    -- Eight days from the last part, one too many; a Thursday is 1 wrong as well: the least of 1 and 1.
    { "neither is kept", use = { of = { soon, friday } },
      place = { ["opening.1"] = "2023-10-10 am", ["opening.2"] = "2023-10-11 am", visit = "2023-10-19 am" },
      cost = 1, says = "none",
      text = {
        en = "None of these is kept: “Visit” (Thu 19 Oct 2023) comes too late after “Opening” (Tue 10 Oct 2023 – Wed 11 Oct 2023); "
          .. "days from one to the other: 8, at most: 7 days / “Visit” (Thu 19 Oct 2023) is not on one of the weekdays wanted: "
          .. "Friday",
        fr = "Rien de cela n’est respecté : « Visit » (jeu. 19 oct. 2023) vient trop tard après « Opening » (mar. 10 oct. 2023 – "
          .. "mer. 11 oct. 2023) ; jours de l’un à l’autre : 8, au plus : 7 jours / « Visit » (jeu. 19 oct. 2023) n’a pas lieu un "
          .. "des jours souhaités : vendredi",
      } },
    -- 12 days, 5 too many; not a Friday: 1. The nearer one counts.
    { "the nearer one counts", use = { of = { soon, friday } },
      place = { ["opening.1"] = "2023-10-10 am", ["opening.2"] = "2023-10-11 am", visit = "2023-10-23 am" }, cost = 1 },
    -- Both are wanted: 5 + 1.
    { "two of two", use = { of = { soon, friday }, k = 2 },
      place = { ["opening.1"] = "2023-10-10 am", ["opening.2"] = "2023-10-11 am", visit = "2023-10-23 am" },
      cost = 6, says = "too_few",
      text = {
        en = "At least 2 of these rules should be kept, not: “Visit” (Mon 23 Oct 2023) comes too late after “Opening” (Tue 10 Oct "
          .. "2023 – Wed 11 Oct 2023); days from one to the other: 12, at most: 7 days / “Visit” (Mon 23 Oct 2023) is not on one "
          .. "of the weekdays wanted: Friday",
        fr = "Au moins 2 de ces règles devraient être respectées ; ne le sont pas : « Visit » (lun. 23 oct. 2023) vient trop tard "
          .. "après « Opening » (mar. 10 oct. 2023 – mer. 11 oct. 2023) ; jours de l’un à l’autre : 12, au plus : 7 jours / "
          .. "« Visit » (lun. 23 oct. 2023) n’a pas lieu un des jours souhaités : vendredi",
      } },
    -- Costs 1 (the Thursday), 12 (19 October to 31 October at least) and 0: the two least are 0 and 1.
    { "two of three", use = { k = 2, of = { friday, { rule = "gap", after = "visit", before = "debrief", min = "13 days" }, soon } },
      place = { ["opening.1"] = "2023-10-10 am", ["opening.2"] = "2023-10-11 am", visit = "2023-10-18 am",
        debrief = "2023-10-19 am" }, cost = 1 },
    { "a rule that asks for nothing here is kept", use = { of = { friday, { rule = "break" } } },
      place = { visit = "2023-10-18 am" }, cost = 0 },
    { "a use of the session, by its name", use = { of = { "visit-friday", soon } },
      place = { ["opening.1"] = "2023-10-10 am", ["opening.2"] = "2023-10-11 am", visit = "2023-10-27 am" }, cost = 0 },
    -- Two Thursdays for the groups: 1 + 1; or one day for both, of which they are 1 day apart. The least: 1.
    { "groups in parallel", use = { of = { { rule = "weekdays", on = "workshop", weekdays = "friday" },
        { rule = "day-relation", of = "workshop", relation = "same-day", audience = "any" } } },
      place = { ["workshop@g1"] = "2023-10-18 am", ["workshop@g2"] = "2023-10-19 am" }, cost = 1 },
    -- Either Friday and soon: 1 + 5; or 14 days at least: 12 are 2 short. The nearer one: 2.
    { "rules within rules", use = { of = { { rule = "all-of", of = { friday, soon } },
        { rule = "gap", after = "opening", before = "visit", min = "14 days" } } },
      place = { ["opening.1"] = "2023-10-10 am", ["opening.2"] = "2023-10-11 am", visit = "2023-10-23 am" }, cost = 2 },
    { "more than there are", use = { of = { soon, friday }, k = 3 }, error = "“k” is 3, but “of” has only 2" },
    { "nothing", use = { of = {} }, error = "a list of rules such as" },
    { "no such rule", use = { of = { soon, { rule = "wekdays" } } }, error = "use “any-of”, of 2: there is no rule “wekdays”: did you mean" },
    { "no such use", use = { of = { "visit-friday", "visit-monday" } }, error = "no use of the session is called “visit-monday”" },
    { "a parameter inside", use = { of = { soon, { rule = "weekdays", on = "vist", weekdays = "friday" } } },
      error = "use “any-of”, of 2 (weekdays): “on”: there is no module “vist”: did you mean “visit”?" },
    { "a parameter that the rule does not have", use = { of = { { rule = "weekdays", weekday = "friday" } } },
      error = "of 1 (weekdays): unknown parameter “weekday”: did you mean “weekdays”?" },
    { "a weight inside", use = { of = { { rule = "weekdays", weekdays = "friday", weight = 3 } } },
      error = "“weight” is given for a whole use" },
    { "a complaint of the rule inside", use = { of = { { rule = "weekdays" } } }, error = "give “weekdays” or “day_parts”" },
    { "no list", use = { of = soon }, error = "a list of rules such as" },
  },
}
