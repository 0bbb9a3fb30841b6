-- A rule that is called as another one.
return rule {
  api = 1, name = "room", title = "T", doc = "D",
  constrain = function () end,
}
