-- Reads a file.
return rule {
  api = 1, name = "reach-dofile", title = "T", doc = "D",
  constrain = function (p)
    dofile ("/etc/passwd")
  end,
}
