-- A list without end.
return rule {
  api = 1, name = "memory-table", title = "T", doc = "D",
  constrain = function (p)
    local t = {}
    for i = 1, math.huge do
      t[i] = i
    end
  end,
}
