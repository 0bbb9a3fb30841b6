-- Whether a meeting counts is never known.
return rule {
  api = 1, name = "loop-in-only", title = "T", doc = "D",
  constrain = function (p)
    return group_by ("day"):only (function (m)
      while true do end
    end):count ():at_most (1)
  end,
}
