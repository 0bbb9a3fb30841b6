-- Asks what a meeting is made of.
return rule {
  api = 1, name = "reach-view-metatable", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      getmetatable (m).__index = nil
      return 0
    end)
  end,
}
