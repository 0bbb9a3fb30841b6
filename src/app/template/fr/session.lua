-- Une session : une édition datée d'un programme de formation. Modifiez-la, puis lancez :
--   cursus check @ID@     la lit et dit ce qui ne va pas, sans planifier
--   cursus plan @ID@      trouve les dates
--   cursus export @ID@ --out calendriers     écrit le calendrier de chacun

session {
  id = "@ID@",
  title = "Conduire un projet local",
  language = "fr",
  timezone = "Europe/Paris",
  from = "2027-01-11",          -- première et dernière date possibles
  to = "2027-03-26",
  days = 4,                     -- comparé à la somme des modules
  slots = { am = "09:00-12:30", pm = "14:00-17:30" },
  calendars = { closed "fr-holidays" },
}

site "paris" {
  name = "Centre de formation", address = "1 rue Exemple\n75001 Paris", geo = { 48.86, 2.34 },
  rooms = { { id = "A", name = "Salle A", capacity = 24 } },
}

speaker "intervenant-1" { name = "Camille Laurent", availability = "speaker-1.csv" }
speaker "intervenant-2" { name = "Alex Moreau" }

module "ouverture" { title = "Ouverture : état des lieux", format = "onsite", half_days = 2, first = true, speakers = "intervenant-1" }
module "methodes" { title = "Méthodes de projet", format = "workshop", half_days = 2, speakers = "intervenant-2" }
module "financer" {
  title = "Trouver des financements", format = "remote", half_days = 1, link = "https://visio.example.org/financer",
  speakers = { any { k = 1, "intervenant-1", "intervenant-2" } },
}
module "cas" { title = "Études de cas", format = "workshop", half_days = 2, speakers = "intervenant-1" }
module "cloture" { title = "Présentation des projets", format = "onsite", half_days = 1, last = true, speakers = "intervenant-2" }

-- Règles : impératives, sauf si un poids est donné. `cursus rules list` les montre toutes.
use "order" { modules = { "methodes", "cas" } }
use "gap" { after = "ouverture", before = "cas", min = "2 weeks", max = "5 weeks" }
use "weekdays" { weekdays = { "thursday", "friday" }, weight = 5 }

people "participants.csv"
