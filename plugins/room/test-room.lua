return test "room" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27", headcount = 20 }
    site "paris" {
      name = "Paris",
      rooms = { A = { capacity = 20, features = { "video" } }, B = { capacity = 12 }, C = { name = "Hall C" } },
    }
    site "reims" { name = "Reims" }
    module "energy" { title = "Energy", format = "onsite", half_days = 1, site = { "paris", "reims" } }
    module "water" { title = "Water", format = "onsite", half_days = 2, site = { "paris", "reims" } }
    module "film" { title = "Film", format = "onsite", half_days = 1, site = "paris", features = { "video" } }
    module "online" { title = "Online", format = "remote", half_days = 1 }
  ]],
  cases = {
    { "20 people have 20 seats, and meetings in one room touch",
      place = {
        energy = "2023-10-12 am @paris/A", water = "2023-10-13 am @paris/A", film = "2023-10-12 pm @paris/A",
        online = "2023-10-12 am",
      },
      cost = 0 },
    { "the second slot of a long meeting is taken too",
      place = {
        energy = "2023-10-12 pm @paris/C", water = "2023-10-12 am @paris/C", film = "2023-10-13 pm @paris/A",
        online = "2023-10-12 am",
      },
      cost = 1, says = "clash",
      text = {
        en = "Room Hall C, Thu 12 Oct 2023 pm: 2 meetings at the same time",
        fr = "Salle Hall C, jeu. 12 oct. 2023 après-midi : 2 séances en même temps",
      } },
    { "a site without rooms holds any number of meetings",
      place = {
        energy = "2023-10-12 am @reims", water = "2023-10-12 am @reims", film = "2023-10-12 am @paris/A",
        online = "2023-10-12 am",
      },
      cost = 0 },
    -- 20 people, 12 seats.
    { "people without a seat",
      place = {
        energy = "2023-10-12 am @paris/B", water = "2023-10-13 am @paris/A", film = "2023-10-12 pm @paris/A",
        online = "2023-10-12 am",
      },
      cost = 8, says = "too_small",
      text = {
        en = "The room of “Energy” (Thu 12 Oct 2023) is too small; people without a seat: 8",
        fr = "La salle de « Energy » (jeu. 12 oct. 2023) est trop petite ; personnes sans place : 8",
      } },
    { "a feature that the room lacks",
      place = {
        energy = "2023-10-12 am @paris/A", water = "2023-10-13 am @paris/A", film = "2023-10-12 pm @paris/C",
        online = "2023-10-12 am",
      },
      cost = 1, says = "ill_equipped",
      text = {
        en = "The room of “Film” (Thu 12 Oct 2023) lacks what the module needs; features missing: 1",
        fr = "La salle de « Film » (jeu. 12 oct. 2023) n’a pas ce qu’il faut au module ; équipements manquants : 1",
      } },
    -- 8 people without a seat + 1 feature.
    { "too small and ill equipped",
      place = {
        energy = "2023-10-12 am @paris/A", water = "2023-10-13 am @paris/A", film = "2023-10-12 pm @paris/B",
        online = "2023-10-12 am",
      },
      cost = 9 },
    { "seats that are not counted",
      use = { seats = false },
      place = {
        energy = "2023-10-12 am @paris/B", water = "2023-10-13 am @paris/A", film = "2023-10-12 pm @paris/A",
        online = "2023-10-12 am",
      },
      cost = 0 },
    { "an unknown parameter", use = { capacity = 12 }, error = "capacity" },
  },
}
