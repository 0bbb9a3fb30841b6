-- An error whose text is never written.
return rule {
  api = 1, name = "loop-in-tostring", title = "T", doc = "D",
  constrain = function (p)
    error (setmetatable ({}, { __tostring = function ()
      while true do end
    end }))
  end,
}
