-- "Agir pour les transitions territoriales", session of autumn 2023.
--
-- Public about this programme: its title, that it lasts 11.5 days from Wednesday 11 October 2023, that it takes place in Paris with
-- trips to Poitiers and Reims, its formats (speakers, visits on site, group workshops and case studies, remote modules), that about
-- twenty participants each build a roadmap, and that it ends in a certificate, earlier sessions with a jury.
-- Everything else is invented: modules, dates, people, communes, rooms, addresses, rules and weights. Any likeness is chance.

session {
  id = "transitions-2023",
  title = "Agir pour les transitions territoriales",
  description = "Accélérez vos projets pour la transformation durable de vos territoires. "
    .. "23 demi-journées pour des élus de communes et d’intercommunalités ; chacun construit la feuille de route de son territoire.",
  organiser = "Équipe pédagogique (exemple)",
  contact = "Secrétariat de la formation, formation@example.org",
  language = "fr",
  timezone = "Europe/Paris",
  from = "2023-10-11",
  to = "2024-04-30",
  days = 11.5,
  slots = { am = "09:00-12:30", pm = "14:00-17:30" },
  calendars = {
    closed "fr-holidays",
    closed { from = "2023-12-23", to = "2024-01-07", title = "Fermeture de fin d’année" },
  },
}

-- School holidays by zone, as their official calendars have them, and the yearly fair of mayors in Paris.
calendar "zone-a" { title = "Vacances scolaires, zone A", file = "calendars/zone-a.ics" }
calendar "zone-b" { title = "Vacances scolaires, zone B", file = "calendars/zone-b.ics" }
calendar "zone-c" { title = "Vacances scolaires, zone C", file = "calendars/zone-c.ics" }
calendar "salon-des-maires" { title = "Salon des maires", file = "calendars/salon-des-maires.ics" }

-- Places. A visit has a "room" as well: it says how many people the place can receive at a time.

site "paris" {
  name = "Centre de formation, Paris",
  address = "1 rue de l’Exemple\n75007 Paris",
  access = "Métro : station Exemple",
  geo = { 48.8555, 2.3270 },
  rooms = {
    amphi = { name = "Amphithéâtre", capacity = 40 },
    seine = { name = "Salle Seine", capacity = 14, features = { "modulable" } },
    marne = { name = "Salle Marne", capacity = 14, features = { "modulable" } },
  },
}

site "poitiers" {
  name = "Campus de Poitiers",
  address = "2 rue de l’Exemple\n86000 Poitiers",
  access = "À dix minutes à pied de la gare",
  geo = { 46.5800, 0.3400 },
  rooms = {
    clain = { name = "Salle Clain", capacity = 24, features = { "modulable" } },
    vienne = { name = "Salle Vienne", capacity = 14, features = { "modulable" } },
    chaufferie = { name = "Chaufferie du réseau de chaleur", capacity = 12 },
  },
}

site "reims" {
  name = "Campus de Reims",
  address = "3 place de l’Exemple\n51100 Reims",
  access = "Tramway : arrêt Exemple",
  geo = { 49.2500, 4.0300 },
  rooms = {
    vesle = { name = "Salle Vesle", capacity = 24, features = { "modulable" } },
    ferme = { name = "Ferme pilote de l’agglomération", capacity = 24 },
  },
}

travel { from = "paris", to = "poitiers", minutes = 90 }
travel { from = "paris", to = "reims", minutes = 60 }
travel { from = "poitiers", to = "reims", minutes = 210 }

-- Speakers. Their calendars came as .ics from five different programs, or as a table from a spreadsheet.

