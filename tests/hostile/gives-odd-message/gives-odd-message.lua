-- A message that is a function.
return rule {
  api = 1, name = "gives-odd-message", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      return 1, function () end
    end)
  end,
}
