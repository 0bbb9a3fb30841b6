session {
  id = "broken", title = "Broken", timezone = "Europe/Paris",
  from = "2024-01-08", to = "2023-03-29",
}
site "paris" { name = "Paris" }
module "m" { title = "M", format = "onsite", half_days = 2 }
