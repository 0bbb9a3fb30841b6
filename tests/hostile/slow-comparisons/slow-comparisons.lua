-- Few instructions, each of them long.
local a = ("x"):rep (500000)
local b = a:sub (1, -2) .. "y"
return rule {
  api = 1, name = "slow-comparisons", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      local n = m.slot + m.order
      for i = 1, 900 do
        if a < b then n = n + i end
      end
      return 0
    end)
  end,
}
