-- An error of half a megabyte.
return rule {
  api = 1, name = "error-long", title = "T", doc = "D",
  constrain = function (p)
    error (("x"):rep (500000))
  end,
}
