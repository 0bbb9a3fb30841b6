-- A sentence that clears the screen.
return rule {
  api = 1, name = "message-escapes", title = "T", doc = "D",
  says = { bad = { en = "\27[2J {measured}", fr = "\27[2J" } },
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      return 1, "bad", "\27[2J\7"
    end)
  end,
}
