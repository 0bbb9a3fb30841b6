-- 9 October 2023 is a Monday; 1 November is closed.
return test "rhythm" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-12-08",
      calendars = { closed "fr-holidays" },
    }
    site "paris" { name = "Paris" }
    speaker "anne" { name = "Anne Martin" }
    module "energy" { title = "Energy", format = "onsite", half_days = 2, site = "paris", speakers = "anne" }
    module "water" { title = "Water", format = "onsite", half_days = 1, site = "paris" }
    module "soil" { title = "Soil", format = "onsite", half_days = 1, site = "paris", speakers = "anne" }
    module "online" { title = "Online", format = "remote", half_days = 1 }
  ]],
  cases = {
    { "every second week", use = { weeks_in_a_row = 1 },
      place = { energy = "2023-10-09 am", water = "2023-10-13 am", soil = "2023-10-23 am", online = "2023-11-06 am" },
      cost = 0 },
    -- A Friday and the Monday after it: weeks 41 and 42.
    { "a Friday and the Monday after it", use = { weeks_in_a_row = 1 },
      place = { energy = "2023-10-13 am", water = "2023-10-16 am", soil = "2023-10-30 am", online = "2023-11-13 am" },
      cost = 1, says = "weeks",
      text = {
        en = "participants: weeks in a row: 2, wanted: at most 1",
        fr = "participants : semaines d’affilée : 2, attendu : 1 au plus",
      } },
    -- Four weeks in a row: 4 - 1.
    { "each week too many", use = { weeks_in_a_row = 1 },
      place = { energy = "2023-10-09 am", water = "2023-10-16 am", soil = "2023-10-27 am", online = "2023-10-30 am" },
      cost = 3, says = "weeks" },
    -- Weeks 41 and 42, 44 and 45: each run is 1 too long.
    { "two runs", use = { weeks_in_a_row = 1 },
      place = { energy = "2023-10-09 am", water = "2023-10-20 am", soil = "2023-10-30 am", online = "2023-11-10 am" },
      cost = 2, says = "weeks" },
    { "a speaker is not in every meeting", use = { weeks_in_a_row = 1, who = "speakers" },
      place = { energy = "2023-10-09 am", water = "2023-10-16 am", soil = "2023-10-23 am", online = "2023-10-30 am" },
      cost = 0 },
    { "remote weeks need not count", use = { weeks_in_a_row = 1, on = "onsite" },
      place = { energy = "2023-10-09 am", water = "2023-10-23 am", soil = "2023-11-06 am", online = "2023-10-16 am" },
      cost = 0 },
    { "one block in October, one in November", use = { blocks_a_month = 1 },
      place = { energy = "2023-10-12 am", water = "2023-10-11 am", soil = "2023-10-13 am", online = "2023-11-10 am" },
      cost = 0 },
    -- 9 to 10 October and 12 October.
    { "a free day makes two blocks", use = { blocks_a_month = 1 },
      place = { energy = "2023-10-09 am", water = "2023-10-10 am", soil = "2023-10-12 am", online = "2023-11-10 am" },
      cost = 1, says = "blocks",
      text = {
        en = "participants, 2023-10: blocks in the month: 2, wanted: at most 1",
        fr = "participants, 2023-10 : regroupements dans le mois : 2, attendu : 1 au plus",
      } },
    -- 13 October, 16 October: two in the month. With the weekend inside they are one.
    { "a weekend makes two blocks", use = { blocks_a_month = 1 },
      place = { energy = "2023-10-13 am", water = "2023-10-16 am", soil = "2023-11-09 am", online = "2023-11-10 am" },
      cost = 1 },
    { "or one, across the weekend", use = { blocks_a_month = 1, across_weekend = true },
      place = { energy = "2023-10-13 am", water = "2023-10-16 am", soil = "2023-11-09 am", online = "2023-11-10 am" },
      cost = 0 },
    -- 31 October to 2 November, with the closed day inside: a block of each month. 16 November is the second of its month.
    { "a block over the end of a month counts in both", use = { blocks_a_month = 1, across_weekend = true },
      place = { energy = "2023-10-31 am", water = "2023-11-02 am", soil = "2023-11-16 am", online = "2023-12-01 am" },
      cost = 1 },
    { "nothing to check", use = {}, error = "“weeks_in_a_row” or “blocks_a_month”" },
    { "no week at all", use = { weeks_in_a_row = 0 }, error = "weeks_in_a_row" },
  },
}
