return test "speaker-load" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27" }
    site "paris" { name = "Paris" }
    speaker "anne" { name = "Anne Martin" }
    speaker "paul" { name = "Paul Petit" }
    module "energy" { title = "Energy", format = "onsite", half_days = 2, speakers = "anne" }
    module "water" { title = "Water", format = "onsite", half_days = 1, speakers = any { k = 1, "anne", "paul" } }
    module "soil" { title = "Soil", format = "onsite", half_days = 1, speakers = any { k = 1, "anne", "paul" } }
    module "online" { title = "Online", format = "remote", half_days = 1, speakers = "anne" }
  ]],
  cases = {
    { "two speakers share a day", use = { per_day = 1 },
      place = {
        energy = "2023-10-11 am", water = "2023-10-12 am /anne", soil = "2023-10-12 pm /paul", online = "2023-10-13 am",
      },
      cost = 0 },
    { "one speaker has two meetings", use = { per_day = 1 },
      place = {
        energy = "2023-10-11 am", water = "2023-10-12 am /anne", soil = "2023-10-12 pm /anne", online = "2023-10-13 am",
      },
      cost = 1, says = "meetings_a_day",
      text = {
        en = "Anne Martin, Thu 12 Oct 2023: meetings: 2, wanted: at most 1",
        fr = "Anne Martin, jeu. 12 oct. 2023 : séances : 2, attendu : 1 au plus",
      } },
    -- “Energy” alone takes two half-days.
    { "half-days instead of meetings", use = { per_day = 1, unit = "half-days" },
      place = {
        energy = "2023-10-11 am", water = "2023-10-12 am /anne", soil = "2023-10-12 pm /paul", online = "2023-10-13 am",
      },
      cost = 1, says = "slots_a_day",
      text = {
        en = "Anne Martin, Wed 11 Oct 2023: slots: 2, wanted: at most 1",
        fr = "Anne Martin, mer. 11 oct. 2023 : créneaux : 2, attendu : 1 au plus",
      } },
    { "two days in a row are one trip, a remote meeting is none", use = { trips = 1 },
      place = {
        energy = "2023-10-11 am", water = "2023-10-12 am /anne", soil = "2023-10-12 pm /paul", online = "2023-10-20 am",
      },
      cost = 0 },
    -- Anne comes on Thursday, Friday and the Monday after.
    { "a weekend makes two trips", use = { trips = 1 },
      place = {
        energy = "2023-10-12 am", water = "2023-10-13 am /anne", soil = "2023-10-16 pm /anne", online = "2023-10-20 am",
      },
      cost = 1, says = "trips",
      text = {
        en = "Anne Martin has to come too often; trips: 2, wanted: at most 1",
        fr = "Anne Martin doit venir trop souvent ; déplacements : 2, attendu : 1 au plus",
      } },
    { "or one, across the weekend", use = { trips = 1, across_weekend = true },
      place = {
        energy = "2023-10-12 am", water = "2023-10-13 am /anne", soil = "2023-10-16 pm /anne", online = "2023-10-20 am",
      },
      cost = 0 },
    { "only some modules", use = { trips = 1, on = { "energy", "water" } },
      place = {
        energy = "2023-10-12 am", water = "2023-10-13 am /anne", soil = "2023-10-24 pm /anne", online = "2023-10-20 am",
      },
      cost = 0 },
    { "nothing to check", use = {}, error = "“per_day” or “trips”" },
    { "half a meeting", use = { per_day = 0.5 }, error = "per_day" },
  },
}
