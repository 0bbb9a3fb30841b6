-- More constraints than there may be.
return rule {
  api = 1, name = "many-constraints", title = "T", doc = "D",
  constrain = function (p)
    local all = {}
    for i = 1, 1000 do
      all[i] = group_by ("day"):count ():at_most (i)
    end
    return all
  end,
}
