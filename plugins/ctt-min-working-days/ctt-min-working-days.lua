-- Curriculum-based course timetabling: the lectures of a course are spread over a minimum number of days.
return rule {
  api = 1,
  name = "ctt-min-working-days",
  theme = "benchmark",
  title = { en = "Timetabling: minimum working days", fr = "Emploi du temps : nombre minimal de jours" },
  doc = {
    en = "The lectures of a course lie on at least `days` different days; each day below costs 1. Courses with different minima "
      .. "are different uses.",
    fr = "Les séances d’un cours ont lieu sur au moins `days` jours différents ; chaque jour qui manque coûte 1. Un minimum "
      .. "propre à certains cours fait l’objet d’une autre utilisation de la règle.",
  },
  example = [[use "ctt-min-working-days" { as = "three-days", days = 3, on = { "algebra", "logic" }, weight = 5 }]],
  params = {
    days = integer { min = 1, max = 366, doc = { en = "different days, at least", fr = "jours différents, au moins" } },
    on = selector { default = "*", doc = { en = "courses that have this minimum", fr = "cours qui ont ce minimum" } },
  },
  constrain = function (p)
    return group_by ("module", { of = meetings (p.on) }):distinct "day":at_least (p.days):says "too_few_days"
  end,
  says = {
    too_few_days = {
      en = "{group}: days with a lecture: {measured}, wanted: {limit}",
      fr = "{group} : jours avec une séance : {measured}, attendu : {limit}",
    },
  },
}
