return test "overnight-rest" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27",
      slots = { am = "09:00-12:30", pm = "14:00-17:30", evening = "19:00-22:30" },
    }
    site "paris" { name = "Paris" }
    speaker "anne" { name = "Anne Martin" }
    module "dinner" { title = "Dinner", format = "visit", half_days = 1, speakers = "anne" }
    module "water" { title = "Water", format = "onsite", half_days = 2 }
    module "soil" { title = "Soil", format = "onsite", half_days = 1, speakers = "anne" }
  ]],
  cases = {
    -- From 22:30 to 9:00 are 10½ hours: half an hour is missing, a begun hour counts.
    { "an evening and the morning after",
      place = { dinner = "2023-10-12 evening", water = "2023-10-13 am", soil = "2023-10-12 am" }, cost = 1,
      says = "short_night",
      text = {
        en = "participants: too little rest between “Dinner” (Thu 12 Oct 2023) and “Water” (Fri 13 Oct 2023); "
          .. "minutes missing to 11 hours: 30",
        fr = "participants : repos trop court entre « Dinner » (jeu. 12 oct. 2023) et « Water » (ven. 13 oct. 2023) ; "
          .. "minutes manquantes pour 11 heures : 30",
      } },
    { "exactly the rest that is wanted", use = { min = "630 minutes" },
      place = { dinner = "2023-10-12 evening", water = "2023-10-13 am", soil = "2023-10-12 am" }, cost = 0 },
    -- 90 minutes are missing: two begun hours.
    { "begun hours count", use = { min = "12 hours" },
      place = { dinner = "2023-10-12 evening", water = "2023-10-13 am", soil = "2023-10-12 am" }, cost = 2 },
    { "the afternoon after, and meetings of one day",
      place = { dinner = "2023-10-12 evening", water = "2023-10-12 am", soil = "2023-10-13 pm" }, cost = 0 },
    { "a speaker who has the morning off", use = { who = "speakers" },
      place = { dinner = "2023-10-12 evening", water = "2023-10-13 am", soil = "2023-10-16 am" }, cost = 0 },
    -- Participants 1, Anne 1.
    { "everyone", use = { who = "everyone" },
      place = { dinner = "2023-10-12 evening", water = "2023-10-16 am", soil = "2023-10-13 am" }, cost = 2 },
    -- Friday 22:30 to Monday 9:00 are 58½ hours; 60 are wanted.
    { "a weekend may be too short", use = { min = "60 hours" },
      place = { dinner = "2023-10-13 evening", water = "2023-10-16 am", soil = "2023-10-09 am" }, cost = 2 },
    { "rest in days", use = { min = "1 day" }, error = "hours or minutes" },
    { "an unknown parameter", use = { max = "11 hours" }, error = "max" },
  },
}
