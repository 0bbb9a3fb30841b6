session {
  id = "broken", title = "Broken", timezone = "Europe/Paris",
  from = "2024-01-08", to = "2024-03-29",
}
site "paris" { name = "Paris" }
module "m" { title = "M", format = "onsite", half_days = 2 }
people "participants.csv"
