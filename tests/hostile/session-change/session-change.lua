-- Makes the session longer.
return rule {
  api = 1, name = "session-change", title = "T", doc = "D",
  constrain = function (p)
    session.n_days = 1000
  end,
}
