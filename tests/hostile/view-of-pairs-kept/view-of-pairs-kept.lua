-- Keeps the second meeting for a function of one.
return rule {
  api = 1, name = "view-of-pairs-kept", title = "T", doc = "D",
  constrain = function (p)
    local kept
    return {
      pairs_of (meetings ()):cost (function (a, b)
        kept = b
        return 0
      end),
      each (meetings ()):cost (function (m)
        return kept and kept.day == m.day and 1 or 0
      end),
    }
  end,
}
