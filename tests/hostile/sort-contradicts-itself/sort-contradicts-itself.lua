-- An order in which everything comes first.
return rule {
  api = 1, name = "sort-contradicts-itself", title = "T", doc = "D",
  constrain = function (p)
    local t = {}
    for i = 1, 5000 do
      t[i] = i
    end
    table.sort (t, function () return true end)
    return nil
  end,
}
