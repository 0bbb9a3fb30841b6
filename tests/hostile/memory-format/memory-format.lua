-- A page with a page in each place.
return rule {
  api = 1, name = "memory-format", title = "T", doc = "D",
  constrain = function (p)
    local s = ("x"):rep (100000)
    return (("%s"):rep (100):format (table.unpack ((function ()
      local t = {}
      for i = 1, 100 do
        t[i] = s
      end
      return t
    end) ())))
  end,
}
