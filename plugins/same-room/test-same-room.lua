return test "same-room" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27" }
    site "paris" { name = "Paris", rooms = { A = { capacity = 20 }, B = { capacity = 20 }, C = { capacity = 20 } } }
    site "reims" { name = "Reims" }
    module "energy" { title = "Energy", format = "onsite", half_days = 3, parts = 3, site = "paris" }
    module "water" { title = "Water", format = "onsite", half_days = 1, site = { "paris", "reims" } }
    module "online" { title = "Online", format = "remote", half_days = 1 }
  ]],
  cases = {
    { "one room for all parts",
      place = {
        ["energy.1"] = "2023-10-12 am @paris/A", ["energy.2"] = "2023-10-12 pm @paris/A", ["energy.3"] = "2023-10-13 am @paris/A",
        water = "2023-10-13 pm @paris/B", online = "2023-10-16 am",
      },
      cost = 0 },
    -- “Energy” in A, B, A.
    { "there and back are two rooms",
      place = {
        ["energy.1"] = "2023-10-12 am @paris/A", ["energy.2"] = "2023-10-12 pm @paris/B", ["energy.3"] = "2023-10-13 am @paris/A",
        water = "2023-10-13 pm @paris/B", online = "2023-10-16 am",
      },
      cost = 1, says = "rooms",
      text = { en = "Energy: rooms: 2, wanted: at most 1", fr = "Energy : salles : 2, attendu : 1 au plus" } },
    { "more rooms may be allowed", use = { max = 2 },
      place = {
        ["energy.1"] = "2023-10-12 am @paris/A", ["energy.2"] = "2023-10-12 pm @paris/B", ["energy.3"] = "2023-10-13 am @paris/A",
        water = "2023-10-13 pm @paris/B", online = "2023-10-16 am",
      },
      cost = 0 },
    -- 12 October: A and B. 13 October: A and B.
    { "two rooms in a day", use = { per = "day" },
      place = {
        ["energy.1"] = "2023-10-12 am @paris/A", ["energy.2"] = "2023-10-12 pm @paris/B", ["energy.3"] = "2023-10-13 am @paris/A",
        water = "2023-10-13 pm @paris/B", online = "2023-10-16 am",
      },
      cost = 2, says = "rooms" },
    -- A, B, C: 3 - 1.
    { "rooms in all", use = { per = "all" },
      place = {
        ["energy.1"] = "2023-10-12 am @paris/A", ["energy.2"] = "2023-10-12 pm @paris/B", ["energy.3"] = "2023-10-13 am @paris/A",
        water = "2023-10-13 pm @paris/C", online = "2023-10-16 am",
      },
      cost = 2, says = "rooms_in_all",
      text = { en = "Rooms in all: 3, wanted: at most 1", fr = "Salles en tout : 3, attendu : 1 au plus" } },
    { "a site without rooms has none to count", use = { per = "all" },
      place = {
        ["energy.1"] = "2023-10-12 am @paris/A", ["energy.2"] = "2023-10-12 pm @paris/A", ["energy.3"] = "2023-10-13 am @paris/A",
        water = "2023-10-13 pm @reims", online = "2023-10-16 am",
      },
      cost = 0 },
    -- 12 October, morning to afternoon; the night from A to B and back is no change between neighbours.
    { "a change without a free slot", use = { per = "neighbours" },
      place = {
        ["energy.1"] = "2023-10-12 am @paris/A", ["energy.2"] = "2023-10-12 pm @paris/B", ["energy.3"] = "2023-10-13 am @paris/A",
        water = "2023-10-16 pm @paris/B", online = "2023-10-13 pm",
      },
      cost = 1, says = "change",
      text = {
        en = "participants: “Energy (2/3)” (Thu 12 Oct 2023) follows “Energy (1/3)” (Thu 12 Oct 2023) in another room",
        fr = "participants : « Energy (2/3) » (jeu. 12 oct. 2023) suit « Energy (1/3) » (jeu. 12 oct. 2023) dans une autre salle",
      } },
    { "remote meetings have no room to change", use = { per = "neighbours", on = "*" },
      place = {
        ["energy.1"] = "2023-10-12 am @paris/A", ["energy.2"] = "2023-10-13 pm @paris/B", ["energy.3"] = "2023-10-16 am @paris/A",
        water = "2023-10-17 pm @paris/B", online = "2023-10-12 pm",
      },
      cost = 0 },
    { "neighbours have no number", use = { per = "neighbours", max = 2 }, error = "“max”" },
    { "no room at all", use = { max = 0 }, error = "max" },
  },
}
