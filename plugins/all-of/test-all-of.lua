local friday = { rule = "weekdays", on = "visit", weekdays = "friday" }
local soon = { rule = "gap", after = "visit", before = "debrief", max = "2 days" }

return test "all-of" {
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
    use "all-of" { as = "circle", of = { "circle" }, weight = 0, because = "a slip" }
  ]],
  cases = {
    { "all are kept", use = { of = { friday, soon } }, place = { visit = "2023-10-13 am", debrief = "2023-10-13 pm" }, cost = 0 },
    -- Not a Friday: 1; Tuesday to Friday is 3 days: 1.
    { "none is kept", use = { of = { friday, soon } }, place = { visit = "2023-10-17 am", debrief = "2023-10-20 am" },
      cost = 2, says = "broken",
      text = {
        en = "“Visit” (Tue 17 Oct 2023) is not on one of the weekdays wanted: Friday / “Debrief” (Fri 20 Oct 2023) comes too late "
          .. "after “Visit” (Tue 17 Oct 2023); days from one to the other: 3, at most: 2 days",
        fr = "« Visit » (mar. 17 oct. 2023) n’a pas lieu un des jours souhaités : vendredi / « Debrief » (ven. 20 oct. 2023) vient "
          .. "trop tard après « Visit » (mar. 17 oct. 2023) ; jours de l’un à l’autre : 3, au plus : 2 jours",
      } },
    -- A Friday and the Monday after it are three days apart: 1 too many.
    { "over a weekend", use = { of = { friday, soon } }, place = { visit = "2023-10-13 am", debrief = "2023-10-16 am" }, cost = 1 },
    -- Each group by itself: 13 and 16 October, one of them not a Friday.
    { "groups", use = { of = { { rule = "weekdays", on = "workshop", weekdays = "friday" }, friday } },
      place = { ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-16 am", visit = "2023-10-13 pm" }, cost = 1 },
    -- Both parts of the module: 12 and 13 October; the first is no Friday.
    { "a module of several parts", use = { of = { "opening-friday", "visit-friday" } },
      place = { ["opening.1"] = "2023-10-12 am", ["opening.2"] = "2023-10-13 am", visit = "2023-10-13 pm" }, cost = 1 },
    { "nothing", use = { of = {} }, error = "a list of rules such as" },
    { "a use that names itself", use = { of = { "circle" } }, error = "more than 6 deep, or a use names itself" },
  },
}
