session {
  id = "broken", title = "Broken", timezone = "Europe/Paris",
  from = "2024-01-08", to = "2024-03-29",
}
site "paris" { name = "Paris" }
module "m" { title = "M", format = "on-site", half_days = 2 }
module "n" { title = "N", format = "jury", half_days = 1 }
