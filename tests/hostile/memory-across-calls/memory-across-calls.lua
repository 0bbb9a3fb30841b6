-- Keeps a little more at each call.
local kept = {}
return rule {
  api = 1, name = "memory-across-calls", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      kept[#kept + 1] = ("x"):rep (500000) .. m.slot .. m.order
      return 0
    end)
  end,
}
