return test "itc-max-day-load" {
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
    -- 120 + 120 on Monday.
    { "exactly as much as allowed", use = { of = { "energy", "film", "water" }, max = "4 hours" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-10 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 0 },
    -- 120 + 120 + 60 = 300; 60 more than 240.
    { "an hour too much", use = { of = { "energy", "film", "water" }, max = "4 hours" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-09 16:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 60, says = "too_much",
      text = {
        en = "Mon 9 Oct 2023: minutes: 300, at most: 4 hours",
        fr = "lun. 9 oct. 2023 : minutes : 300, au plus : 4 heures",
      } },
    -- 240; 60 more than 180.
    { "two at the same time count twice", use = { of = { "energy", "film" }, max = "3 hours" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 09:00", water = "2023-10-10 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 60 },
    -- Monday 240 and Wednesday 120: 180 + 60.
    { "two days that are too long", use = { of = { "energy", "film", "soil" }, max = "1 hour" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-10 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-11 10:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 240 },
    { "Mondays of two weeks are two days", use = { of = { "energy", "film" }, max = "2 hours" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-16 09:00", water = "2023-10-10 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 0 },
    { "days are no hours", use = { of = "energy", max = "2 days" }, error = "hours, minutes or half-days" },
    { "no limit", use = { of = "energy" }, error = "max" },
    { "no modules", use = { max = "4 hours" }, error = "“of”" },
  },
}
