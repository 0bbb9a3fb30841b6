-- A text that contains its own text.
return rule {
  api = 1, name = "deep-tostring", title = "T", doc = "D",
  constrain = function (p)
    local t = setmetatable ({}, { __tostring = function (t) return tostring (t) end })
    return tostring (t)
  end,
}
