-- A square that just fits, many times.
return rule {
  api = 1, name = "limits-at-the-edge", title = "T", doc = "D",
  constrain = function (p)
    local all = {}
    for i = 1, 60 do
      all[i] = group_by ("slot"):count ():at_least (1000000000):squared ()
    end
    return all
  end,
}
