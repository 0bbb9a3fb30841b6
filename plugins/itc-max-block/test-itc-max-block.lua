return test "itc-max-block" {
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
    -- 9–11 and 11–13.
    { "exactly as long as allowed", use = { of = { "energy", "film" }, max = "4 hours" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 11:00", water = "2023-10-10 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 0 },
    -- 9:00 to 14:00.
    { "an hour too long", use = { of = { "energy", "film", "water" }, max = "4 hours" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 11:00", water = "2023-10-09 13:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 1, says = "too_long",
      text = {
        en = "Mon 9 Oct 2023: minutes without a break: 300, at most: 4 hours",
        fr = "lun. 9 oct. 2023 : minutes sans pause : 300, au plus : 4 heures",
      } },
    -- Two blocks of one meeting each, 2 hours long.
    { "a single meeting may be longer", use = { of = { "energy", "film" }, max = "1 hour" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-10 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 0 },
    -- 9:00 to 14:00 with the hour between.
    { "a gap of exactly the limit belongs to the block", use = { of = { "energy", "film" }, max = "4 hours", gap = "1 hour" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 12:00", water = "2023-10-10 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 1 },
    { "a longer gap ends it", use = { of = { "energy", "film" }, max = "4 hours", gap = "30 minutes" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 12:00", water = "2023-10-10 09:00", ["soil.1"] = "2023-10-11 09:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 0 },
    -- 9–12 and 14–17, 3 hours each.
    { "two blocks on one date", use = { of = { "energy", "film", "water", "soil" }, max = "2 hours" },
      place = {
        energy = "2023-10-09 09:00", film = "2023-10-09 14:00", water = "2023-10-09 11:00", ["soil.1"] = "2023-10-09 16:00",
        ["soil.2"] = "2023-10-12 09:00", ["workshop@g1"] = "2023-10-13 09:00", ["workshop@g2"] = "2023-10-13 14:00",
      },
      cost = 2 },
    { "days are no hours", use = { of = "energy", max = "2 days" }, error = "hours, minutes or half-days" },
    { "no limit", use = { of = "energy" }, error = "max" },
    { "no modules", use = { max = "4 hours" }, error = "“of”" },
  },
}
