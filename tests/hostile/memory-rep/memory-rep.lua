-- A text of a gigabyte.
return rule {
  api = 1, name = "memory-rep", title = "T", doc = "D",
  constrain = function (p)
    return ("x"):rep (1000000000)
  end,
}
