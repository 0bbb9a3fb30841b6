-- Keeps a meeting from a condition for constrain.
return rule {
  api = 1, name = "view-kept-in-where", title = "T", doc = "D",
  constrain = function (p)
    local kept
    each (meetings ()):where (function (m) kept = m return true end)
    return kept.day
  end,
}
