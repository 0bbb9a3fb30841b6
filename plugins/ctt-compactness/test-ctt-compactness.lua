-- “Algebra” and “Logic” are in curriculum q1, “Logic” and “Physics” in q2, “Sport” in none.
return test "ctt-compactness" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-13",
      slots = { grid = 60, from = "08:00", to = "13:00" },
    }
    site "campus" { name = "Campus", rooms = { A = { capacity = 30 }, B = { capacity = 30 } } }
    module "algebra" { title = "Algebra", format = "onsite", minutes = 120, parts = 2, site = "campus", tags = "q1" }
    module "logic" { title = "Logic", format = "onsite", minutes = 60, site = "campus", tags = { "q1", "q2" } }
    module "physics" { title = "Physics", format = "onsite", minutes = 60, site = "campus", tags = "q2" }
    module "sport" { title = "Sport", format = "onsite", minutes = 60, site = "campus" }
  ]],
  cases = {
    { "all lectures have a neighbour, those in no curriculum need none",
      place = {
        ["algebra.1"] = "2023-10-09 08:00", ["algebra.2"] = "2023-10-09 09:00", logic = "2023-10-09 10:00",
        physics = "2023-10-09 11:00", sport = "2023-10-11 08:00",
      },
      cost = 0 },
    -- “Algebra (2/2)” in q1: “Physics” right before it is in another curriculum.
    { "one lecture apart",
      place = {
        ["algebra.1"] = "2023-10-09 09:00", ["algebra.2"] = "2023-10-09 12:00", logic = "2023-10-09 10:00",
        physics = "2023-10-09 11:00", sport = "2023-10-09 08:00",
      },
      cost = 1, says = "isolated",
      text = {
        en = "Curriculum q1, Mon 9 Oct 2023: a lecture stands alone",
        fr = "Cursus q1, lun. 9 oct. 2023 : une séance est isolée",
      } },
    -- “Logic” in q1 and in q2, “Physics” in q2.
    { "a lecture of two curricula counts in each",
      place = {
        ["algebra.1"] = "2023-10-09 08:00", ["algebra.2"] = "2023-10-09 09:00", logic = "2023-10-10 08:00",
        physics = "2023-10-11 08:00", sport = "2023-10-11 09:00",
      },
      cost = 3, says = "isolated" },
    -- The last period of Monday and the first of Tuesday are no neighbours: both of “Algebra” in q1; “Logic” in q1.
    { "days do not touch",
      place = {
        ["algebra.1"] = "2023-10-09 12:00", ["algebra.2"] = "2023-10-10 08:00", logic = "2023-10-11 08:00",
        physics = "2023-10-11 09:00", sport = "2023-10-11 10:00",
      },
      cost = 3, says = "isolated" },
    -- “Algebra (1/2)” and “Logic” in q1 at one time and nothing next to them: both are alone. “Logic” in q2 has “Physics” after it.
    { "two at one time are no neighbours",
      place = {
        ["algebra.1"] = "2023-10-10 08:00 @campus/A", ["algebra.2"] = "2023-10-11 09:00", logic = "2023-10-10 08:00 @campus/B",
        physics = "2023-10-10 09:00", sport = "2023-10-11 10:00",
      },
      cost = 3 },
    { "only the courses named", use = { on = { "logic", "physics" } },
      place = {
        ["algebra.1"] = "2023-10-09 08:00", ["algebra.2"] = "2023-10-10 09:00", logic = "2023-10-11 08:00",
        physics = "2023-10-11 09:00", sport = "2023-10-11 10:00",
      },
      cost = 1 }, -- “Logic” is still in q1
    { "a course that there is not", use = { on = "tag:q3" }, error = "q3" },
  },
}
