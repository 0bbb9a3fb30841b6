-- Between morning and afternoon lie 90 minutes.
return test "travel" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-11-30" }
    site "paris" { name = "Paris" }
    site "reims" { name = "Reims" }
    site "poitiers" { name = "Poitiers" }
    site "lyon" { name = "Lyon" }
    travel { from = "paris", to = "reims", minutes = 60 }
    travel { from = "paris", to = "poitiers", minutes = 90 }
    travel { from = "reims", to = "poitiers", minutes = 180 }
    speaker "anne" { name = "Anne Martin" }
    module "energy" { title = "Energy", format = "onsite", half_days = 1, site = "paris", speakers = "anne" }
    module "water" { title = "Water", format = "onsite", half_days = 1, site = { "reims", "poitiers", "lyon" } }
    module "soil" { title = "Soil", format = "onsite", half_days = 1, site = { "paris", "reims" } }
    module "online" { title = "Online", format = "remote", half_days = 1, speakers = "anne" }
  ]],
  cases = {
    { "just enough time", -- 90 of 90 minutes
      place = {
        energy = "2023-10-12 am", water = "2023-10-12 pm @poitiers", soil = "2023-10-13 am @paris", online = "2023-10-16 am",
      },
      cost = 0 },
    { "a margin is missing", use = { margin = "15 minutes" },
      place = {
        energy = "2023-10-12 am", water = "2023-10-12 pm @poitiers", soil = "2023-10-13 am @paris", online = "2023-10-16 am",
      },
      cost = 1, says = "too_short",
      text = {
        en = "participants cannot get from “Energy” (Thu 12 Oct 2023) to “Water” (Thu 12 Oct 2023) in time; minutes needed: 105",
        fr = "participants : impossible d’aller à temps de « Energy » (jeu. 12 oct. 2023) à « Water » (jeu. 12 oct. 2023) ; "
          .. "minutes nécessaires : 105",
      } },
    -- Reims to Poitiers, 180 minutes in 90; from Poitiers back to Paris there is a night.
    { "too far for a lunch break",
      place = {
        energy = "2023-10-13 am", water = "2023-10-12 pm @poitiers", soil = "2023-10-12 am @reims", online = "2023-10-16 am",
      },
      cost = 1 },
    { "nobody said how long the way is",
      place = {
        energy = "2023-10-12 am", water = "2023-10-12 pm @lyon", soil = "2023-10-13 am @paris", online = "2023-10-16 am",
      },
      cost = 1, says = "unknown_way",
      text = {
        en = "participants: “Energy” (Thu 12 Oct 2023) and “Water” (Thu 12 Oct 2023) are at two sites on one day, "
          .. "and nobody said how long the way is",
        fr = "participants : « Energy » (jeu. 12 oct. 2023) et « Water » (jeu. 12 oct. 2023) sont sur deux sites le même jour, "
          .. "et la durée du trajet n’est pas indiquée",
      } },
    -- A remote meeting between the two does not hide the way; Anne, who teaches in Paris only, does not travel.
    { "what is remote lies outside", use = { margin = "20 hours" },
      place = {
        energy = "2023-10-12 am", water = "2023-10-13 am @reims", soil = "2023-10-16 am @reims", online = "2023-10-12 pm",
      },
      cost = 1 },
    -- “Water” begins a trip at 9:00; “Soil” goes on with it.
    { "a trip begins too early", use = { home = "paris", arrive = "10:30" },
      place = {
        energy = "2023-10-11 am", water = "2023-10-12 am @reims", soil = "2023-10-13 am @reims", online = "2023-10-16 am",
      },
      cost = 1, says = "starts_early",
      text = {
        en = "participants: “Water” (Thu 12 Oct 2023) begins a trip and starts before 10:30",
        fr = "participants : « Water » (jeu. 12 oct. 2023) commence un déplacement et débute avant 10:30",
      } },
    { "a trip in the afternoon, and home at any time", use = { home = "paris", arrive = "10:30", leave = "17:30" },
      place = {
        energy = "2023-10-16 am", water = "2023-10-12 pm @reims", soil = "2023-10-13 pm @reims", online = "2023-10-11 am",
      },
      cost = 0 },
    -- “Soil” ends the trip at 17:30.
    { "a trip ends too late", use = { home = "paris", leave = "16:00" },
      place = {
        energy = "2023-10-16 am", water = "2023-10-12 pm @reims", soil = "2023-10-13 pm @reims", online = "2023-10-11 am",
      },
      cost = 1, says = "ends_late",
      text = {
        en = "participants: “Soil” (Fri 13 Oct 2023) ends a trip and finishes after 16:00",
        fr = "participants : « Soil » (ven. 13 oct. 2023) termine un déplacement et finit après 16:00",
      } },
    -- “Water” ends the first trip at 17:30, “Soil” begins the second at 9:00.
    { "back at the same site a month later is another trip", use = { home = "paris", arrive = "10:30", leave = "16:00" },
      place = {
        energy = "2023-11-20 am", water = "2023-10-12 pm @reims", soil = "2023-11-10 am @reims", online = "2023-10-11 am",
      },
      cost = 2, says = "ends_late_starts_early",
      text = {
        en = "participants: “Water” (Thu 12 Oct 2023) ends a trip and finishes after 16:00; "
          .. "“Soil” (Fri 10 Nov 2023) begins one and starts before 10:30",
        fr = "participants : « Water » (jeu. 12 oct. 2023) termine un déplacement et finit après 16:00 ; "
          .. "« Soil » (ven. 10 nov. 2023) en commence un et débute avant 10:30",
      } },
    { "without a home, Paris is a trip too", use = { arrive = "10:30" },
      place = {
        energy = "2023-10-16 am", water = "2023-10-12 pm @reims", soil = "2023-10-13 pm @reims", online = "2023-10-11 am",
      },
      cost = 1 },
    { "a margin of days", use = { margin = "1 day" }, error = "minutes or hours" },
    { "no time of the day", use = { arrive = "noon" }, error = "arrive" },
  },
}
