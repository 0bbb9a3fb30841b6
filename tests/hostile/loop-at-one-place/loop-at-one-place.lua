-- Ends everywhere but on one day.
return rule {
  api = 1, name = "loop-at-one-place", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      if m.day == 9 then
        while true do end
      end
      return 0
    end)
  end,
}
