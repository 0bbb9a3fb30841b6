return test "itc-same-days" {
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
    { "a Wednesday within a Wednesday and a Thursday", use = { of = { "energy", "soil" } },
      place = {
        energy = "2023-10-18 am", water = "2023-10-10 am", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-12 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 0 },
    { "the smaller set comes first", use = { of = { "energy", "soil" } },
      place = {
        energy = "2023-10-11 am", water = "2023-10-10 am", ["soil.1"] = "2023-10-11 pm", ["soil.2"] = "2023-10-12 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 0 },
    { "a Monday and the Monday after it", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 am", water = "2023-10-16 pm", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-12 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 0 },
    -- “Energy” on Monday with both others, “Soil” being the next in time; “Water” on Wednesday is within “Soil”.
    { "three sets of days", use = { of = { "energy", "water", "soil" } },
      place = {
        energy = "2023-10-09 am", water = "2023-10-11 pm", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-12 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 2, says = "other_days",
      text = {
        en = "Not on the same days of the week: Energy, Soil",
        fr = "Pas les mêmes jours de la semaine : Energy, Soil",
      } },
    -- Monday and Tuesday contain Tuesday, not Friday; and the two groups differ.
    { "one day in common is not enough", use = { of = { "soil", "workshop" } },
      place = {
        energy = "2023-10-09 am", water = "2023-10-10 am", ["soil.1"] = "2023-10-09 am", ["soil.2"] = "2023-10-10 am",
        ["workshop@g1"] = "2023-10-10 pm", ["workshop@g2"] = "2023-10-13 am",
      },
      cost = 2 },
    { "no modules", use = {}, error = "“of”" },
    { "a module that there is not", use = { of = "enrgy" }, error = "enrgy" },
  },
}
