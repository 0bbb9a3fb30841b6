-- A combination of combinations that doubles.
return rule {
  api = 1, name = "many-combinations", title = "T", doc = "D",
  constrain = function (p)
    local c = group_by ("day"):count ():at_most (1)
    for _ = 1, 60 do
      c = any_of (c, c)
    end
    return c
  end,
}
