-- A cost with metamethods.
return rule {
  api = 1, name = "gives-table", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      return setmetatable ({}, { __lt = function () return true end })
    end)
  end,
}
