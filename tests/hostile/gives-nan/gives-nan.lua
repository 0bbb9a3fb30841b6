-- A cost that is no number.
return rule {
  api = 1, name = "gives-nan", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      return 0 / 0
    end)
  end,
}
