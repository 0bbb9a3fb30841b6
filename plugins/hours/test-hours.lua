-- There is a break after each slot: 90 minutes at noon, 30 in the evening.
return test "hours" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27",
      slots = { am = "09:00-12:30", pm = "14:00-17:30", evening = "18:00-20:00" },
    }
    site "paris" { name = "Paris" }
    speaker "anne" { name = "Anne Martin" }
    module "energy" { title = "Energy", format = "onsite", half_days = 2 }
    module "water" { title = "Water", format = "onsite", half_days = 1, speakers = "anne" }
    module "film" { title = "Film", format = "onsite", minutes = 120, speakers = "anne" }
  ]],
  cases = {
    { "exactly seven hours", use = { per_day = "7 hours" },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", film = "2023-10-13 evening" }, cost = 0 },
    -- 420 + 120 minutes; 120 more than 7 hours.
    { "two hours too many", use = { per_day = "7 hours" },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", film = "2023-10-12 evening" }, cost = 120, says = "per_day",
      text = {
        en = "participants, Thu 12 Oct 2023: minutes taught: 540, allowed: 7 hours",
        fr = "participants, jeu. 12 oct. 2023 : minutes d’enseignement : 540, permis : 7 heures",
      } },
    { "no day is longer than allowed", use = { day_length = "11 hours", who = "speakers" },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", film = "2023-10-13 evening" }, cost = 0 },
    { "a half-day in a row", use = { in_a_row = "1 half-day" },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", film = "2023-10-12 evening" }, cost = 0 },
    -- Each half-day of 210 minutes is 30 too long: “Energy” and “Water”, once a meeting; “Film” has 120.
    { "half-days are longer than three hours", use = { in_a_row = "3 hours" },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", film = "2023-10-13 pm" }, cost = 60, says = "slot_too_long",
      text = {
        en = "“Energy” (Thu 12 Oct 2023): minutes without a break: 210, allowed: 3 hours",
        fr = "« Energy » (jeu. 12 oct. 2023) : minutes sans pause : 210, permis : 3 heures",
      } },
    -- From 9:00 to 20:00 are 11 hours.
    { "from morning to evening", use = { day_length = "10 hours" },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", film = "2023-10-12 evening" }, cost = 1,
      says = "day_too_long",
      text = {
        en = "The day of “Energy” (Thu 12 Oct 2023) and “Film” (Thu 12 Oct 2023) is longer than allowed: 10 hours",
        fr = "La journée de « Energy » (jeu. 12 oct. 2023) et « Film » (jeu. 12 oct. 2023) est plus longue que permis : 10 heures",
      } },
    { "eleven hours are allowed", use = { day_length = "11 hours" },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", film = "2023-10-12 evening" }, cost = 0 },
    -- 9:00 to 17:30: 510 minutes, 30 too many.
    { "one meeting that is longer than a day may be", use = { day_length = "8 hours" },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", film = "2023-10-16 evening" }, cost = 30,
      says = "too_long_alone",
      text = {
        en = "“Energy” (Thu 12 Oct 2023) makes the day longer than allowed: 8 hours",
        fr = "« Energy » (jeu. 12 oct. 2023) rend la journée plus longue que permis : 8 heures",
      } },
    -- “Water” in the morning, “Film” in the evening: three slots, two fit into 10 hours.
    { "the day of a speaker", use = { day_length = "10 hours", who = "speakers" },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", film = "2023-10-13 evening" }, cost = 1,
      says = "slots_too_long",
      text = {
        en = "Anne Martin, Fri 13 Oct 2023: slots from first to last: 3, wanted: at most 2 (“10 hours”)",
        fr = "Anne Martin, ven. 13 oct. 2023 : créneaux du premier au dernier : 3, attendu : 2 au plus (« 10 heures »)",
      } },
    -- 210 + 120 minutes; 30 more than 5 hours.
    { "hours of a speaker", use = { per_day = "5 hours", who = "speakers" },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am", film = "2023-10-13 evening" }, cost = 30 },
    -- Morning and afternoon are 8½ hours, afternoon and evening 6.
    { "slots that do not tell the length of a speaker’s day", use = { day_length = "7 hours", who = "speakers" },
      error = "whole slots" },
    { "nothing to check", use = {}, error = "“per_day”" },
    { "days are no hours", use = { per_day = "1 day" }, error = "hours, minutes or half-days" },
  },
}
