-- A message that nobody wrote.
return rule {
  api = 1, name = "gives-unknown-message", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      return 1, "nothing"
    end)
  end,
}
