-- Asks for a module.
return rule {
  api = 1, name = "reach-require", title = "T", doc = "D",
  constrain = function (p)
    require ("os")
  end,
}
