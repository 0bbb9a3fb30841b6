-- A title that fills the screen.
return rule {
  api = 1, name = "huge-title", title = ("T"):rep (400000), doc = "D",
  constrain = function () end,
}
