-- Gives all texts another behaviour.
return rule {
  api = 1, name = "reach-string-metatable", title = "T", doc = "D",
  constrain = function (p)
    getmetatable ("").__index = function () while true do end end
  end,
}
