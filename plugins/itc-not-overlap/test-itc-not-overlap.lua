return test "itc-not-overlap" {
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
    { "one begins when the other ends", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-09 11:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 0 },
    { "one hour on the same weekday of another week", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-16 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 0 },
    { "the second hour of a long one", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-09 10:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 1, says = "overlap",
      text = {
        en = "“Energy” (Mon 9 Oct 2023) and “Water” (Mon 9 Oct 2023) overlap: 09:00–11:00, 10:00–11:00",
        fr = "« Energy » (lun. 9 oct. 2023) et « Water » (lun. 9 oct. 2023) se chevauchent : 09:00–11:00, 10:00–11:00",
      } },
    { "three at once are three pairs", use = { of = { "energy", "film", "water" } },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 09:00", water = "2023-10-09 10:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 3 },
    { "groups in parallel overlap, though nobody is in both", use = { of = "workshop" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-10 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 09:00",
      },
      cost = 1 },
    { "no modules", use = {}, error = "“of”" },
    { "a module that there is not", use = { of = "enrgy" }, error = "enrgy" },
  },
}
