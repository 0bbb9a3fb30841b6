-- Begins constraints without end, and keeps them.
return rule {
  api = 1, name = "many-drafts", title = "T", doc = "D",
  constrain = function (p)
    local kept = {}
    for i = 1, 10000000 do
      kept[i] = group_by ("participant", "day")
    end
  end,
}
