-- A comparison within sort that never ends.
return rule {
  api = 1, name = "loop-in-sort", title = "T", doc = "D",
  constrain = function (p)
    table.sort ({ 3, 1, 2 }, function ()
      while true do end
    end)
  end,
}
