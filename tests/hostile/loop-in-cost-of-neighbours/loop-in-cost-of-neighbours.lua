-- The cost of neighbours in time never comes.
return rule {
  api = 1, name = "loop-in-cost-of-neighbours", title = "T", doc = "D",
  constrain = function (p)
    return consecutive (meetings (), "participant"):cost (function (a, b)
      while true do end
    end)
  end,
}
