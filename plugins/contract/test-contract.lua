return test "contract" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27" }
    site "paris" { name = "Paris" }
    module "energy" { title = "Energy", format = "onsite", half_days = 2 }
    module "water" { title = "Water", format = "onsite", half_days = 1 }
  ]],
  cases = {
    -- 3 half-days of 3½ hours.
    { "as agreed", use = { first = "2023-10-11", last = "2023-10-13", hours = 10.5 },
      place = { energy = "2023-10-11 am", water = "2023-10-13 am" }, cost = 0 },
    { "a day late", use = { first = "2023-10-11" },
      place = { energy = "2023-10-12 am", water = "2023-10-13 am" }, cost = 1, says = "wrong_first",
      text = {
        en = "The first meeting is on Thu 12 Oct 2023, not on 2023-10-11",
        fr = "La première séance a lieu le jeu. 12 oct. 2023, pas le 2023-10-11",
      } },
    -- Friday to Monday are 3 days.
    { "the last date is too late", use = { last = "2023-10-13" },
      place = { energy = "2023-10-12 am", water = "2023-10-16 am" }, cost = 3, says = "wrong_last",
      text = {
        en = "The last meeting is on Mon 16 Oct 2023, not on 2023-10-13",
        fr = "La dernière séance a lieu le lun. 16 oct. 2023, pas le 2023-10-13",
      } },
    -- 630 minutes instead of 660.
    { "half an hour is missing", use = { hours = 11 },
      place = { energy = "2023-10-12 am", water = "2023-10-16 am" }, cost = 30, says = "wrong_hours",
      text = {
        en = "participants: minutes of teaching: 630, agreed: 660 (11 h)",
        fr = "participants : minutes d’enseignement : 630, convenu : 660 (11 h)",
      } },
    { "nothing agreed", use = {}, error = "“first”" },
    { "a date outside of the session", use = { first = "2023-09-11" }, error = "no date of the session" },
    { "a last date before the first", use = { first = "2023-10-13", last = "2023-10-11" }, error = "is before" },
    { "a third of an hour and a bit", use = { hours = 10.333 }, error = "whole number of minutes" },
  },
}
