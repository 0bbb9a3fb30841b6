-- A table with ever new keys.
return rule {
  api = 1, name = "memory-table-sparse", title = "T", doc = "D",
  constrain = function (p)
    local t = {}
    for i = 1, math.huge do
      t["k" .. i] = {}
    end
  end,
}
