-- The rule itself for a constraint.
local self
self = rule {
  api = 1, name = "gives-itself", title = "T", doc = "D",
  constrain = function (p)
    return self
  end,
}
return self
