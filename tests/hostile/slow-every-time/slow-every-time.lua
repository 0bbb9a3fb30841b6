-- Ends each time, just before it is stopped.
return rule {
  api = 1, name = "slow-every-time", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      local n = m.slot
      for i = 1, 2000000 do
        n = n + i
      end
      return 0
    end)
  end,
}
