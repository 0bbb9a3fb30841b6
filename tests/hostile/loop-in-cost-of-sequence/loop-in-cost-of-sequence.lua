-- The cost of a whole sequence never comes.
return rule {
  api = 1, name = "loop-in-cost-of-sequence", title = "T", doc = "D",
  constrain = function (p)
    return in_order (meetings ()):cost (function (list)
      while true do end
    end)
  end,
}
