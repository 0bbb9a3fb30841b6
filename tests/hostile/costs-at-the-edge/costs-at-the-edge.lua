-- The greatest cost there may be, for every pair, many times.
return rule {
  api = 1, name = "costs-at-the-edge", title = "T", doc = "D",
  constrain = function (p)
    local all = {}
    for i = 1, 200 do
      all[i] = pairs_of (meetings ()):cost (function () return 1000000000 end)
    end
    return all
  end,
}
