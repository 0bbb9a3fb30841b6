local visit_on_tuesday = { rule = "weekdays", on = "visit", weekdays = "tuesday" }
local next_day = { rule = "day-relation", of = "visit", with = "debrief", relation = "following-day" }

return test "implies" {
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
    { "both are so", use = { when = visit_on_tuesday, want = next_day },
      place = { visit = "2023-10-17 am", debrief = "2023-10-18 am" }, cost = 0 },
    { "without the condition nothing is asked", use = { when = visit_on_tuesday, want = next_day },
      place = { visit = "2023-10-18 am", debrief = "2023-11-20 am" }, cost = 0 },
    { "what is asked may be so without the condition", use = { when = visit_on_tuesday, want = next_day },
      place = { visit = "2023-10-18 am", debrief = "2023-10-19 am" }, cost = 0 },
    -- Tuesday to Friday are 3 days, 2 more than 1.
    { "the condition alone", use = { when = visit_on_tuesday, want = next_day },
      place = { visit = "2023-10-17 am", debrief = "2023-10-20 am" }, cost = 2, says = "broken",
      text = {
        en = "As this is so (weekdays (on = visit, weekdays = tuesday)), this should be otherwise: “Debrief” (Fri 20 Oct 2023) is "
          .. "not on the day after “Visit” (Tue 17 Oct 2023); days from one to the other: 3",
        fr = "Puisque ceci est vrai (weekdays (on = visit, weekdays = tuesday)), cela devrait être autrement : « Debrief » (ven. 20 "
          .. "oct. 2023) n’a pas lieu le lendemain de « Visit » (mar. 17 oct. 2023) ; jours de l’un à l’autre : 3",
      } },
    -- One group on Tuesday is not enough: the condition speaks of both.
    { "the condition is for all groups",
      use = { when = { rule = "weekdays", on = "workshop", weekdays = "tuesday" }, want = { rule = "weekdays", on = "visit", weekdays = "friday" } },
      place = { ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-18 am", visit = "2023-10-19 am" }, cost = 0 },
    { "the condition holds for all groups",
      use = { when = { rule = "weekdays", on = "workshop", weekdays = "tuesday" }, want = { rule = "weekdays", on = "visit", weekdays = "friday" } },
      place = { ["workshop@g1"] = "2023-10-17 am", ["workshop@g2"] = "2023-10-17 pm", visit = "2023-10-19 am" }, cost = 1 },
    -- 10 and 13 October: only the second part is on Friday.
    { "a condition for a module of several parts", use = { when = "opening-friday", want = "visit-friday" },
      place = { ["opening.1"] = "2023-10-12 am", ["opening.2"] = "2023-10-13 am", visit = "2023-10-16 am" }, cost = 0 },
    { "not the one with the other", use = { when = visit_on_tuesday, want = { rule = "none-of", of = { next_day } } },
      place = { visit = "2023-10-17 am", debrief = "2023-10-18 am" }, cost = 1 },
    { "no condition", use = { want = next_day }, error = "the parameter “when” (clause)" },
    { "a list as condition", use = { when = { visit_on_tuesday }, want = next_day }, error = "accepted: a rule such as" },
    { "a wrong parameter", use = { when = visit_on_tuesday, want = { rule = "gap", after = "visit", before = "debrief", max = "soon" } },
      error = "use “implies”, want (gap): “max”" },
  },
}
