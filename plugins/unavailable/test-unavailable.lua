return test "unavailable" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27" }
    site "paris" { name = "Paris" }
    speaker "anne" { name = "Anne Martin" }
    speaker "paul" { name = "Paul Petit" }
    module "energy" { title = "Energy", format = "onsite", half_days = 1, speakers = any { k = 1, "anne", "paul" } }
    module "water" { title = "Water", format = "onsite", half_days = 2, speakers = "anne" }
  ]],
  cases = {
    { "another day", use = { person = "anne", dates = { "2023-10-12", { "2023-10-16", "2023-10-18" } } },
      place = { energy = "2023-10-13 am /anne", water = "2023-10-19 am" }, cost = 0 },
    { "the last date of a range belongs to it", use = { person = "anne", dates = { { "2023-10-16", "2023-10-18" } } },
      place = { energy = "2023-10-18 am /anne", water = "2023-10-19 am" }, cost = 1, says = "away",
      text = {
        en = "“anne” cannot be at “Energy” (Wed 18 Oct 2023)",
        fr = "« anne » ne peut pas être à « Energy » (mer. 18 oct. 2023)",
      } },
    { "somebody else teaches", use = { person = "anne", dates = "2023-10-12" },
      place = { energy = "2023-10-12 am /paul", water = "2023-10-19 am" }, cost = 0 },
    { "the second slot of a long meeting counts", use = { person = "anne", weekdays = "thursday", day_parts = "pm" },
      place = { energy = "2023-10-12 am /anne", water = "2023-10-19 am" }, cost = 1 },
    { "a part of the day on any day", use = { person = "anne", day_parts = { "am" } },
      place = { energy = "2023-10-12 pm /anne", water = "2023-10-19 am" }, cost = 1 },
    -- Friday the 13th is a date given but no Monday; Monday the 16th is both.
    { "what is given must all hold",
      use = { person = "anne", dates = { { "2023-10-13", "2023-10-16" } }, weekdays = "mon-tue" },
      place = { energy = "2023-10-13 am /anne", water = "2023-10-16 am" }, cost = 1 },
    { "nothing given", use = { person = "anne" }, error = "never be there" },
    { "nobody of that name", use = { person = "ann", weekdays = "monday" }, error = "anne" },
  },
}
