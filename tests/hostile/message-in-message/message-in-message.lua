-- A message that says everything a thousand times.
return rule {
  api = 1, name = "message-in-message", title = "T", doc = "D",
  says = { all = { en = ("{meetings} "):rep (180), fr = "non" } },
  constrain = function (p)
    return group_by ():count ():at_most (0):says "all"
  end,
}
