-- Asks for the registry.
return rule {
  api = 1, name = "reach-debug", title = "T", doc = "D",
  constrain = function (p)
    debug.getregistry ()
  end,
}
