-- The test file never ends.
return rule {
  api = 1, name = "loop-in-test", title = "T", doc = "D",
  constrain = function (p)
    return nil
  end,
}
