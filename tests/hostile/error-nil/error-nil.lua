-- An error that is nothing.
return rule {
  api = 1, name = "error-nil", title = "T", doc = "D",
  constrain = function (p)
    error (nil)
  end,
}
