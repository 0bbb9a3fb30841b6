-- A call with all that there is.
return rule {
  api = 1, name = "memory-argument-list", title = "T", doc = "D",
  constrain = function (p)
    local t = {}
    for i = 1, 30000 do
      t[i] = i
    end
    return math.max (table.unpack (t)), { table.unpack (t) }
  end,
}
