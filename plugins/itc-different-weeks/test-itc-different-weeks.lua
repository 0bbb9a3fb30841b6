return test "itc-different-weeks" {
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
    { "a Friday and the Monday after it", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-13 am", water = "2023-10-16 am", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-12 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 0 },
    { "a Monday and the Friday after it", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 am", water = "2023-10-13 am", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-12 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 1, says = "same_week",
      text = {
        en = "“Energy” (Mon 9 Oct 2023) and “Water” (Fri 13 Oct 2023) are in the same week",
        fr = "« Energy » (lun. 9 oct. 2023) et « Water » (ven. 13 oct. 2023) ont lieu la même semaine",
      } },
    -- “Energy” with the first part of “Soil”; the second is a week later.
    { "one part in the week of another module", use = { of = { "energy", "soil" } },
      place = {
        energy = "2023-10-09 am", water = "2023-10-10 am", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-19 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 1 },
    { "parts of one module are one class", use = { of = "soil" },
      place = {
        energy = "2023-10-09 am", water = "2023-10-10 am", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-12 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 0 },
    { "groups of one module are two classes", use = { of = "workshop" },
      place = {
        energy = "2023-10-09 am", water = "2023-10-10 am", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-12 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 1 },
    { "no modules", use = {}, error = "“of”" },
    { "a module that there is not", use = { of = "enrgy" }, error = "enrgy" },
  },
}
