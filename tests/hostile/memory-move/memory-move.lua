-- Moves what is not there to where nothing is.
return rule {
  api = 1, name = "memory-move", title = "T", doc = "D",
  constrain = function (p)
    table.move ({ 1 }, 1, math.maxinteger - 1, 2)
  end,
}
