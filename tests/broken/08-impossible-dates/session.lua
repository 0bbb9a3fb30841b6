session {
  id = "broken", title = "Broken", timezone = "Europe/Paris",
  from = "2023-02-29", to = "29/03/2024",
  calendars = { closed { "2024-01-09", "2024-13-01" } },
}
site "paris" { name = "Paris" }
speaker "sp" { name = "Sp", unavailable = { "2024-04-31" } }
module "m" { title = "M", format = "onsite", half_days = 2, on = "2024-00-10" }
