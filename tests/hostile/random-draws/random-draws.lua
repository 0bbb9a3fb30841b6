-- Asks for numbers from the widest range.
return rule {
  api = 1, name = "random-draws", title = "T", doc = "D",
  constrain = function (p)
    local n = 0
    for _ = 1, 100000 do
      n = n ~ math.random (math.mininteger, math.maxinteger)
    end
    return nil
  end,
}
