-- A metamethod that asks itself.
return rule {
  api = 1, name = "loop-in-index", title = "T", doc = "D",
  constrain = function (p)
    local t = setmetatable ({}, { __index = function (t, k)
      return t[k .. "x"]
    end })
    return t.x
  end,
}
