-- A finaliser would run outside the count of instructions.
return rule {
  api = 1, name = "loop-in-finaliser", title = "T", doc = "D",
  constrain = function (p)
    setmetatable ({}, { __gc = function () while true do end end })
  end,
}
