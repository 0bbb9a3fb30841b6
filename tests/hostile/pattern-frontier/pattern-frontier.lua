-- A border at every letter, over and over.
return rule {
  api = 1, name = "pattern-frontier", title = "T", doc = "D",
  constrain = function (p)
    local s = ("a "):rep (200000)
    while true do
      s:gsub ("%f[%w]", "")
    end
  end,
}
