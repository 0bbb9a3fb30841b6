session {
  id = "broken", title = "Broken", timezone = "Europe/Paris",
  from = "2024-01-08", to = "2024-03-29",
}
site "paris" { name = "Paris" }
local text = ("a"):rep (100000)
local where = text:find (("a*"):rep (30) .. "b")
