-- The same, walked.
return rule {
  api = 1, name = "pattern-gmatch", title = "T", doc = "D",
  constrain = function (p)
    for _ in ("a"):rep (5000):gmatch (("a-"):rep (20) .. "b") do end
  end,
}
