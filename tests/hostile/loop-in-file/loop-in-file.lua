-- Never ends while the file is read.
while true do end
return rule {
  api = 1, name = "loop-in-file", title = "T", doc = "D",
  constrain = function (p)
    return nil
  end,
}
