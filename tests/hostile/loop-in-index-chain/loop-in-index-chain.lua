-- A chain of tables that leads back to itself.
return rule {
  api = 1, name = "loop-in-index-chain", title = "T", doc = "D",
  constrain = function (p)
    local a, b = {}, {}
    setmetatable (a, { __index = b })
    setmetatable (b, { __index = a })
    return a.x
  end,
}
