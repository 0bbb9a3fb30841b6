-- A session: one dated edition of a training programme. Change it, then run:
--   cursus check @ID@     reads it and says what is wrong, without planning
--   cursus plan @ID@      finds the dates
--   cursus export @ID@ --out calendars     writes everybody's calendar

session {
  id = "@ID@",
  title = "Leading a local project",
  language = "en",
  timezone = "Europe/Paris",
  from = "2027-01-11",          -- first and last date that may be used
  to = "2027-03-26",
  days = 4,                     -- checked against the sum of the modules
  slots = { am = "09:00-12:30", pm = "14:00-17:30" },
  calendars = { closed "fr-holidays" },
}

site "paris" {
  name = "Training centre", address = "1 rue Exemple\n75001 Paris", geo = { 48.86, 2.34 },
  rooms = { { id = "A", name = "Room A", capacity = 24 } },
}

speaker "speaker-1" { name = "Camille Laurent", availability = "speaker-1.csv" }
speaker "speaker-2" { name = "Alex Moreau" }

module "opening" { title = "Opening: where we stand", format = "onsite", half_days = 2, first = true, speakers = "speaker-1" }
module "methods" { title = "Methods of a project", format = "workshop", half_days = 2, speakers = "speaker-2" }
module "funding" {
  title = "Finding funds", format = "remote", half_days = 1, link = "https://meet.example.org/funding",
  speakers = { any { k = 1, "speaker-1", "speaker-2" } },
}
module "case" { title = "Case studies", format = "workshop", half_days = 2, speakers = "speaker-1" }
module "closing" { title = "Presentation of the projects", format = "onsite", half_days = 1, last = true, speakers = "speaker-2" }

-- Rules: hard unless a weight is given. `cursus rules list` shows them all.
use "order" { modules = { "methods", "case" } }
use "gap" { after = "opening", before = "case", min = "2 weeks", max = "5 weeks" }
use "weekdays" { weekdays = { "thursday", "friday" }, weight = 5 }

people "participants.csv"
