-- A file beside a folder of the same name.
return rule {
  api = 1, name = "file-twice", title = "T", doc = "D",
  constrain = function (p)
    return nil
  end,
}
