-- C calls Lua calls C.
return rule {
  api = 1, name = "deep-gsub", title = "T", doc = "D",
  constrain = function (p)
    local function f ()
      return (("x"):gsub ("x", f))
    end
    return f ()
  end,
}
