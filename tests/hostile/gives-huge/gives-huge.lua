-- A cost of nineteen digits.
return rule {
  api = 1, name = "gives-huge", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      return math.maxinteger
    end)
  end,
}
