-- The same, past the metamethods.
return rule {
  api = 1, name = "view-rawset", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      rawset (m, "day", 3)
      return 0
    end)
  end,
}
