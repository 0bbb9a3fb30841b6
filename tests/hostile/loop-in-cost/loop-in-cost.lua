-- The cost of one meeting never comes.
return rule {
  api = 1, name = "loop-in-cost", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      while true do end
    end)
  end,
}