speaker "sp-mercier" {
  name = "Hélène Mercier", organisation = "Direction du programme", email = "helene.mercier@example.org",
  availability = "availability/sp-mercier.ics",
}
speaker "sp-marchal" {
  name = "Bruno Marchal", organisation = "Climatologue", email = "bruno.marchal@example.org",
  availability = "availability/sp-marchal.ics",
}
speaker "sp-ndiaye" {
  name = "Awa Ndiaye", organisation = "Économiste de l’écologie", email = "awa.ndiaye@example.org",
  availability = "availability/sp-ndiaye.csv",
}
speaker "sp-girard" {
  name = "Simon Girard", organisation = "Géographe, Poitiers", email = "simon.girard@example.org",
  availability = "availability/sp-girard.csv",
}
speaker "sp-fontaine" {
  name = "Claire Fontaine", organisation = "Syndicat d’énergie, Poitiers", email = "claire.fontaine@example.org",
  availability = "availability/sp-fontaine.ics",
}
speaker "sp-sorel" {
  name = "Julien Sorel-Maurin", organisation = "Agence locale de l’énergie, Poitiers", email = "julien.sorel@example.org",
  unavailable = { { "2023-11-06", "2023-11-07" }, "2023-11-17 14:00-18:00" },
}
speaker "sp-costa" {
  name = "Inês Costa", organisation = "Politiste, Porto", email = "ines.costa@example.org", language = "en",
  availability = "availability/sp-costa.ics",
}
speaker "sp-brunet" {
  name = "Pascal Brunet", organisation = "Animateur de concertations", email = "pascal.brunet@example.org",
  availability = "availability/sp-brunet.csv",
}
speaker "sp-peeters" {
  name = "Katrien Peeters", organisation = "Agronome, Bruxelles", email = "katrien.peeters@example.org",
  availability = "availability/sp-peeters.ics",
}
speaker "sp-vidal" {
  name = "Antoine Vidal", organisation = "Urbaniste", email = "antoine.vidal@example.org",
  availability = "availability/sp-vidal.csv",
}
speaker "sp-benali" {
  name = "Samia Benali", organisation = "Coopérations territoriales, Reims", email = "samia.benali@example.org",
  availability = "availability/sp-benali.ics",
}
speaker "sp-chauvet" {
  name = "Rémi Chauvet", organisation = "Ferme pilote, Reims", email = "remi.chauvet@example.org",
  reluctant = { { "2024-01-15", "2024-01-19" } },
}
speaker "sp-legoff" {
  name = "Yann Le Goff", organisation = "Usages numériques, Brest", email = "yann.legoff@example.org",
  availability = "availability/sp-legoff.csv",
}
speaker "sp-tremblay" {
  name = "Josée Tremblay", organisation = "Données publiques, Montréal", email = "josee.tremblay@example.org",
  availability = "availability/sp-tremblay.ics",
}
speaker "sp-roussel" {
  name = "Paul Roussel", organisation = "Finances locales", email = "paul.roussel@example.org",
  availability = "availability/sp-roussel.csv",
}
-- Tutors of the roadmaps.
speaker "sp-aubert" {
  name = "Nathalie Aubert", organisation = "Tutrice", email = "nathalie.aubert@example.org",
  availability = "availability/sp-aubert.csv",
}
speaker "sp-klein" {
  name = "David Klein", organisation = "Tuteur", email = "david.klein@example.org",
  availability = "availability/sp-klein.ics",
}
speaker "sp-rey" {
  name = "Sandrine Rey", organisation = "Tutrice", email = "sandrine.rey@example.org",
  unavailable = { { "2023-11-06", "2023-11-10" }, { "2024-02-12", "2024-02-23" } },
  reluctant = { "2023-12-14", "2024-01-12" },
}

-- Twenty participants. Each is in one half of the cohort (g1, g2) for workshops and in one family of territories for case studies.

group "g1" { title = "Groupe 1" }
group "g2" { title = "Groupe 2" }
group "rural" { title = "Territoires ruraux" }
group "ville" { title = "Villes et agglomérations" }

people "participants.csv"
availability "availability/conseils.csv" -- council evenings and other duties of the participants

format "jury" { remote = false }

-- Block 1, Paris: the opening. 4 half-days.

