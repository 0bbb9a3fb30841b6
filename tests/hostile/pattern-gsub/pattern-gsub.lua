-- The same, replaced.
return rule {
  api = 1, name = "pattern-gsub", title = "T", doc = "D",
  constrain = function (p)
    return (("a"):rep (5000):gsub (("a?"):rep (25) .. ("a"):rep (25) .. "b", ""))
  end,
}
