-- A session without an opening and a closing.
return test "first-last" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-11-30" }
    site "paris" { name = "Paris" }
    module "roadmap" { title = "Roadmap", format = "onsite", half_days = 1 }
    module "jury" { title = "Jury", format = "onsite", half_days = 1 }
  ]],
  cases = {
    { "any order is right", place = { roadmap = "2023-10-13 pm", jury = "2023-10-12 am" }, cost = 0 },
    { "a milestone before nothing", use = { milestone = "roadmap", before = "10 days" }, error = "last = true" },
  },
}
