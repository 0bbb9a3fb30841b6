-- Something measured that is a table.
return rule {
  api = 1, name = "gives-odd-measured", title = "T", doc = "D",
  says = { bad = { en = "{measured}", fr = "{measured}" } },
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      return 1, "bad", {}
    end)
  end,
}
