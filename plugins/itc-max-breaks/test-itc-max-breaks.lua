return test "itc-max-breaks" {
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
    module "lab" { title = "Lab", format = "onsite", minutes = 180 }
  ]],
  cases = {
    { "gaps of exactly the limit are no breaks", use = { of = { "energy", "film", "water" }, max = 0, gap = "2 hours" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 13:00", water = "2023-10-09 17:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
        lab = "2023-10-17 10:00",
      },
      cost = 0 },
    -- 9–11, 13–15, 17–18.
    { "two breaks, one allowed", use = { of = { "energy", "film", "water" }, max = 1, gap = "1 hour" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 13:00", water = "2023-10-09 17:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
        lab = "2023-10-17 10:00",
      },
      cost = 1, says = "too_many",
      text = {
        en = "Mon 9 Oct 2023: breaks: 2, at most: 1",
        fr = "lun. 9 oct. 2023 : pauses : 2, au plus : 1",
      } },
    -- 10–11 within 9–12; 12–14 begins when the longer one ends.
    { "a meeting inside a longer one ends no block", use = { of = { "lab", "water", "film" }, max = 0 },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 12:00", water = "2023-10-09 10:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
        lab = "2023-10-09 09:00",
      },
      cost = 0 },
    -- Monday 9–11 and 14–16; Friday 9–10 and 14–15.
    { "each date counts", use = { of = "*", max = 0 },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-10 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
        lab = "2023-10-17 10:00",
      },
      cost = 2 },
    { "days without meetings", use = { of = "water", max = 0 },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-10 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
        lab = "2023-10-17 10:00",
      },
      cost = 0 },
    { "days are no hours", use = { of = "energy", max = 1, gap = "2 days" }, error = "hours, minutes or half-days" },
    { "no limit", use = { of = "energy" }, error = "max" },
    { "no modules", use = { max = 1 }, error = "“of”" },
  },
}
