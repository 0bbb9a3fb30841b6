-- Moves a meeting by hand.
return rule {
  api = 1, name = "view-change", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      m.day = 3
      return 0
    end)
  end,
}
