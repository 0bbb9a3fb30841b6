session {
  id = "broken", title = { "Broken" }, timezone = "Europe/Paris",
  from = 20240108, to = "2024-03-29", headcount = "twenty",
}
site "paris" { name = "Paris", geo = "48.85, 2.35", rooms = 3 }
module "m" {
  title = "M", format = "onsite", half_days = 2, site = "paris",
  first = "yes",
  tags = 7,
}
people { 1, 2 }
