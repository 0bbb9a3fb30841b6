return test "itc-max-days" {
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
    { "two Mondays and two Tuesdays are two days", use = { of = { "energy", "water", "soil" }, max = 2 },
      place = {
        energy = "2023-10-09 am", water = "2023-10-10 am", ["soil.1"] = "2023-10-16 am", ["soil.2"] = "2023-10-17 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 0 },
    -- Monday to Thursday.
    { "two days too many", use = { of = { "energy", "water", "soil" }, max = 2 },
      place = {
        energy = "2023-10-09 am", water = "2023-10-10 am", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-12 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 2, says = "too_many",
      text = {
        en = "Days of the week: 4, at most: 2",
        fr = "Jours de la semaine : 4, au plus : 2",
      } },
    { "other modules do not count", use = { of = "energy", max = 1 },
      place = {
        energy = "2023-10-09 am", water = "2023-10-10 am", ["soil.1"] = "2023-10-11 am", ["soil.2"] = "2023-10-12 am",
        ["workshop@g1"] = "2023-10-13 am", ["workshop@g2"] = "2023-10-13 pm",
      },
      cost = 0 },
    { "no day at all", use = { of = "energy", max = 0 }, error = "max" },
    { "no limit", use = { of = "energy" }, error = "max" },
    { "no modules", use = { max = 2 }, error = "“of”" },
  },
}
