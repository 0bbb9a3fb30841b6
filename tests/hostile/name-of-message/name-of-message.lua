-- A message whose key clears the screen.
return rule {
  api = 1, name = "name-of-message", title = "T", doc = "D",
  says = { ["\27[2J"] = { en = "no", fr = "non" } },
  constrain = function (p)
    return nil
  end,
}