module "ouverture" {
  title = "Ouverture : agir dans un monde qui change", format = "onsite", half_days = 1, rooms = "paris/amphi",
  first = true, on = "2023-10-11", speakers = "sp-mercier", tags = "lancement",
}
module "panorama" {
  title = "Comprendre les transitions : climat, ressources, société", format = "onsite", half_days = 2, parts = 2,
  rooms = "paris/amphi", speakers = any { k = 2, "sp-marchal", "sp-ndiaye", "sp-vidal" }, tags = "lancement",
}
module "feuille-1" {
  title = "Feuille de route 1 : le diagnostic de mon territoire", format = "workshop", half_days = 1, site = "paris",
  groups = { "g1", "g2" }, features = "modulable", speakers = any { k = 1, "sp-aubert", "sp-klein", "sp-rey" },
  tags = { "lancement", "feuille" },
}

-- Block 2, Poitiers: energy and resilience. 5 half-days, with a visit for twelve people at most: the groups take turns.

module "resilience" {
  title = "Construire une stratégie de résilience", format = "onsite", half_days = 1, site = "poitiers", speakers = "sp-girard",
}
module "energie" {
  title = "L’énergie d’un territoire : sobriété, réseaux, production", format = "onsite", half_days = 1, site = "poitiers",
  speakers = "sp-fontaine",
}
module "visite-energie" {
  title = "Visite : le réseau de chaleur", format = "visit", half_days = 1, rooms = "poitiers/chaufferie",
  groups = { "g1", "g2" }, speakers = "sp-fontaine",
}
module "atelier-energie" {
  title = "Atelier : le plan d’économies de ma commune", format = "workshop", half_days = 1, site = "poitiers",
  groups = { "g1", "g2" }, features = "modulable", speakers = "sp-sorel",
}
module "debrief-energie" {
  title = "Retour de visite : ce que j’en garde pour ma feuille de route", format = "workshop", half_days = 1, site = "poitiers",
  features = "modulable", speakers = { "sp-girard", any { k = 1, "sp-aubert", "sp-klein", "sp-rey" } },
}

-- Two blocks in Paris, 3 half-days each. "democratie" opens the first one, "mobilites" the second one; which of the four other
-- modules goes into which block is left to the plan.

module "democratie" {
  title = "Décider avec les habitants", format = "onsite", half_days = 1, rooms = "paris/amphi",
  speakers = any { k = 1, "sp-costa", "sp-brunet" }, tags = { "socle", "ouvre-un-bloc" },
}
module "mobilites" {
  title = "Se déplacer autrement", format = "onsite", half_days = 1, rooms = "paris/amphi",
  speakers = "sp-vidal", tags = { "socle", "ouvre-un-bloc" },
}
module "participation" {
  title = "Atelier : monter une concertation", format = "workshop", half_days = 1, site = "paris",
  groups = { "g1", "g2" }, features = "modulable", speakers = any { k = 1, "sp-costa", "sp-brunet" }, tags = "socle",
}
module "alimentation" {
  title = "Eau, sols, alimentation : un projet de territoire", format = "onsite", half_days = 1, rooms = "paris/amphi",
  speakers = "sp-peeters", tags = "socle",
}
module "cas" {
  title = "Étude de cas : un projet, ses alliés, ses obstacles", format = "workshop", half_days = 1, site = "paris",
  groups = { "rural", "ville" }, features = "modulable", speakers = any { k = 1, "sp-peeters", "sp-vidal", "sp-ndiaye" },
  tags = "socle",
}
module "feuille-2" {
  title = "Feuille de route 2 : du diagnostic aux actions", format = "workshop", half_days = 1, site = "paris",
  groups = { "g1", "g2" }, features = "modulable", speakers = any { k = 1, "sp-aubert", "sp-klein", "sp-rey" },
  tags = { "socle", "feuille" },
}

-- Reims: alliances between territories. 3 half-days with a visit.

module "cooperation" {
  title = "Coopérer entre territoires", format = "onsite", half_days = 1, rooms = "reims/vesle", speakers = "sp-benali",
}
module "visite-ferme" {
  title = "Visite : la ferme pilote de l’agglomération", format = "visit", half_days = 1, rooms = "reims/ferme",
  speakers = { "sp-chauvet", "sp-benali" },
}
module "debrief-ferme" {
  title = "Retour de visite : mes alliances", format = "workshop", half_days = 1, rooms = "reims/vesle",
  features = "modulable", speakers = { "sp-benali", any { k = 1, "sp-aubert", "sp-klein", "sp-rey" } },
}

