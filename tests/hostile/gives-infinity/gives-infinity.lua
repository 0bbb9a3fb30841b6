-- A cost without bound.
return rule {
  api = 1, name = "gives-infinity", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      return math.huge
    end)
  end,
}
