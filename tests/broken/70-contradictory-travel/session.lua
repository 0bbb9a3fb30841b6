session {
  id = "broken", title = "Broken", timezone = "Europe/Paris",
  from = "2024-01-08", to = "2024-03-29",
}
site "paris" { name = "Paris" }
module "m" { title = "M", format = "onsite", half_days = 2, site = "paris" }
site "reims" { name = "Reims" }
travel { from = "paris", to = "reims", minutes = 50 }
travel { from = "reims", to = "paris", minutes = 60 }
