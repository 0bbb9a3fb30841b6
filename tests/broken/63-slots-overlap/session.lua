session {
  id = "broken", title = "Broken", timezone = "Europe/Paris",
  from = "2024-01-08", to = "2024-03-29",
  slots = { am = "09:00-12:30", pm = "12:00-17:30" },
}
site "paris" { name = "Paris" }
module "m" { title = "M", format = "onsite", half_days = 2 }
