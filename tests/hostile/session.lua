-- What every hostile rule is let loose on: four weeks, two sites, two groups, ten meetings.
session {
  id = "hostile", title = "A session under attack", timezone = "Europe/Paris", from = "2024-01-08", to = "2024-02-02",
}
site "paris" { name = "Paris", rooms = { "A", "B" } }
site "reims" { name = "Reims" }
travel { from = "paris", to = "reims", minutes = 46 }
group "g1"
group "g2"
speaker "sp" { name = "Claire Fontaine" }
module "a" { title = "A", format = "onsite", half_days = 1, site = "paris", speakers = "sp", first = true }
module "b" { title = "B", format = "visit", half_days = 1, site = "reims" }
module "c" { title = "C", format = "remote", half_days = 1 }
module "d" { title = "D", format = "workshop", half_days = 1, site = "paris", groups = "each" }
module "e" { title = "E", format = "onsite", half_days = 3, site = "paris" }
module "f" { title = "F", format = "onsite", half_days = 1, site = "paris", tags = "energy" }
people "people.csv"
