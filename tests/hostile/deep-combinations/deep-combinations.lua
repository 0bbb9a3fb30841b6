-- A combination in a combination, without end.
return rule {
  api = 1, name = "deep-combinations", title = "T", doc = "D",
  constrain = function (p)
    local c = group_by ("day"):count ():at_most (1)
    for _ = 1, 100000 do
      c = all_of (c)
    end
    return c
  end,
}
