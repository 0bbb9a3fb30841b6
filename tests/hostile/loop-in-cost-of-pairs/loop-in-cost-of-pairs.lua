-- The cost of two meetings never comes.
return rule {
  api = 1, name = "loop-in-cost-of-pairs", title = "T", doc = "D",
  constrain = function (p)
    return pairs_of (meetings ()):cost (function (a, b)
      while true do end
    end)
  end,
}
