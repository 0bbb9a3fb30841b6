return test "stability" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-12-22" }
    site "paris" { name = "Paris" }
    module "opening" { title = "Opening", format = "onsite", half_days = 1, site = "paris" }
  ]],
  cases = {
    { "nothing is published", use = {}, place = { opening = "2023-10-10 am" }, cost = 0 },
    { "near today, which nobody said", use = { near = "3 weeks" }, error = "“near” needs to know which day is today" },
  },
}
