-- An error that points elsewhere.
return rule {
  api = 1, name = "error-false-place", title = "T", doc = "D",
  constrain = function (p)
    error ("session.lua:1: it was the session", 0)
  end,
}
