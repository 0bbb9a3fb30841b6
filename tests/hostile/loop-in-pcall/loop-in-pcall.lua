-- Catches what stops it, again and again.
return rule {
  api = 1, name = "loop-in-pcall", title = "T", doc = "D",
  constrain = function (p)
    while true do
      pcall (function ()
        while true do end
      end)
    end
  end,
}
