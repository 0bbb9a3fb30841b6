-- A comparison that never ends.
return rule {
  api = 1, name = "loop-in-compare", title = "T", doc = "D",
  constrain = function (p)
    local t = setmetatable ({}, { __lt = function ()
      while true do end
    end })
    return t < t
  end,
}
