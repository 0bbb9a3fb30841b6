-- On a grid, half-days are counted in its slots: four of an hour each in a half-day of 240 minutes.
return test "balance" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-20", half_day_minutes = 240,
      slots = { grid = 60, from = "08:00", to = "18:00" },
    }
    site "paris" { name = "Paris" }
    module "energy" { title = "Energy", format = "onsite", minutes = 420, site = "paris" }
    module "air" { title = "Air", format = "onsite", minutes = 60, site = "paris" }
  ]],
  cases = {
    -- 7 - 1 = 6 slots where 4 are allowed.
    { "two slots too many", use = { over = "days" }, place = { energy = "2023-10-12 08:00", air = "2023-10-13 08:00" }, cost = 2,
      says = "slots",
      text = {
        en = "Slots between the most and the least loaded (days): 6, wanted: at most 4",
        fr = "Créneaux d’écart entre le plus et le moins chargé (days) : 6, attendu : 4 au plus",
      } },
    { "one day", use = { over = "days" }, place = { energy = "2023-10-12 08:00", air = "2023-10-12 15:00" }, cost = 0 },
  },
}
