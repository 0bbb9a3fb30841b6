-- Takes the lock off its environment.
return rule {
  api = 1, name = "reach-environment", title = "T", doc = "D",
  constrain = function (p)
    setmetatable (_ENV, nil)
  end,
}
