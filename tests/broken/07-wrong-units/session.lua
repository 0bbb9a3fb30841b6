session {
  id = "broken", title = "Broken", timezone = "Europe/Paris",
  from = "2024-01-08", to = "2024-03-29", days = 1.111,
  slots = { am = "9h-12h30", pm = "14:00-17:30" },
}
site "paris" { name = "Paris" }
site "reims" { name = "Reims" }
travel { from = "paris", to = "reims", minutes = "1 h 30" }
module "m" { title = "M", format = "onsite", site = "paris", half_days = "2 days" }
module "n" { title = "N", format = "onsite", site = "paris", minutes = 90.5 }
module "o" { title = "O", format = "onsite", site = "paris", half_days = 0.5 }
