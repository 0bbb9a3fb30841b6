-- Selections without end.
return rule {
  api = 1, name = "many-selections", title = "T", doc = "D",
  constrain = function (p)
    local kept = {}
    for i = 1, 10000000 do
      kept[i] = meetings ()
    end
  end,
}
