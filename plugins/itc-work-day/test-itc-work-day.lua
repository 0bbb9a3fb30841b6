return test "itc-work-day" {
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
    -- 9:00 to 17:00.
    { "exactly as long as allowed", use = { of = { "energy", "water" }, max = "8 hours" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-09 16:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 0 },
    { "an hour too long", use = { of = { "energy", "water" }, max = "8 hours" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-09 17:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 1, says = "long_day",
      text = {
        en = "From “Energy” (Mon 9 Oct 2023) to “Water” (Mon 9 Oct 2023) the day is too long; minutes: 540, at most: 8 hours",
        fr = "De « Energy » (lun. 9 oct. 2023) à « Water » (lun. 9 oct. 2023) la journée est trop longue ; minutes : "
          .. "540, au plus : 8 heures",
      } },
    { "the later of two is first in the file", use = { of = { "energy", "water" }, max = "480 minutes" },
      place = {
        energy = "2023-10-09 16:00", film = "2023-10-09 14:00", water = "2023-10-09 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 1 },
    { "the same hours on two Mondays", use = { of = { "energy", "water" }, max = "8 hours" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-16 17:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 0 },
    -- 9:00–11:00 and 10:00–12:00 are 3 hours together; each with 17:00–18:00 is longer.
    { "pairs that are too long count, not days", use = { of = { "energy", "film", "water" }, max = "3 hours" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 10:00", water = "2023-10-09 17:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 2 },
    { "a single long one", use = { of = { "energy", "water" }, max = "1 hour" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-10 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 0 },
    { "days are no hours", use = { of = "energy", max = "2 days" }, error = "hours, minutes or half-days" },
    { "no limit", use = { of = "energy" }, error = "max" },
    { "no modules", use = { max = "8 hours" }, error = "“of”" },
  },
}
