-- Never ends while it describes constraints.
return rule {
  api = 1, name = "loop-in-constrain", title = "T", doc = "D",
  constrain = function (p)
    while true do end
  end,
}
