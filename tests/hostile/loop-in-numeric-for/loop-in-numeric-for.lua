-- Counts to the end of the integers.
return rule {
  api = 1, name = "loop-in-numeric-for", title = "T", doc = "D",
  constrain = function (p)
    local n = 0
    for i = math.mininteger, math.maxinteger do
    n = i
    end
  end,
}
