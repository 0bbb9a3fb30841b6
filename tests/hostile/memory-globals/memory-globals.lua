-- A global for each number.
return rule {
  api = 1, name = "memory-globals", title = "T", doc = "D",
  constrain = function (p)
    for i = 1, math.huge do
      _ENV["g" .. i] = i
    end
  end,
}