-- Remote half-days.

module "numerique" {
  title = "Numérique et données au service du projet", format = "webinar", half_days = 1,
  link = "https://visio.example.org/numerique", contact = "assistance@example.org",
  speakers = any { k = 1, "sp-legoff", "sp-tremblay" },
}
module "financement" {
  title = "Financer la transition", format = "webinar", half_days = 1,
  link = "https://visio.example.org/financement", contact = "assistance@example.org", speakers = "sp-roussel",
}
module "feuille-3" {
  title = "Feuille de route 3 : dernier point d’étape", format = "remote", half_days = 1, groups = { "g1", "g2" },
  link = "https://visio.example.org/point-etape", contact = "assistance@example.org",
  speakers = any { k = 1, "sp-aubert", "sp-klein", "sp-rey" }, tags = "feuille",
}

-- The jury hears twenty roadmaps in a day.

module "jury" {
  title = "Jury : présentation des feuilles de route", format = "jury", half_days = 2, rooms = "paris/amphi", last = true,
  on = "2024-04-05",
  speakers = { "sp-mercier", any { k = 2, "sp-marchal", "sp-girard", "sp-benali", "sp-brunet" } },
}

-- RULES. A use without a weight is hard.

-- What was agreed with the funders.
use "contract" { as = "convention", first = "2023-10-11", last = "2024-04-05", hours = 80.5 }

-- People. What speakers cannot do is hard, the rest costs: a council evening of one elected official moves no cohort.
use "availability" { as = "intervenants-absents" }
use "availability" { as = "intervenants-plutot-non", level = "reluctant", weight = 4 }
use "availability" { as = "moments-preferes", level = "preferred", on = { "resilience", "financement" }, weight = 3 }
use "availability" { as = "participants-absents", who = "participants", weight = 2 }
use "availability" { as = "participants-plutot-non", who = "participants", level = "reluctant", weight = 1 }
use "quorum" { as = "presque-tous", on = { "*", "not last" }, least = 85, weight = 4 }
use "quorum" { as = "presque-tous-au-jury", on = "last", least = 95 }
use "unavailable" {
  as = "formation-des-tuteurs", person = "sp-klein", dates = { { "2024-03-11", "2024-03-12" } }, weight = 6,
  because = "il peut se faire remplacer, mais il a insisté",
}
use "speaker-load" { as = "journee-d-un-intervenant", per_day = 2 }
use "hours" { as = "heures-d-un-intervenant", who = "speakers", per_day = "7 hours" }
use "speaker-load" { as = "un-seul-voyage", on = { "alimentation", "cas" }, trips = 1, weight = 8 }

-- Closed days. Each school zone weighs as many points as it has participants.
use "closed-days" { as = "jours-fermes" }
use "closed-days" { as = "salon-des-maires", calendar = "salon-des-maires" }
use "closed-days" { as = "vacances-zone-a", calendar = "zone-a", weight = 8 }
use "closed-days" { as = "vacances-zone-b", calendar = "zone-b", weight = 7 }
use "closed-days" { as = "vacances-zone-c", calendar = "zone-c", weight = 5 }

-- Blocks.
use "block" { as = "bloc-lancement", of = "tag:lancement", days = 2 }
use "block" { as = "bloc-poitiers", of = "site:poitiers", days = 3 }
use "block" { as = "bloc-reims", of = "site:reims", days = 2 }
use "rotation" { as = "groupes-ensemble", on = { "participation", "cas", "feuille-2" }, within = "1 day" }
use "load" { as = "semaine-a-poitiers", on = "site:poitiers", per = "week", min = 5 }
use "load" { as = "semaine-a-reims", on = "site:reims", per = "week", min = 3 }
use "load" { as = "semaine-a-paris", on = "tag:socle", per = "week", min = 3, max = 3 }
use "load" { as = "deux-ou-trois-jours", on = { "onsite", "not last" }, per = "block", unit = "days", min = 2, max = 3 }
use "rhythm" { as = "pas-trois-semaines-de-suite", weeks_in_a_row = 2 }
use "load" { as = "semaine-legere", per = "week", max = 5 }
use "one-site" { as = "un-site-par-bloc", per = "block", who = "everyone" }

