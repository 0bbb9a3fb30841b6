-- One text a hundred thousand times.
return rule {
  api = 1, name = "memory-concat", title = "T", doc = "D",
  constrain = function (p)
    local s, t = ("x"):rep (100000), {}
    for i = 1, 20000 do
      t[i] = s
    end
    return table.concat (t)
  end,
}
