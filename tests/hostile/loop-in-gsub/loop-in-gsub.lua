-- A replacement that never comes.
return rule {
  api = 1, name = "loop-in-gsub", title = "T", doc = "D",
  constrain = function (p)
    return (("abc"):gsub (".", function ()
      while true do end
    end))
  end,
}
