return test "ctt-min-working-days" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-20",
      slots = { grid = 60, from = "08:00", to = "13:00" },
    }
    site "campus" { name = "Campus", rooms = { A = { capacity = 30 }, B = { capacity = 30 } } }
    module "algebra" { title = "Algebra", format = "onsite", minutes = 240, parts = 4, site = "campus" }
    module "logic" { title = "Logic", format = "onsite", minutes = 120, parts = 2, site = "campus" }
  ]],
  cases = {
    { "a day more than the minimum", use = { days = 3, on = "algebra" },
      place = {
        ["algebra.1"] = "2023-10-09 08:00", ["algebra.2"] = "2023-10-10 08:00", ["algebra.3"] = "2023-10-11 08:00",
        ["algebra.4"] = "2023-10-12 08:00", ["logic.1"] = "2023-10-09 09:00", ["logic.2"] = "2023-10-09 10:00",
      },
      cost = 0 },
    { "two lectures on a day, still three days", use = { days = 3, on = "algebra" },
      place = {
        ["algebra.1"] = "2023-10-09 08:00", ["algebra.2"] = "2023-10-09 12:00", ["algebra.3"] = "2023-10-11 08:00",
        ["algebra.4"] = "2023-10-12 08:00", ["logic.1"] = "2023-10-09 09:00", ["logic.2"] = "2023-10-09 10:00",
      },
      cost = 0 },
    -- Two days instead of three.
    { "one day below", use = { days = 3, on = "algebra" },
      place = {
        ["algebra.1"] = "2023-10-09 08:00", ["algebra.2"] = "2023-10-09 12:00", ["algebra.3"] = "2023-10-11 08:00",
        ["algebra.4"] = "2023-10-11 09:00", ["logic.1"] = "2023-10-09 09:00", ["logic.2"] = "2023-10-09 10:00",
      },
      cost = 1, says = "too_few_days",
      text = {
        en = "Algebra: days with a lecture: 2, wanted: at least 3",
        fr = "Algebra : jours avec une séance : 2, attendu : 3 au moins",
      } },
    -- “Algebra” 4 - 1 = 3, “Logic” 4 - 1 = 3: a course of two lectures cannot have four days, and pays for it.
    { "all on one day, and more days than lectures", use = { days = 4 },
      place = {
        ["algebra.1"] = "2023-10-09 08:00", ["algebra.2"] = "2023-10-09 12:00", ["algebra.3"] = "2023-10-09 09:00",
        ["algebra.4"] = "2023-10-09 10:00", ["logic.1"] = "2023-10-10 09:00", ["logic.2"] = "2023-10-10 10:00",
      },
      cost = 6, says = "too_few_days" },
    { "the same weekday of two weeks is two days", use = { days = 2, on = "logic" },
      place = {
        ["algebra.1"] = "2023-10-09 08:00", ["algebra.2"] = "2023-10-09 12:00", ["algebra.3"] = "2023-10-09 09:00",
        ["algebra.4"] = "2023-10-09 10:00", ["logic.1"] = "2023-10-10 09:00", ["logic.2"] = "2023-10-17 09:00",
      },
      cost = 0 },
    { "it wants a number of days", use = {}, error = "days" },
    { "no days at all", use = { days = 0 }, error = "days" },
  },
}
