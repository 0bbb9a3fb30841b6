return test "itc-different-days" {
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
    { "four weekdays", use = { of = { "energy", "water", "soil" } },
      place = {
        energy = "2023-10-09 am", water = "2023-10-10 am", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-12 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 0 },
    { "a Monday and the Monday after it", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 am", water = "2023-10-16 pm", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-12 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 1, says = "same_weekday",
      text = {
        en = "“Energy” (Mon 9 Oct 2023) and “Water” (Mon 16 Oct 2023) are on the same day of the week",
        fr = "« Energy » (lun. 9 oct. 2023) et « Water » (lun. 16 oct. 2023) tombent le même jour de la semaine",
      } },
    -- Three Mondays, two of which belong to “Soil”.
    { "each meeting counts", use = { of = { "energy", "soil" } },
      place = {
        energy = "2023-10-09 am", water = "2023-10-10 am", ["soil.1"] = "2023-10-16 am", ["soil.2"] = "2023-10-23 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 2 },
    { "parts of one module are one class", use = { of = "soil" },
      place = {
        energy = "2023-10-09 am", water = "2023-10-10 am", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-11 pm",
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
