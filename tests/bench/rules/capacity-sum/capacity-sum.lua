-- Students without a seat, added up by course.
return rule {
  api = 1,
  name = "capacity-sum",
  theme = "benchmark",
  title = { en = "Seats as a sum", fr = "Places en somme" },
  doc = { en = "Each student without a seat costs 1.", fr = "Chaque étudiant sans place coûte 1." },
  example = [[use "capacity-sum" { weight = 1 }]],
  constrain = function ()
    return group_by ("module"):sum "over_capacity":at_most (0)
  end,
}
