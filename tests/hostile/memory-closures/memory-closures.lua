-- Functions without end.
return rule {
  api = 1, name = "memory-closures", title = "T", doc = "D",
  constrain = function (p)
    local f = function () end
    while true do
      local g = f
      f = function () return g () end
    end
  end,
}
