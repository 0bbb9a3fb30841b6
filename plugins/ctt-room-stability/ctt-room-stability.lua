-- Curriculum-based course timetabling: all lectures of a course are in one room.
return rule {
  api = 1,
  name = "ctt-room-stability",
  theme = "benchmark",
  title = { en = "Timetabling: room stability", fr = "Emploi du temps : stabilité des salles" },
  doc = {
    en = "All lectures of a course are in the same room; each room after the first costs 1.",
    fr = "Toutes les séances d’un cours ont lieu dans la même salle ; chaque salle de plus coûte 1.",
  },
  example = [[use "ctt-room-stability" { weight = 1 }]],
  params = {
    on = selector { default = "*", doc = { en = "courses that it applies to", fr = "cours concernés" } },
  },
  constrain = function (p)
    return group_by ("module", { of = meetings (p.on) }):distinct "room":at_most (1):says "several_rooms"
  end,
  says = {
    several_rooms = {
      en = "{group}: rooms: {measured}, wanted: {limit}",
      fr = "{group} : salles : {measured}, attendu : {limit}",
    },
  },
}
