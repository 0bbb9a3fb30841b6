-- An error that clears the screen.
return rule {
  api = 1, name = "error-escapes", title = "T", doc = "D",
  constrain = function (p)
    error ("\27[2J\27]0;title\7\r\b harmless \0 ?")
  end,
}
