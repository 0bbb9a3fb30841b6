-- A cost below nothing.
return rule {
  api = 1, name = "gives-negative", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      return -1
    end)
  end,
}
