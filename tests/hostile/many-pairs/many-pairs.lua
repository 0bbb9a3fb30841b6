-- All pairs, two hundred times.
return rule {
  api = 1, name = "many-pairs", title = "T", doc = "D",
  constrain = function (p)
    local all = {}
    for i = 1, 200 do
      all[i] = pairs_of (meetings (), meetings (), { audience = "any" }):cost (function (a, b)
        return a.slot % (i + 1) == b.slot % (i + 2) and 1 or 0
      end)
    end
    return all
  end,
}
