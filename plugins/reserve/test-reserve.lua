return test "reserve" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-11-10" }
    site "paris" { name = "Paris" }
    group "g1" { title = "Group 1" }
    group "g2" { title = "Group 2" }
    module "energy" { title = "Energy", format = "onsite", half_days = 2, site = "paris" }
    module "water" { title = "Water", format = "onsite", half_days = 1, site = "paris" }
    module "map" { title = "Map", format = "workshop", half_days = 1, site = "paris", groups = "each" }
  ]],
  cases = {
    { "Friday afternoons are free", use = { weekdays = "friday", day_parts = "pm" },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", ["map@g1"] = "2023-10-16 pm", ["map@g2"] = "2023-10-16 pm" },
      cost = 0 },
    -- Friday 13: “Energy” goes on into the afternoon.
    { "a long meeting reaches into the reserve", use = { weekdays = "friday", day_parts = "pm" },
      place = { energy = "2023-10-13 am", water = "2023-10-12 am", ["map@g1"] = "2023-10-16 pm", ["map@g2"] = "2023-10-16 pm" },
      cost = 1, says = "in_all",
      text = {
        en = "Days in reserve that are used: 1, wanted: at most 0",
        fr = "Jours de réserve utilisés : 1, attendu : 0 au plus",
      } },
    { "of the mornings, an afternoon does not count", use = { weekdays = "friday", day_parts = "am" },
      place = { energy = "2023-10-12 am", water = "2023-10-13 pm", ["map@g1"] = "2023-10-20 pm", ["map@g2"] = "2023-10-20 pm" },
      cost = 0 },
    -- Fridays 13 and 20; both groups on one day are one day.
    { "groups in parallel use one day", use = { weekdays = "friday" },
      place = { energy = "2023-10-13 am", water = "2023-10-12 pm", ["map@g1"] = "2023-10-20 am", ["map@g2"] = "2023-10-20 pm" },
      cost = 2 },
    { "some may be used", use = { weekdays = "friday", used = 1 },
      place = { energy = "2023-10-13 am", water = "2023-10-12 pm", ["map@g1"] = "2023-10-20 am", ["map@g2"] = "2023-10-20 pm" },
      cost = 1 },
    -- October: the 13th and the 20th, 2 - 1. November: the 3rd.
    { "one in each month", use = { weekdays = "friday", used = 1, per = "month" },
      place = { energy = "2023-10-13 am", water = "2023-11-03 pm", ["map@g1"] = "2023-10-20 am", ["map@g2"] = "2023-10-20 pm" },
      cost = 1, says = "in_each",
      text = {
        en = "2023-10: days in reserve that are used: 2, wanted: at most 1",
        fr = "2023-10 : jours de réserve utilisés : 2, attendu : 1 au plus",
      } },
    -- Week 41: Thursday and Friday, 2 - 1. Week 42: Friday.
    { "one in each week", use = { weekdays = { "thursday", "friday" }, used = 1, per = "week" },
      place = { energy = "2023-10-13 am", water = "2023-10-12 pm", ["map@g1"] = "2023-10-20 am", ["map@g2"] = "2023-10-20 pm" },
      cost = 1 },
    -- 16, 18 and 20 October; the 23rd is outside.
    { "from one date to another, both included", use = { dates = { { "2023-10-16", "2023-10-20" } } },
      place = { energy = "2023-10-16 am", water = "2023-10-18 am", ["map@g1"] = "2023-10-20 am", ["map@g2"] = "2023-10-23 pm" },
      cost = 3 },
    { "dates are those of the list only", use = { dates = { "2023-10-16", "2023-10-20" } },
      place = { energy = "2023-10-16 am", water = "2023-10-17 am", ["map@g1"] = "2023-10-20 am", ["map@g2"] = "2023-10-23 pm" },
      cost = 2 },
    { "Fridays among these dates", use = { dates = { "2023-10-16", "2023-10-20" }, weekdays = "friday" },
      place = { energy = "2023-10-16 am", water = "2023-10-27 am", ["map@g1"] = "2023-10-23 am", ["map@g2"] = "2023-10-23 pm" },
      cost = 0 },
    { "only some modules", use = { weekdays = "friday", on = "water" },
      place = { energy = "2023-10-13 am", water = "2023-10-12 pm", ["map@g1"] = "2023-10-20 am", ["map@g2"] = "2023-10-20 pm" },
      cost = 0 },
    -- Thursday and Friday are four half-days, of which “Energy” takes two and “Water” one.
    { "one half-day of the block is free", use = { free_in_block = 1 },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am" }, cost = 0 },
    -- Friday has one half-day free, one short; the full Monday two: the weekend lies between. For those in each group and in none: 3 × 3.
    { "blocks on both sides of a weekend", use = { free_in_block = 2 },
      place = { energy = "2023-10-16 am", water = "2023-10-13 am" }, cost = 9, says = "block_full",
      text = {
        en = "participants, Group 1, Group 2: slots missing to what stays free in each block (2 half-days): 3",
        fr = "participants, Group 1, Group 2 : créneaux qui manquent à la réserve de chaque regroupement (2 demi-journées) : 3",
      } },
    -- Group 1 has the day full, group 2 has a half-day free.
    { "each group by itself", use = { free_in_block = 1 },
      place = { water = "2023-10-12 am", ["map@g1"] = "2023-10-12 pm", ["map@g2"] = "2023-10-20 am" }, cost = 1 },
    { "nothing in reserve", use = { used = 2 }, error = "“dates”" },
    { "less than none", use = { weekdays = "friday", used = -1 }, error = "used" },
  },
}
