-- A constraint without its end.
return rule {
  api = 1, name = "gives-unfinished", title = "T", doc = "D",
  constrain = function (p)
    return group_by ("day")
  end,
}
