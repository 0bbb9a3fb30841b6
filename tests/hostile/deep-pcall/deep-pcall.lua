-- Protected calls within protected calls.
return rule {
  api = 1, name = "deep-pcall", title = "T", doc = "D",
  constrain = function (p)
    local function f ()
      return pcall (f)
    end
    f ()
    while true do end
  end,
}
