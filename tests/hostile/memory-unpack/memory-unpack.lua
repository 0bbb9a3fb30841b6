-- Ten million values on the stack.
return rule {
  api = 1, name = "memory-unpack", title = "T", doc = "D",
  constrain = function (p)
    return select ("#", table.unpack ({}, 1, 10000000))
  end,
}
