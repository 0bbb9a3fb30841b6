-- Arithmetic that needs itself.
return rule {
  api = 1, name = "deep-metamethods", title = "T", doc = "D",
  constrain = function (p)
    local mt = {}
    mt.__add = function (a, b) return a + b end
    return setmetatable ({}, mt) + 1
  end,
}
