-- A comparison that sorts.
return rule {
  api = 1, name = "deep-sort", title = "T", doc = "D",
  constrain = function (p)
    local function f ()
      table.sort ({ 2, 1 }, f)
      return true
    end
    f ()
  end,
}
