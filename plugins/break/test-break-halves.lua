-- Between the half-days there is an hour and a half; an evening follows the afternoon after half an hour.
return test "break" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27",
      slots = { am = "09:00-12:30", pm = "14:00-17:30", evening = "18:00-20:00" },
    }
    site "paris" { name = "Paris" }
    module "energy" { title = "Energy", format = "onsite", slots = 2, site = "paris" }
    module "council" { title = "Council", format = "onsite", slots = 1, site = "paris" }
  ]],
  cases = {
    { "a meeting of the whole day has its lunch inside",
      place = { energy = "2023-10-12 am", council = "2023-10-12 evening" }, cost = 0 },
    { "dinner after the afternoon is too short", use = { min = "1 hour", from = "17:30", to = "19:00" },
      place = { energy = "2023-10-12 am", council = "2023-10-12 evening" }, cost = 1, says = "too_short" },
    { "and long enough on another day", use = { min = "1 hour", from = "17:30", to = "19:00" },
      place = { energy = "2023-10-12 am", council = "2023-10-13 am" }, cost = 0 },
    { "the time after the last slot is free", use = { min = "1 hour", from = "19:30", to = "21:00" },
      place = { energy = "2023-10-12 am", council = "2023-10-12 evening" }, cost = 0 },
  },
}
