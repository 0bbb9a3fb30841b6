-- More captures than there may be, and references to them.
return rule {
  api = 1, name = "pattern-captures", title = "T", doc = "D",
  constrain = function (p)
    return ("a"):rep (1000):find (("("):rep (100000))
  end,
}
