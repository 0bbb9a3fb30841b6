return test "itc-different-room" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27" }
    site "paris" { name = "Paris", rooms = { "A", "B" } }
    site "reims" { name = "Reims" }
    site "lyon" { name = "Lyon" }
    module "energy" { title = "Energy", format = "onsite", half_days = 1, site = { "paris", "reims", "lyon" } }
    module "water" { title = "Water", format = "onsite", half_days = 1, site = { "paris", "reims", "lyon" } }
    module "soil" { title = "Soil", format = "onsite", half_days = 2, parts = 2, site = { "paris", "reims", "lyon" } }
    module "online" { title = "Online", format = "remote", half_days = 1 }
    module "call" { title = "Call", format = "remote", half_days = 1 }
  ]],
  cases = {
    { "two rooms of one site, and remote meetings", use = { of = { "energy", "water", "online", "call" } },
      place = {
        energy = "2023-10-09 am @paris/A", water = "2023-10-10 am @paris/B", ["soil.1"] = "2023-10-11 am @paris/A",
        ["soil.2"] = "2023-10-12 am @paris/A", online = "2023-10-13 am", call = "2023-10-13 pm",
      },
      cost = 0 },
    { "one room on two days", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 am @paris/A", water = "2023-10-10 am @paris/A", ["soil.1"] = "2023-10-11 am @paris/A",
        ["soil.2"] = "2023-10-12 am @paris/A", online = "2023-10-13 am", call = "2023-10-13 pm",
      },
      cost = 1, says = "one_room",
      text = {
        en = "“Energy” (Mon 9 Oct 2023) and “Water” (Tue 10 Oct 2023) are in the same room",
        fr = "« Energy » (lun. 9 oct. 2023) et « Water » (mar. 10 oct. 2023) ont lieu dans la même salle",
      } },
    -- “Water” with each part of “Soil” in room A.
    { "each meeting counts", use = { of = { "energy", "water", "soil" } },
      place = {
        energy = "2023-10-09 am @paris/B", water = "2023-10-10 am @paris/A", ["soil.1"] = "2023-10-11 am @paris/A",
        ["soil.2"] = "2023-10-12 am @paris/A", online = "2023-10-13 am", call = "2023-10-13 pm",
      },
      cost = 2 },
    { "a site without rooms is one room", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 am @reims", water = "2023-10-10 am @reims", ["soil.1"] = "2023-10-11 am @paris/A",
        ["soil.2"] = "2023-10-12 am @paris/A", online = "2023-10-13 am", call = "2023-10-13 pm",
      },
      cost = 1 },
    { "two sites without rooms", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 am @reims", water = "2023-10-10 am @lyon", ["soil.1"] = "2023-10-11 am @paris/A",
        ["soil.2"] = "2023-10-12 am @paris/A", online = "2023-10-13 am", call = "2023-10-13 pm",
      },
      cost = 0 },
    { "parts of one module are one class", use = { of = "soil" },
      place = {
        energy = "2023-10-09 am @paris/A", water = "2023-10-10 am @paris/A", ["soil.1"] = "2023-10-11 am @paris/A",
        ["soil.2"] = "2023-10-12 am @paris/A", online = "2023-10-13 am", call = "2023-10-13 pm",
      },
      cost = 0 },
    { "no modules", use = {}, error = "“of”" },
    { "a module that there is not", use = { of = "enrgy" }, error = "enrgy" },
  },
}
