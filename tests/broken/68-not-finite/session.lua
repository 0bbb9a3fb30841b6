session {
  id = "broken", title = "Broken", timezone = "Europe/Paris",
  from = "2024-01-08", to = "2024-03-29", days = 1 / 0,
}
site "paris" { name = "Paris", geo = { 0 / 0, 2.35 } }
module "m" { title = "M", format = "onsite", half_days = 2 }
