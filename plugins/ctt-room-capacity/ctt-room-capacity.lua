-- Curriculum-based course timetabling: each student without a seat costs 1.
return rule {
  api = 1,
  name = "ctt-room-capacity",
  theme = "benchmark",
  title = { en = "Timetabling: room capacity", fr = "Emploi du temps : capacité des salles" },
  doc = {
    en = "Each lecture’s room has a seat for every student; each student without one costs 1. For public benchmark instances, "
      .. "where it is soft: sessions use “room”.",
    fr = "La salle de chaque cours a une place par étudiant ; chaque étudiant sans place coûte 1. Pour les instances publiques "
      .. "de référence, où elle est souple : les sessions utilisent « room ».",
  },
  example = [[use "ctt-room-capacity" { weight = 1 }]],
  params = {
    on = selector { default = "*", doc = { en = "courses that it applies to", fr = "cours concernés" } },
  },
  constrain = function (p)
    return each (meetings (p.on)):cost (function (m)
      return m.over_capacity, "too_small", m.over_capacity
    end)
  end,
  says = {
    too_small = {
      en = "The room of {meeting} is too small; students without a seat: {measured}",
      fr = "La salle de {meeting} est trop petite ; étudiants sans place : {measured}",
    },
  },
}
