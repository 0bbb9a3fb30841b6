-- Each protected call goes on where the one in it was stopped.
return rule {
  api = 1, name = "loop-in-nested-pcall", title = "T", doc = "D",
  constrain = function (p)
    local function go_on ()
      pcall (go_on)
      while true do end
    end
    go_on ()
  end,
}
