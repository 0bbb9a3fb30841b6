-- Slots of an hour that follow each other without a break.
return test "hours" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27",
      slots = { grid = 60, from = "09:00", to = "18:00" },
    }
    site "paris" { name = "Paris" }
    speaker "anne" { name = "Anne Martin" }
    module "energy" { title = "Energy", format = "onsite", minutes = 120, speakers = "anne" }
    module "water" { title = "Water", format = "onsite", minutes = 120 }
    module "film" { title = "Film", format = "onsite", minutes = 60, speakers = "anne" }
  ]],
  cases = {
    { "a free hour ends the row", use = { in_a_row = "4 hours" },
      place = { energy = "2023-10-12 09:00", water = "2023-10-12 11:00", film = "2023-10-12 14:00" }, cost = 0 },
    { "three meetings in a row", use = { in_a_row = "4 hours" },
      place = { energy = "2023-10-12 09:00", water = "2023-10-12 11:00", film = "2023-10-12 13:00" }, cost = 1,
      says = "in_a_row",
      text = {
        en = "participants, Thu 12 Oct 2023: slots in a row: 5, wanted: at most 4 (“4 hours”)",
        fr = "participants, jeu. 12 oct. 2023 : créneaux d’affilée : 5, attendu : 4 au plus (« 4 heures »)",
      } },
    { "the night ends the row", use = { in_a_row = "4 hours" },
      place = { energy = "2023-10-12 16:00", water = "2023-10-12 14:00", film = "2023-10-13 09:00" }, cost = 0 },
    { "a speaker has a break where somebody else teaches", use = { in_a_row = "2 hours", who = "speakers" },
      place = { energy = "2023-10-12 09:00", water = "2023-10-12 11:00", film = "2023-10-12 13:00" }, cost = 0 },
    -- 9:00 to 16:00 are 7 slots; 6 hours are allowed.
    { "the day of a speaker", use = { day_length = "6 hours", who = "speakers" },
      place = { energy = "2023-10-12 09:00", water = "2023-10-12 11:00", film = "2023-10-12 15:00" }, cost = 1 },
  },
}
