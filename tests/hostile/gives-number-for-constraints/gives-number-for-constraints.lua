-- A number for a constraint.
return rule {
  api = 1, name = "gives-number-for-constraints", title = "T", doc = "D",
  constrain = function (p)
    return 42
  end,
}
