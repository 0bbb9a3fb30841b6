-- What was measured is half a megabyte long.
return rule {
  api = 1, name = "measured-page", title = "T", doc = "D",
  says = { bad = { en = "{measured} {measured} {measured}", fr = "non" } },
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      return 1, "bad", ("x"):rep (500000)
    end)
  end,
}
