-- Takes away what texts can do, for everybody.
string.rep = nil
string.format = function () error ("gone") end
table.concat, math.max, ipairs, pairs = nil, nil, nil, nil
return rule {
  api = 1, name = "reach-string-library", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      return 0
    end)
  end,
}
