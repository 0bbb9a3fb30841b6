return test "balance" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-11-10" }
    site "paris" { name = "Paris" }
    speaker "anne" { name = "Anne Martin" }
    speaker "paul" { name = "Paul Petit" }
    module "energy" { title = "Energy", format = "onsite", half_days = 2, site = "paris", speakers = any { k = 1, "anne", "paul" } }
    module "water" { title = "Water", format = "onsite", half_days = 1, site = "paris", speakers = any { k = 1, "anne", "paul" } }
    module "soil" { title = "Soil", format = "onsite", half_days = 1, site = "paris", speakers = any { k = 1, "anne", "paul" } }
    module "air" { title = "Air", format = "onsite", half_days = 1, site = "paris" }
  ]],
  cases = {
    -- Weeks 41: 2, 42: 2, 45: 1; the weeks between have nothing.
    { "empty weeks do not count", use = {},
      place = { energy = "2023-10-09 am /anne", water = "2023-10-16 am /anne", soil = "2023-10-20 am /paul", air = "2023-11-10 pm" },
      cost = 0 },
    -- Weeks 41: 4, 45: 1. 3 - 1.
    { "one full week", use = {},
      place = { energy = "2023-10-09 am /anne", water = "2023-10-10 am /anne", soil = "2023-10-10 pm /paul", air = "2023-11-10 pm" },
      cost = 2, says = "half_days",
      text = {
        en = "Half-days between the most and the least loaded (weeks): 3, wanted: at most 1",
        fr = "Demi-journées d’écart entre le plus et le moins chargé (weeks) : 3, attendu : 1 au plus",
      } },
    { "all in one week is even", use = { max = 0 },
      place = { energy = "2023-10-09 am /anne", water = "2023-10-10 am /anne", soil = "2023-10-10 pm /paul", air = "2023-10-11 pm" },
      cost = 0 },
    -- Weeks 41: 3 meetings, 45: 1.
    { "meetings instead of half-days", use = { unit = "meetings" },
      place = { energy = "2023-10-09 am /anne", water = "2023-10-10 am /anne", soil = "2023-10-10 pm /paul", air = "2023-11-10 pm" },
      cost = 1, says = "meetings",
      text = {
        en = "Meetings between the most and the least loaded (weeks): 2, wanted: at most 1",
        fr = "Séances d’écart entre le plus et le moins chargé (weeks) : 2, attendu : 1 au plus",
      } },
    -- Anne 2 + 1, Paul 1.
    { "speakers", use = { over = "speakers", max = 0 },
      place = { energy = "2023-10-09 am /anne", water = "2023-10-10 am /anne", soil = "2023-10-10 pm /paul", air = "2023-11-10 pm" },
      cost = 2 },
    { "speakers, even", use = { over = "speakers", max = 0 },
      place = { energy = "2023-10-09 am /anne", water = "2023-10-10 am /paul", soil = "2023-10-10 pm /paul", air = "2023-11-10 pm" },
      cost = 0 },
    { "only some modules", use = { max = 0, on = { "water", "air" } },
      place = { energy = "2023-10-09 am /anne", water = "2023-10-10 am /anne", soil = "2023-10-10 pm /paul", air = "2023-11-10 pm" },
      cost = 0 },
    { "less than even", use = { max = -1 }, error = "max" },
    { "nothing that can be compared", use = { over = "years" }, error = "over" },
  },
}
