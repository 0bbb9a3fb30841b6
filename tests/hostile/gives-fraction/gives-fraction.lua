-- Half a point.
return rule {
  api = 1, name = "gives-fraction", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      return 0.5
    end)
  end,
}
