-- Something measured that clears the screen.
return rule {
  api = 1, name = "measured-escapes", title = "T", doc = "D",
  says = { bad = { en = "is {measured}", fr = "est {measured}" } },
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      return 1, "bad", "\27[2J\7\u{9b}2J"
    end)
  end,
}
