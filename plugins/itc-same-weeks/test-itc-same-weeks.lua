return test "itc-same-weeks" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27" }
    site "paris" { name = "Paris" }
    group "g1" { title = "Group 1" }
    group "g2" { title = "Group 2" }
    module "energy" { title = "Energy", format = "onsite", half_days = 1 }
    module "water" { title = "Water", format = "onsite", half_days = 1 }
    module "soil" { title = "Soil", format = "onsite", half_days = 2, parts = 2 }
    module "workshop" { title = "Workshop", format = "workshop", half_days = 1, groups = "each" }
  ]],
  cases = {
    { "a Monday and the Friday after it", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 am", water = "2023-10-13 am", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-12 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 0 },
    { "a Friday and the Monday after it", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-13 am", water = "2023-10-16 am", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-12 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 1, says = "other_weeks",
      text = {
        en = "Not in the same weeks: Energy, Water",
        fr = "Pas les mêmes semaines : Energy, Water",
      } },
    { "one week within two", use = { of = { "water", "soil" } },
      place = {
        energy = "2023-10-09 am", water = "2023-10-10 am", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-19 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 0 },
    -- Weeks 1 and 2 contain 1, not 3; and the two groups differ.
    { "one week in common is not enough", use = { of = { "soil", "workshop" } },
      place = {
        energy = "2023-10-09 am", water = "2023-10-10 am", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-19 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-26 am",
      },
      cost = 2 },
    { "no modules", use = {}, error = "“of”" },
    { "a module that there is not", use = { of = "enrgy" }, error = "enrgy" },
  },
}
