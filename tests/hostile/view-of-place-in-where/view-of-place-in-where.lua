-- Asks where a meeting is before it is anywhere.
return rule {
  api = 1, name = "view-of-place-in-where", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):where (function (m)
      return m.day == 1
    end):cost (function (m)
      return 0
    end)
  end,
}
