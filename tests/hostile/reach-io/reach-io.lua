-- Opens a file.
return rule {
  api = 1, name = "reach-io", title = "T", doc = "D",
  constrain = function (p)
    io.open ("/etc/passwd")
  end,
}
