return test "itc-same-start" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27",
      slots = { grid = 60, from = "09:00", to = "18:00" },
    }
    site "paris" { name = "Paris" }
    group "g1" { title = "Group 1" }
    group "g2" { title = "Group 2" }
    module "energy" { title = "Energy", format = "onsite", minutes = 120 }
    module "film" { title = "Film", format = "onsite", minutes = 120 }
    module "water" { title = "Water", format = "onsite", minutes = 60 }
    module "soil" { title = "Soil", format = "onsite", minutes = 120, parts = 2 }
    module "workshop" { title = "Workshop", format = "workshop", minutes = 60, groups = "each" }
  ]],
  cases = {
    { "one hour on several days and for several lengths", use = { of = { "energy", "water", "soil" } },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-10 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-19 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 0 },
    -- “Water” with “Energy” and with each part of “Soil”.
    { "one begins later", use = { of = { "energy", "water", "soil" } },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-10 10:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 3, says = "different_start",
      text = {
        en = "“Energy” (Mon 9 Oct 2023) and “Water” (Tue 10 Oct 2023) do not begin at the same time of day: 09:00, 10:00",
        fr = "« Energy » (lun. 9 oct. 2023) et « Water » (mar. 10 oct. 2023) ne commencent pas à la même heure : 09:00, "
          .. "10:00",
      } },
    { "parts of one module are one class", use = { of = "soil" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-10 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 10:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 0 },
    { "groups of one module are two classes", use = { of = "workshop" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-10 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 1 },
    { "two that end together do not begin together", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-09 10:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 1 },
    { "no modules", use = {}, error = "“of”" },
    { "a module that there is not", use = { of = "enrgy" }, error = "enrgy" },
  },
}
