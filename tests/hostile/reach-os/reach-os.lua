-- Runs a command.
return rule {
  api = 1, name = "reach-os", title = "T", doc = "D",
  constrain = function (p)
    os.execute ("true")
  end,
}
