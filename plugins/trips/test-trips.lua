return test "trips" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27" }
    site "paris" { name = "Paris" }
    site "reims" { name = "Reims" }
    site "poitiers" { name = "Poitiers" }
    speaker "anne" { name = "Anne Martin" }
    module "energy" { title = "Energy", format = "onsite", half_days = 2, site = { "paris", "reims", "poitiers" }, speakers = "anne" }
    module "water" { title = "Water", format = "onsite", half_days = 1, site = { "paris", "reims", "poitiers" } }
    module "soil" { title = "Soil", format = "onsite", half_days = 1, site = { "paris", "reims", "poitiers" } }
    module "online" { title = "Online", format = "remote", half_days = 1 }
  ]],
  cases = {
    { "at home and at a distance there are no trips", use = { home = "paris" },
      place = { energy = "2023-10-11 am @paris", water = "2023-10-13 am @paris", soil = "2023-10-17 am @paris",
                online = "2023-10-18 am" },
      cost = 0 },
    { "two days in a row are one trip", use = { home = "paris" },
      place = { energy = "2023-10-11 am @reims", water = "2023-10-12 am @reims", soil = "2023-10-17 am @paris",
                online = "2023-10-18 am" },
      cost = 1, says = "trips",
      text = {
        en = "participants, Reims: trips: 1, wanted: at most 0",
        fr = "participants, Reims : déplacements : 1, attendu : 0 au plus",
      } },
    -- Reims on Wednesday and on Friday, Poitiers in between.
    { "three trips on three days", use = { home = "paris" },
      place = { energy = "2023-10-11 am @reims", water = "2023-10-12 am @poitiers", soil = "2023-10-13 am @reims",
                online = "2023-10-18 am" },
      cost = 3, says = "trips" },
    -- Friday and the Monday after it.
    { "a weekend makes two trips", use = { home = "paris" },
      place = { energy = "2023-10-13 am @reims", water = "2023-10-16 am @reims", soil = "2023-10-17 am @paris",
                online = "2023-10-18 am" },
      cost = 2 },
    { "or one, across the weekend", use = { home = "paris", across_weekend = true },
      place = { energy = "2023-10-13 am @reims", water = "2023-10-16 am @reims", soil = "2023-10-17 am @paris",
                online = "2023-10-18 am" },
      cost = 1 },
    { "without a home every site costs", use = {},
      place = { energy = "2023-10-11 am @paris", water = "2023-10-12 am @paris", soil = "2023-10-17 am @reims",
                online = "2023-10-18 am" },
      cost = 2 },
    -- Reims on two days, Poitiers on one.
    { "days instead of trips", use = { home = "paris", count = "days" },
      place = { energy = "2023-10-11 am @reims", water = "2023-10-12 am @reims", soil = "2023-10-17 am @poitiers",
                online = "2023-10-18 am" },
      cost = 3, says = "days" },
    { "days, in words", use = { sites = "reims", count = "days", max = 1 },
      place = { energy = "2023-10-11 am @reims", water = "2023-10-12 am @reims", soil = "2023-10-17 am @poitiers",
                online = "2023-10-18 am" },
      cost = 1, says = "days",
      text = {
        en = "participants, Reims: days on a trip: 2, wanted: at most 1",
        fr = "participants, Reims : jours de déplacement : 2, attendu : 1 au plus",
      } },
    { "a speaker comes to their own meetings", use = { home = "paris", who = "speakers" },
      place = { energy = "2023-10-11 am @paris", water = "2023-10-12 am @reims", soil = "2023-10-17 am @poitiers",
                online = "2023-10-18 am" },
      cost = 0 },
    { "home is no trip", use = { home = "paris", sites = { "paris", "reims" } }, error = "“home”" },
    { "a site that there is not", use = { home = "pariss" }, error = "paris" },
  },
}
