-- Each letter becomes a page.
return rule {
  api = 1, name = "memory-gsub", title = "T", doc = "D",
  constrain = function (p)
    return (("x"):rep (100000):gsub ("x", ("y"):rep (100000)))
  end,
}
