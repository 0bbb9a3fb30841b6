local same_day = { rule = "day-relation", of = "visit", with = "debrief", relation = "same-day" }
local friday = { rule = "weekdays", on = "visit", weekdays = "friday" }

return test "none-of" {
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
    { "neither is so", use = { of = { same_day, friday } }, place = { visit = "2023-10-17 am", debrief = "2023-10-18 am" }, cost = 0 },
    { "one is so", use = { of = { same_day, friday } }, place = { visit = "2023-10-17 am", debrief = "2023-10-17 pm" },
      cost = 1, says = "kept",
      text = {
        en = "Something that should not be so is so; to be avoided: day-relation (of = visit, relation = same-day, with = debrief), "
          .. "weekdays (on = visit, weekdays = friday)",
        fr = "Quelque chose qui ne devrait pas être vrai l’est ; à éviter : day-relation (of = visit, relation = same-day, with = "
          .. "debrief), weekdays (on = visit, weekdays = friday)",
      } },
    { "both are so", use = { of = { same_day, friday } }, place = { visit = "2023-10-13 am", debrief = "2023-10-13 pm" }, cost = 2 },
    -- A rule of all workshops is kept only if all of them keep it: one on another day is enough.
    { "one group is enough to break a rule", use = { of = { { rule = "weekdays", on = "workshop", weekdays = "friday" } } },
      place = { ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-16 am" }, cost = 0 },
    { "all groups keep it", use = { of = { { rule = "weekdays", on = "workshop", weekdays = "friday" } } },
      place = { ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-20 am" }, cost = 1 },
    { "not both together", use = { of = { { rule = "all-of", of = { same_day, friday } } } },
      place = { visit = "2023-10-17 am", debrief = "2023-10-17 pm" }, cost = 0 },
    { "a use by its name", use = { of = { "visit-friday" } }, place = { visit = "2023-10-13 am" }, cost = 1 },
    { "nothing", use = { of = {} }, error = "a list of rules such as" },
    { "an unknown parameter", use = { of = { { rule = "weekdays", days = "friday" } } }, error = "of 1 (weekdays): unknown parameter “days”" },
  },
}
