-- An error that is a table.
return rule {
  api = 1, name = "error-table", title = "T", doc = "D",
  constrain = function (p)
    error ({})
  end,
}
