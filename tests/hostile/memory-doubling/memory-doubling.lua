-- A text that doubles.
return rule {
  api = 1, name = "memory-doubling", title = "T", doc = "D",
  constrain = function (p)
    local s = "x"
    while true do
      s = s .. s
    end
  end,
}
