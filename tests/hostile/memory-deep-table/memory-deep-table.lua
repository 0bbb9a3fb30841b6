-- A table in a table in a table.
return rule {
  api = 1, name = "memory-deep-table", title = "T", doc = "D",
  constrain = function (p)
    local t = {}
    while true do
      t = { t, {}, {} }
    end
  end,
}
