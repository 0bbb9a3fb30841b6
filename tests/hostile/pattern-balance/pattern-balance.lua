-- Brackets that never close.
return rule {
  api = 1, name = "pattern-balance", title = "T", doc = "D",
  constrain = function (p)
    return ("("):rep (400000):find ("%b()")
  end,
}
