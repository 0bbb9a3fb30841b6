-- A variable that never ends on its way out.
return rule {
  api = 1, name = "loop-in-close", title = "T", doc = "D",
  constrain = function (p)
    local x <close> = setmetatable ({}, { __close = function () while true do end end })
  end,
}
