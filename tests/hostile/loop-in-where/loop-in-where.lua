-- A condition of what never moves never comes.
return rule {
  api = 1, name = "loop-in-where", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):where (function (m)
      while true do end
    end):cost (function (m)
      return 0
    end)
  end,
}
