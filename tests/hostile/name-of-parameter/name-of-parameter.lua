-- A parameter whose name clears the screen.
return rule {
  api = 1, name = "name-of-parameter", title = "T", doc = "D",
  params = { ["\27[2J"] = integer { default = 1, doc = "D" } },
  constrain = function (p)
    return nil
  end,
}
