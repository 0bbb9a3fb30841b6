return test "itc-same-attendees" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27",
      slots = { grid = 60, from = "09:00", to = "18:00" },
    }
    site "paris" { name = "Paris", rooms = { "A", "B" } }
    site "reims" { name = "Reims" }
    site "lyon" { name = "Lyon" }
    travel { from = "paris", to = "reims", minutes = 60 }
    module "energy" { title = "Energy", format = "onsite", minutes = 120, site = { "paris", "reims", "lyon" } }
    module "water" { title = "Water", format = "onsite", minutes = 60, site = { "paris", "reims", "lyon" } }
    module "soil" { title = "Soil", format = "onsite", minutes = 120, parts = 2, site = { "paris", "reims", "lyon" } }
    module "online" { title = "Online", format = "remote", minutes = 60 }
  ]],
  cases = {
    { "one begins when the other ends, in another room of the site", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 09:00 @paris/A", water = "2023-10-09 11:00 @paris/B", ["soil.1"] = "2023-10-11 09:00 @paris/A",
        ["soil.2"] = "2023-10-12 09:00 @paris/A", online = "2023-10-13 09:00",
      },
      cost = 0 },
    -- 60 of 60 minutes.
    { "just enough time for the way", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 09:00 @paris/A", water = "2023-10-09 12:00 @reims", ["soil.1"] = "2023-10-11 09:00 @paris/A",
        ["soil.2"] = "2023-10-12 09:00 @paris/A", online = "2023-10-13 09:00",
      },
      cost = 0 },
    { "no time for the way", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 09:00 @paris/A", water = "2023-10-09 11:00 @reims", ["soil.1"] = "2023-10-11 09:00 @paris/A",
        ["soil.2"] = "2023-10-12 09:00 @paris/A", online = "2023-10-13 09:00",
      },
      cost = 1, says = "too_far",
      text = {
        en = "There is not enough time to get from “Energy” (Mon 9 Oct 2023) to “Water” (Mon 9 Oct 2023) or back; "
          .. "minutes needed: 60",
        fr = "Le temps manque pour aller de « Energy » (lun. 9 oct. 2023) à « Water » (lun. 9 oct. 2023) ou en revenir ; "
          .. "minutes nécessaires : 60",
      } },
    { "no time for the way back", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 10:00 @paris/A", water = "2023-10-09 09:00 @reims", ["soil.1"] = "2023-10-11 09:00 @paris/A",
        ["soil.2"] = "2023-10-12 09:00 @paris/A", online = "2023-10-13 09:00",
      },
      cost = 1 },
    { "at the same time in two rooms", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 09:00 @paris/A", water = "2023-10-09 10:00 @paris/B", ["soil.1"] = "2023-10-11 09:00 @paris/A",
        ["soil.2"] = "2023-10-12 09:00 @paris/A", online = "2023-10-13 09:00",
      },
      cost = 1, says = "overlap",
      text = {
        en = "“Energy” (Mon 9 Oct 2023) and “Water” (Mon 9 Oct 2023) overlap",
        fr = "« Energy » (lun. 9 oct. 2023) et « Water » (lun. 9 oct. 2023) se chevauchent",
      } },
    { "at the same time a week later", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 09:00 @paris/A", water = "2023-10-16 10:00 @reims", ["soil.1"] = "2023-10-11 09:00 @paris/A",
        ["soil.2"] = "2023-10-12 09:00 @paris/A", online = "2023-10-13 09:00",
      },
      cost = 0 },
    { "a way of which nobody said how long it is", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 09:00 @paris/A", water = "2023-10-09 11:00 @lyon", ["soil.1"] = "2023-10-11 09:00 @paris/A",
        ["soil.2"] = "2023-10-12 09:00 @paris/A", online = "2023-10-13 09:00",
      },
      cost = 0 },
    -- “Soil” and “Online” at 11:00; from “Energy” there is no way to either.
    { "remote meetings need no way, but time", use = { of = { "energy", "online", "soil" } },
      place = {
        energy = "2023-10-09 09:00 @paris/A", water = "2023-10-10 11:00 @paris/A", ["soil.1"] = "2023-10-09 11:00 @paris/A",
        ["soil.2"] = "2023-10-12 09:00 @paris/A", online = "2023-10-09 11:00",
      },
      cost = 1 },
    { "no modules", use = {}, error = "“of”" },
    { "a module that there is not", use = { of = "enrgy" }, error = "enrgy" },
  },
}
