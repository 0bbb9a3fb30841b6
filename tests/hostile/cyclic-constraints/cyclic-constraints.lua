-- A list of constraints that contains itself.
return rule {
  api = 1, name = "cyclic-constraints", title = "T", doc = "D",
  constrain = function (p)
    local all = {}
    all[1] = all
    return all
  end,
}
