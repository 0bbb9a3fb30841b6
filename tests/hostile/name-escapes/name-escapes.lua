-- A title that clears the screen.
return rule {
  api = 1, name = "name-escapes", title = "\27[2J\7T", doc = "\27]0;title\7D",
  constrain = function () end,
}
