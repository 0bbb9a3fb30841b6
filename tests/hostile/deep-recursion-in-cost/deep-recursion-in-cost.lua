-- The same in a cost.
return rule {
  api = 1, name = "deep-recursion-in-cost", title = "T", doc = "D",
  constrain = function (p)
    return each (meetings ()):cost (function (m)
      local function f (n)
        return 1 + f (n + 1)
      end
      return f (1)
    end)
  end,
}
