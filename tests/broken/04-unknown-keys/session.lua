session {
  id = "broken", title = "Broken", timezone = "Europe/Paris",
  form = "2024-01-08", to = "2024-03-29",
}
site "paris" { name = "Paris", adress = "1 rue" }
module "m" { titel = "M", format = "onsite", half_day = 2 }
speaker "sp" { name = "Sp", availabilty = "sp.ics" }
