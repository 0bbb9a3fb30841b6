-- Calls itself without end, and grows.
return rule {
  api = 1, name = "deep-recursion", title = "T", doc = "D",
  constrain = function (p)
    local function f (n)
      return 1 + f (n + 1)
    end
    return f (1)
  end,
}
