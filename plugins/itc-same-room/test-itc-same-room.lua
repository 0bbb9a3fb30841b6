return test "itc-same-room" {
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
    { "one room, and a remote meeting", use = { of = { "energy", "water", "soil", "online" } },
      place = {
        energy = "2023-10-09 am @paris/A", water = "2023-10-10 am @paris/A", ["soil.1"] = "2023-10-11 am @paris/A",
        ["soil.2"] = "2023-10-12 am @paris/A", online = "2023-10-13 am", call = "2023-10-13 pm",
      },
      cost = 0 },
    -- “Water” with “Energy” and with each part of “Soil”.
    { "two rooms of one site", use = { of = { "energy", "water", "soil" } },
      place = {
        energy = "2023-10-09 am @paris/A", water = "2023-10-10 am @paris/B", ["soil.1"] = "2023-10-11 am @paris/A",
        ["soil.2"] = "2023-10-12 am @paris/A", online = "2023-10-13 am", call = "2023-10-13 pm",
      },
      cost = 3, says = "two_rooms",
      text = {
        en = "“Energy” (Mon 9 Oct 2023) and “Water” (Tue 10 Oct 2023) are not in the same room",
        fr = "« Energy » (lun. 9 oct. 2023) et « Water » (mar. 10 oct. 2023) n’ont pas lieu dans la même salle",
      } },
    { "one site without rooms", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 am @reims", water = "2023-10-10 am @reims", ["soil.1"] = "2023-10-11 am @paris/A",
        ["soil.2"] = "2023-10-12 am @paris/A", online = "2023-10-13 am", call = "2023-10-13 pm",
      },
      cost = 0 },
    { "two sites without rooms", use = { of = { "energy", "water" } },
      place = {
        energy = "2023-10-09 am @reims", water = "2023-10-10 am @lyon", ["soil.1"] = "2023-10-11 am @paris/A",
        ["soil.2"] = "2023-10-12 am @paris/A", online = "2023-10-13 am", call = "2023-10-13 pm",
      },
      cost = 1 },
    { "parts of one module are one class", use = { of = "soil" },
      place = {
        energy = "2023-10-09 am @paris/A", water = "2023-10-10 am @paris/A", ["soil.1"] = "2023-10-11 am @paris/A",
        ["soil.2"] = "2023-10-12 am @paris/B", online = "2023-10-13 am", call = "2023-10-13 pm",
      },
      cost = 0 },
    { "no modules", use = {}, error = "“of”" },
    { "a module that there is not", use = { of = "enrgy" }, error = "enrgy" },
  },
}
