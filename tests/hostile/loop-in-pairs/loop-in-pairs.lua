-- A walk without end.
return rule {
  api = 1, name = "loop-in-pairs", title = "T", doc = "D",
  constrain = function (p)
    for _ in pairs (setmetatable ({}, { __pairs = function () return function () return 1 end end })) do end
  end,
}
