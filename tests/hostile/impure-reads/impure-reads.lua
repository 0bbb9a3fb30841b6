-- Looks at something else at each call.
local n = 0
return rule {
  api = 1, name = "impure-reads", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      n = n + 1
      if n % 2 == 0 then
        return m.day
      end
      return m.week + m.slot
    end)
  end,
}
