session {
  id = "broken", title = "Broken", timezone = "Europe/Paris",
  from = "2024-01-08", to = "2024-03-29",
  calendars = { closed "fr-holiday", closed "zone-c" },
}
site "paris" { name = "Paris" }
module "m" { title = "M", format = "onsite", half_days = 2 }
calendar "zone-d" { ranges = { "2024-02-12" } }
calendar "moon" { builtin = "full-moon" }
