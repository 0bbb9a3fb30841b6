-- A pattern that tries everything.
return rule {
  api = 1, name = "pattern-stars", title = "T", doc = "D",
  constrain = function (p)
    return ("a"):rep (40):find (("a*"):rep (30) .. "b")
  end,
}
