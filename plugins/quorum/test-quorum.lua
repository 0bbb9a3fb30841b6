return test "quorum" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27", headcount = 10 }
    site "paris" { name = "Paris" }
    speaker "anne" { name = "Anne Martin", unavailable = { "2023-10-12", "2023-10-18 12:30-14:00" } }
    speaker "paul" { name = "Paul Petit", unavailable = { "2023-10-12", "2023-10-19 14:00-18:00" } }
    module "energy" { title = "Energy", format = "onsite", half_days = 1, site = "paris", speakers = any { k = 1, "anne", "paul" } }
    module "water" { title = "Water", format = "onsite", half_days = 2, site = "paris", speakers = { "anne", "paul" } }
  ]],
  cases = {
    { "those who have no calendar can come", use = { least = 100 },
      place = { energy = "2023-10-12 am /anne", water = "2023-10-16 am" }, cost = 0 },
    { "all who are named can come", use = { people = { "anne", "paul" } },
      place = { energy = "2023-10-18 am /anne", water = "2023-10-16 am" }, cost = 0 },
    { "one of them cannot", use = { people = { "anne" } },
      place = { energy = "2023-10-12 am /anne", water = "2023-10-16 am" }, cost = 1, says = "missing",
      text = {
        en = "“Energy” (Thu 12 Oct 2023): cannot come: Anne Martin",
        fr = "« Energy » (jeu. 12 oct. 2023) : ne peut pas venir : Anne Martin",
      } },
    { "who is not expected need not come", use = { people = { "anne" } },
      place = { energy = "2023-10-12 am /paul", water = "2023-10-16 am" }, cost = 0 },
    -- Anne and Paul at “Water”.
    { "each person missing counts", use = { people = { "anne", "paul" } },
      place = { energy = "2023-10-16 am /paul", water = "2023-10-12 am" }, cost = 2, says = "missing",
      text = {
        en = "“Water” (Thu 12 Oct 2023): cannot come: Anne Martin, Paul Petit",
        fr = "« Water » (jeu. 12 oct. 2023) : ne peut pas venir : Anne Martin, Paul Petit",
      } },
    -- Paul is away in the afternoon of the 19th.
    { "a long meeting needs its people to the end", use = { people = { "anne", "paul" } },
      place = { energy = "2023-10-16 am /paul", water = "2023-10-19 am" }, cost = 1, says = "missing" },
    { "only some modules", use = { people = { "anne", "paul" }, on = "energy" },
      place = { energy = "2023-10-16 am /paul", water = "2023-10-12 am" }, cost = 0 },
    { "nothing to check", use = {}, error = "“least” or “people”" },
    { "somebody unknown", use = { people = { "ann" } }, error = "anne" },
    { "more than everybody", use = { least = 101 }, error = "least" },
  },
}
