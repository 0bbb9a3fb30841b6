-- On a grid, half-days are counted in its slots: four of an hour each in a half-day of 240 minutes.
return test "load" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27", half_day_minutes = 240,
      slots = { grid = 60, from = "08:00", to = "18:00" },
    }
    site "paris" { name = "Paris" }
    module "energy" { title = "Energy", format = "onsite", minutes = 300 }
    module "water" { title = "Water", format = "onsite", half_days = 1 }
  ]],
  cases = {
    -- 5 slots + 4 slots; 2 half-days are 8.
    { "slots beyond two half-days", use = { per = "day", max = 2 },
      place = { energy = "2023-10-12 08:00", water = "2023-10-12 14:00" }, cost = 1, says = "slots",
      text = {
        en = "participants, Thu 12 Oct 2023: slots: 9, wanted: at most 8",
        fr = "participants, jeu. 12 oct. 2023 : créneaux : 9, attendu : 8 au plus",
      } },
    { "on two days", use = { per = "day", max = 2 },
      place = { energy = "2023-10-12 08:00", water = "2023-10-13 14:00" }, cost = 0 },
  },
}
