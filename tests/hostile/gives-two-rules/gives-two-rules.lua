-- Two rules in one file.
rule {}
return rule {
  api = 1, name = "gives-two-rules", title = "T", doc = "D",
  constrain = function (p)
    return nil
  end,
}
