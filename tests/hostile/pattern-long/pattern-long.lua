-- A pattern of half a megabyte.
return rule {
  api = 1, name = "pattern-long", title = "T", doc = "D",
  constrain = function (p)
    return ("a"):rep (1000):find (("[a-z]"):rep (90000))
  end,
}
