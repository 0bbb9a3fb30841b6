-- Fails while it says why it failed.
return rule {
  api = 1, name = "error-in-error", title = "T", doc = "D",
  constrain = function (p)
    error (setmetatable ({}, { __tostring = function () error ("again") end }))
  end,
}
