-- A loop without a loop statement.
return rule {
  api = 1, name = "loop-in-goto", title = "T", doc = "D",
  constrain = function (p)
    ::again::
    goto again
  end,
}
