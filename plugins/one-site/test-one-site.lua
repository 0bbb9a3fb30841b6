return test "one-site" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27" }
    site "paris" { name = "Paris", rooms = { "A", "B" } }
    site "reims" { name = "Reims" }
    speaker "anne" { name = "Anne Martin" }
    module "energy" { title = "Energy", format = "onsite", half_days = 1, site = { "paris", "reims" } }
    module "water" { title = "Water", format = "onsite", half_days = 1, site = { "paris", "reims" }, speakers = "anne" }
    module "soil" { title = "Soil", format = "onsite", half_days = 1, site = { "paris", "reims" }, speakers = "anne" }
    module "online" { title = "Online", format = "remote", half_days = 1 }
  ]],
  cases = {
    { "two rooms of one site, and a remote meeting",
      place = {
        energy = "2023-10-12 am @paris/A", water = "2023-10-12 pm @paris/B", soil = "2023-10-13 am @reims",
        online = "2023-10-13 pm",
      },
      cost = 0 },
    { "two sites on one day",
      place = {
        energy = "2023-10-12 am @paris/A", water = "2023-10-12 pm @reims", soil = "2023-10-13 am @reims",
        online = "2023-10-13 pm",
      },
      cost = 1, says = "several_sites",
      text = {
        en = "participants, Thu 12 Oct 2023: sites in one day: 2",
        fr = "participants, jeu. 12 oct. 2023 : sites dans une même journée : 2",
      } },
    { "a speaker who comes for the afternoon only", use = { who = "speakers" },
      place = {
        energy = "2023-10-12 am @paris/A", water = "2023-10-12 pm @reims", soil = "2023-10-13 am @reims",
        online = "2023-10-13 pm",
      },
      cost = 0 },
    { "neighbouring days on two sites", use = { per = "block" },
      place = {
        energy = "2023-10-12 am @paris/A", water = "2023-10-13 am @reims", soil = "2023-10-13 pm @reims",
        online = "2023-10-12 pm",
      },
      cost = 1, says = "moves",
      text = {
        en = "participants: “Energy” (Thu 12 Oct 2023) and “Water” (Fri 13 Oct 2023) are in one block but on two sites",
        fr = "participants : « Energy » (jeu. 12 oct. 2023) et « Water » (ven. 13 oct. 2023) sont dans un même regroupement "
          .. "mais sur deux sites",
      } },
    -- Paris, Reims, Paris on three days: two moves.
    { "there and back", use = { per = "block" },
      place = {
        energy = "2023-10-11 am @paris/A", water = "2023-10-12 am @reims", soil = "2023-10-13 am @paris/A",
        online = "2023-10-12 pm",
      },
      cost = 2 },
    { "a weekend between two sites", use = { per = "block" },
      place = {
        energy = "2023-10-12 am @paris/A", water = "2023-10-13 am @paris/A", soil = "2023-10-16 am @reims",
        online = "2023-10-12 pm",
      },
      cost = 0 },
    { "a weekend that does not end the block", use = { per = "block", across_weekend = true },
      place = {
        energy = "2023-10-12 am @paris/A", water = "2023-10-13 am @paris/A", soil = "2023-10-16 am @reims",
        online = "2023-10-12 pm",
      },
      cost = 1 },
    -- Participants 1; Anne teaches at Reims and at Paris on one day too: 1.
    { "everyone", use = { who = "everyone" },
      place = {
        energy = "2023-10-16 am @paris/A", water = "2023-10-12 pm @reims", soil = "2023-10-12 am @paris/A",
        online = "2023-10-13 pm",
      },
      cost = 2 },
    { "neither day nor block", use = { per = "week" }, error = "per" },
  },
}
