-- Calls itself for ever without growing.
return rule {
  api = 1, name = "loop-in-tail-calls", title = "T", doc = "D",
  constrain = function (p)
    local function go ()
      return go ()
    end
    go ()
  end,
}
