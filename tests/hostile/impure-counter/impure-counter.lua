-- Costs more at each call.
local n = 0
return rule {
  api = 1, name = "impure-counter", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      n = n + 1
      return (m.day + n) % 2 == 0 and n or 0
    end)
  end,
}
