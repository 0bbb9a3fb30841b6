-- Asks for a library.
return rule {
  api = 1, name = "reach-package", title = "T", doc = "D",
  constrain = function (p)
    package.loadlib ("libc.so.6", "*")
  end,
}
