-- The same with the shortest matches.
return rule {
  api = 1, name = "pattern-lazy", title = "T", doc = "D",
  constrain = function (p)
    return ("a"):rep (5000):match (("(.-)"):rep (20) .. "b")
  end,
}
