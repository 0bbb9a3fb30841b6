-- Groups by two hundred keys.
return rule {
  api = 1, name = "many-keys", title = "T", doc = "D",
  constrain = function (p)
    local keys = {}
    for i = 1, 200 do
      keys[i] = "day"
    end
    return group_by (table.unpack (keys)):count ():at_most (1)
  end,
}
