-- Compiles text of its own.
return rule {
  api = 1, name = "reach-load", title = "T", doc = "D",
  constrain = function (p)
    load ("return 1") ()
  end,
}
