return test "itc-min-gap" {
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
    -- 11:00 to 13:00.
    { "exactly the gap", use = { of = { "energy", "water" }, min = "2 hours" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-09 13:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 0 },
    { "an hour too little", use = { of = { "energy", "water" }, min = "2 hours" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-09 12:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 1, says = "too_close",
      text = {
        en = "There is too little time between “Energy” (Mon 9 Oct 2023) and “Water” (Mon 9 Oct 2023); minutes: 60, at "
          .. "least: 2 hours",
        fr = "Il y a trop peu de temps entre « Energy » (lun. 9 oct. 2023) et « Water » (lun. 9 oct. 2023) ; minutes : "
          .. "60, au moins : 2 heures",
      } },
    { "two that overlap", use = { of = { "energy", "water" }, min = "2 hours" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-09 10:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 1 },
    { "evening and the morning after", use = { of = { "energy", "water" }, min = "24 hours" },
      place = {
        energy = "2023-10-09 16:00", film = "2023-10-09 14:00", water = "2023-10-10 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 0 },
    -- 9–11, 12–14, 15–16: an hour between neighbours; from the first to the last 4 hours.
    { "the one before and the one after", use = { of = { "energy", "film", "water" }, min = "2 hours" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 12:00", water = "2023-10-09 15:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 2 },
    { "days are no hours", use = { of = "energy", min = "2 days" }, error = "hours, minutes or half-days" },
    { "no gap", use = { of = "energy" }, error = "min" },
    { "no modules", use = { min = "1 hour" }, error = "“of”" },
  },
}
