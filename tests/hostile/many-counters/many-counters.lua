-- As many groups and values as there can be, two hundred times.
return rule {
  api = 1, name = "many-counters", title = "T", doc = "D",
  constrain = function (p)
    local all = {}
    for i = 1, 200 do
      all[i] = group_by ("participant", "slot", "room", "weekday"):distinct "slot":at_most (i)
    end
    return all
  end,
}
