-- Asks for compiled code.
return rule {
  api = 1, name = "reach-dump", title = "T", doc = "D",
  constrain = function (p)
    string.dump (function () end)
  end,
}
