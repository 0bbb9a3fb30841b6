-- Asks for the table of globals.
return rule {
  api = 1, name = "reach-globals", title = "T", doc = "D",
  constrain = function (p)
    _G.os = 1
  end,
}
