-- A thread of its own would not be counted.
return rule {
  api = 1, name = "loop-in-coroutine", title = "T", doc = "D",
  constrain = function (p)
    coroutine.wrap (function () while true do end end) ()
  end,
}
