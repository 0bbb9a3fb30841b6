-- Prints without end.
return rule {
  api = 1, name = "many-lines-printed", title = "T", doc = "D",
  constrain = function (p)
    while true do
      print (("x"):rep (100000))
    end
  end,
}
