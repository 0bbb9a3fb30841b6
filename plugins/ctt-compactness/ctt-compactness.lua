-- Curriculum-based course timetabling: lectures of a curriculum are next to each other. A curriculum is a tag of its courses.
return rule {
  api = 1,
  name = "ctt-compactness",
  theme = "benchmark",
  title = { en = "Timetabling: curriculum compactness", fr = "Emploi du temps : compacité des cursus" },
  doc = {
    en = "Each lecture of a curriculum has another of the same curriculum right before or right after it on the same day; each "
      .. "isolated lecture costs 1. Each tag is a curriculum.",
    fr = "Chaque séance d’un cursus en a une autre du même cursus juste avant ou juste après elle le même jour ; chaque séance "
      .. "isolée coûte 1. Chaque étiquette (tag) est un cursus.",
  },
  example = [[use "ctt-compactness" { weight = 2 }]],
  params = {
    on = selector { default = "*", doc = { en = "courses that it applies to", fr = "cours concernés" } },
  },
  constrain = function (p)
    return group_by ("tag", "day", { of = meetings (p.on) }):isolated "slot":at_most (0):says "isolated"
  end,
  says = {
    isolated = {
      en = "Curriculum {group}: a lecture stands alone",
      fr = "Cursus {group} : une séance est isolée",
    },
  },
}
