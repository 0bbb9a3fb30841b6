session {
  id = "broken", title = "Broken", timezone = "Europe/Paris",
  from = "2024-01-08", to = "2024-03-29",
}
site "paris" { name = "Paris" }
module "m" { title = "M", format = "onsite", half_days = 2, site = "paris" }
site "reims" { name = "Reims" }
module "n" { title = "N", format = "visit", half_days = 1 }
module "o" { title = "O", format = "remote", half_days = 1, site = "reims" }
