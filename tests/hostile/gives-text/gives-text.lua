-- A cost in words.
return rule {
  api = 1, name = "gives-text", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      return "much"
    end)
  end,
}
