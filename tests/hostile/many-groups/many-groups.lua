-- Groups by everything at once.
return rule {
  api = 1, name = "many-groups", title = "T", doc = "D",
  constrain = function (p)
    return group_by ("module", "run", "participant", "slot", "day", "week", "month", "room", "site"):count ():at_most (1)
  end,
}
