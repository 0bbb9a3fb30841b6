return test "load" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-11-30" }
    site "paris" { name = "Paris" }
    speaker "anne" { name = "Anne Martin" }
    module "energy" { title = "Energy", format = "onsite", half_days = 2, speakers = "anne" }
    module "water" { title = "Water", format = "onsite", half_days = 2 }
    module "soil" { title = "Soil", format = "onsite", half_days = 1, speakers = "anne" }
  ]],
  cases = {
    { "as many as allowed, a Friday and the Monday after it in two weeks", use = { max = 4 },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", soil = "2023-10-16 am" }, cost = 0 },
    { "one half-day more", use = { max = 4 },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", soil = "2023-10-11 pm" }, cost = 1, says = "half_days",
      text = {
        en = "participants, 2023-W41: half-days: 5, wanted: at most 4",
        fr = "participants, 2023-W41 : demi-journées : 5, attendu : 4 au plus",
      } },
    -- “Energy” and “Water” have two each.
    { "a long meeting has several half-days", use = { per = "day", max = 1 },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", soil = "2023-10-16 am" }, cost = 2 },
    -- October has two days, November one; December none, which does not count.
    { "at least two days a month", use = { per = "month", unit = "days", min = 2 },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", soil = "2023-11-16 am" }, cost = 1, says = "days",
      text = {
        en = "participants, 2023-11: days: 1, wanted: at least 2",
        fr = "participants, 2023-11 : jours : 1, attendu : 2 au moins",
      } },
    { "two meetings on one day are one day", use = { per = "week", unit = "days", max = 1 },
      place = { energy = "2023-10-12 am", water = "2023-10-18 am", soil = "2023-11-16 am" }, cost = 0 },
    -- Wednesday to Friday, 3 days.
    { "a block that is too long", use = { per = "block", unit = "days", max = 2 },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", soil = "2023-10-11 am" }, cost = 1, says = "block",
      text = {
        en = "participants: days in one block: 3, wanted: at most 2",
        fr = "participants : jours d’un même regroupement : 3, attendu : 2 au plus",
      } },
    { "a weekend ends a block", use = { per = "block", unit = "days", max = 2 },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", soil = "2023-10-16 am" }, cost = 0 },
    { "across the weekend it goes on", use = { per = "block", unit = "days", max = 2, across_weekend = true },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", soil = "2023-10-16 am" }, cost = 1 },
    -- Blocks of 2 and 1 days.
    { "a block that is too short", use = { per = "block", unit = "days", min = 2, max = 3 },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", soil = "2023-10-16 am" }, cost = 1 },
    -- Anne teaches 2 + 1.
    { "half-days of a speaker", use = { max = 2, who = "speakers" },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", soil = "2023-10-11 am" }, cost = 1,
      text = {
        en = "Anne Martin, 2023-W41: half-days: 3, wanted: at most 2",
        fr = "Anne Martin, 2023-W41 : demi-journées : 3, attendu : 2 au plus",
      } },
    { "neither least nor most", use = { per = "week" }, error = "“min” or “max”" },
    { "more at least than at most", use = { min = 3, max = 2 }, error = "more than" },
    { "half-days of a block", use = { per = "block", max = 2 }, error = "unit = \"days\"" },
    { "days of a day", use = { per = "day", unit = "days", max = 2 }, error = "unit = \"half-days\"" },
  },
}