-- Three to five weeks from one block to the next. The blocks in Paris are told by the Thursday that opens them: one day is added
-- where time is counted from their Friday.
use "gap" { as = "vers-poitiers", after = "tag:lancement", before = "site:poitiers", min = "3 weeks", max = "5 weeks" }
use "gap" { as = "vers-paris-1", after = "site:poitiers", before = "democratie", min = "3 weeks", max = "5 weeks" }
use "gap" { as = "vers-reims", after = "democratie", before = "site:reims", min = "22 days", max = "36 days" }
use "gap" { as = "vers-paris-2", after = "site:reims", before = "mobilites", min = "3 weeks", max = "5 weeks" }
use "gap" { as = "vers-jury", after = "mobilites", before = "jury", min = "5 weeks", max = "9 weeks" }

-- Weekdays.
use "weekdays" { as = "blocs-de-paris", on = "tag:socle", weekdays = { "thursday", "friday" } }
use "weekdays" { as = "ouvertures-le-jeudi", on = "tag:ouvre-un-bloc", weekdays = "thursday" }
use "weekdays" { as = "jeudi-vendredi", on = { "onsite", "not tag:lancement" }, weekdays = { "thursday", "friday" }, weight = 2 }
use "weekdays" { as = "distance-en-debut-de-semaine", on = "remote", weekdays = { "monday", "tuesday" }, weight = 2 }
use "weekdays" { as = "visites-le-matin", on = "format:visit", day_parts = "am", weight = 1 }

-- Order of the curriculum.
use "first-last" { as = "ouverture-et-jury", milestone = "feuille-3", before = "2 weeks" }
use "order" { as = "feuilles-de-route", modules = "tag:feuille" }
use "order" { as = "concertation", before = "democratie", after = "participation" }
use "order" { as = "comprendre-avant-diagnostic", before = "panorama", after = "feuille-1", weight = 5 }
use "gap" { as = "temps-du-numerique", after = "tag:lancement", before = "numerique", min = "1 week" }
use "order" { as = "numerique-avant-decider", before = "numerique", after = "democratie" }
use "gap" { as = "temps-du-financement", after = "democratie", before = "financement", min = "1 week" }
use "order" { as = "financer-avant-mobilites", before = "financement", after = "mobilites" }
use "gap" { as = "ecrire-les-actions", after = "tag:socle", before = "feuille-3", min = "2 weeks" }
use "rotation" { as = "point-etape-commun", on = "feuille-3", mode = "parallel", weight = 3 }
use "day-relation" {
  as = "visite-et-atelier", of = "visite-energie", with = "atelier-energie", relation = "same-day", weight = 3,
}

-- Visits: prepared, and talked over.
use "follow-up" {
  as = "visite-du-reseau", module = "energie", visit = "visite-energie", debrief = "debrief-energie", within = "2 days",
}
use "follow-up" {
  as = "visite-de-la-ferme", module = "cooperation", visit = "visite-ferme", debrief = "debrief-ferme", within = "1 day",
}
use "open-dates" { as = "campus-de-poitiers", site = "poitiers", weekdays = { "wednesday", "thursday", "friday" } }
use "open-dates" { as = "campus-de-reims", site = "reims", dates = { { "2024-01-08", "2024-01-26" }, { "2024-02-05", "2024-03-29" } } }

-- Days, journeys, rest.
use "hours" { as = "journee-d-un-participant", per_day = "7 hours", day_length = "9 hours" }
use "travel" { as = "trajets", home = "paris", arrive = "13:00", leave = "17:30" }
use "overnight-rest" { as = "repos", who = "everyone", min = "11 hours" }
use "remote-days" { as = "distance", home = "paris", max_remote = "4 hours", not_on_travel_days = true }

-- What an auditor compares the signature sheets with.
use "signature-sheets" { as = "feuilles-d-emargement" }
