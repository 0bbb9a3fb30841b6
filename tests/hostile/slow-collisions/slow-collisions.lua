-- Keys that a table finds badly.
return rule {
  api = 1, name = "slow-collisions", title = "T", doc = "D",
  constrain = function (p)
    local t = {}
    for i = 1, 10000000 do
      t[i * 4294967296.5] = i
      if i % 8000 == 0 then t = {} end
    end
  end,
}
