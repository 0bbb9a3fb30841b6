return test "notice" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-12-22" }
    site "paris" { name = "Paris" }
    module "opening" { title = "Opening", format = "onsite", half_days = 1, site = "paris" }
  ]],
  cases = {
    { "no clock is asked which day is today", use = {}, error = "it is not known which day is today: write today" },
  },
}
