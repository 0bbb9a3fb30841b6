local friday = { rule = "weekdays", on = "visit", weekdays = "friday" }
local together = { rule = "block", of = { "visit", "debrief" }, days = 2 }

return test "unless" {
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
    { "what is wanted", use = { want = friday, except = together },
      place = { visit = "2023-10-13 am", debrief = "2023-11-13 am" }, cost = 0 },
    { "the exception", use = { want = friday, except = together },
      place = { visit = "2023-10-17 am", debrief = "2023-10-18 am" }, cost = 0 },
    { "both", use = { want = friday, except = together },
      place = { visit = "2023-10-13 am", debrief = "2023-10-13 pm" }, cost = 0 },
    -- The block is 3 days long and in two pieces; what is wanted is 1 wrong, and only that counts.
    { "neither", use = { want = friday, except = together },
      place = { visit = "2023-10-17 am", debrief = "2023-10-19 am" }, cost = 1, says = "neither",
      text = {
        en = "Neither what is wanted (weekdays (on = visit, weekdays = friday)) nor the exception (block (days = 2, of = visit, "
          .. "debrief)) is so: The block “visit, debrief” is too long; days from first to last: 3, allowed: 2 / The block “visit, "
          .. "debrief” is interrupted; pieces: 2 / “Visit” (Tue 17 Oct 2023) is not on one of the weekdays wanted: Friday",
        fr = "Ni ce qui est demandé (weekdays (on = visit, weekdays = friday)) ni l’exception (block (days = 2, of = visit, "
          .. "debrief)) n’est vrai : Le regroupement « visit, debrief » est trop long ; jours du premier au dernier : 3, permis : 2 "
          .. "/ Le regroupement « visit, debrief » est interrompu ; morceaux : 2 / « Visit » (mar. 17 oct. 2023) n’a pas lieu un "
          .. "des jours souhaités : vendredi",
      } },
    -- Friday to Monday is no block: a weekend lies between, so that two workshops not on Friday cost 2.
    { "an exception that a weekend interrupts", use = { want = { rule = "weekdays", on = "workshop", weekdays = "tuesday" },
        except = { rule = "block", of = "workshop", days = 4 } },
      place = { ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-16 am" }, cost = 2 },
    { "uses by their names", use = { want = "visit-friday", except = "opening-friday" },
      place = { visit = "2023-10-16 am", ["opening.1"] = "2023-10-13 am", ["opening.2"] = "2023-10-20 am" }, cost = 0 },
    { "no exception", use = { want = friday }, error = "the parameter “except” (clause)" },
    { "an unknown rule", use = { want = friday, except = { rule = "blok" } }, error = "except: there is no rule “blok”: did you mean “block”?" },
    { "a number", use = { want = friday, except = 3 }, error = "“except” is a whole number (3); accepted: a rule such as" },
  },
}
