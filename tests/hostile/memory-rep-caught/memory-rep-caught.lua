-- Asks for too much, catches the answer, asks again.
return rule {
  api = 1, name = "memory-rep-caught", title = "T", doc = "D",
  constrain = function (p)
    while true do
      pcall (string.rep, "x", 30000000)
    end
  end,
}
