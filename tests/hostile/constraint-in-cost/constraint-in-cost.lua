-- Makes constraints while it is asked for a cost.
return rule {
  api = 1, name = "constraint-in-cost", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      group_by ("day"):count ():at_most (1)
      return 0
    end)
  end,
}
