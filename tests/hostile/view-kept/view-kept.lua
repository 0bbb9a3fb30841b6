-- Looks at a meeting after its call.
kept = false
return rule {
  api = 1, name = "view-kept", title = "T", doc = "D",
  constrain = function (p)
    if kept then return nil end
    return each (meetings ()):cost (function (m)
      local before = kept
      kept = m
      return 0
    end)
  end,
}
