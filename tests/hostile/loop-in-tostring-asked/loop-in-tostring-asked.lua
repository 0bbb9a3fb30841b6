-- Asks for that text itself.
return rule {
  api = 1, name = "loop-in-tostring-asked", title = "T", doc = "D",
  constrain = function (p)
    return tostring (setmetatable ({}, { __tostring = function ()
      while true do end
    end }))
  end,
}
