-- A metamethod of .. that never ends.
return rule {
  api = 1, name = "loop-in-concat", title = "T", doc = "D",
  constrain = function (p)
    return "" .. setmetatable ({}, { __concat = function ()
      while true do end
    end })
  end,
}
