-- Every course has the 30 students that the session names.
return test "ctt-room-capacity" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-13", headcount = 30,
      slots = { grid = 60, from = "08:00", to = "13:00" },
    }
    site "campus" {
      name = "Campus",
      rooms = { A = { capacity = 32 }, B = { capacity = 30 }, C = { capacity = 24 }, D = { capacity = 12 } },
    }
    module "algebra" { title = "Algebra", format = "onsite", minutes = 180, parts = 3, site = "campus" }
    module "logic" { title = "Logic", format = "onsite", minutes = 60, site = "campus" }
    module "online" { title = "Online", format = "remote", minutes = 60 }
  ]],
  cases = {
    { "as many seats as students", -- and remote lectures need none
      place = {
        ["algebra.1"] = "2023-10-09 08:00 @campus/A", ["algebra.2"] = "2023-10-10 08:00 @campus/B",
        ["algebra.3"] = "2023-10-11 08:00 @campus/B", logic = "2023-10-09 08:00 @campus/B", online = "2023-10-12 08:00",
      },
      cost = 0 },
    -- 30 students, 24 seats.
    { "one lecture in a small room",
      place = {
        ["algebra.1"] = "2023-10-09 08:00 @campus/C", ["algebra.2"] = "2023-10-10 08:00 @campus/B",
        ["algebra.3"] = "2023-10-11 08:00 @campus/B", logic = "2023-10-09 08:00 @campus/B", online = "2023-10-12 08:00",
      },
      cost = 6, says = "too_small",
      text = {
        en = "The room of “Algebra (1/3)” (Mon 9 Oct 2023) is too small; students without a seat: 6",
        fr = "La salle de « Algebra (1/3) » (lun. 9 oct. 2023) est trop petite ; étudiants sans place : 6",
      } },
    -- Each lecture counts: 6 + 6 + 18 of “Algebra”, 18 of “Logic”.
    { "each lecture counts",
      place = {
        ["algebra.1"] = "2023-10-09 08:00 @campus/C", ["algebra.2"] = "2023-10-10 08:00 @campus/C",
        ["algebra.3"] = "2023-10-11 08:00 @campus/D", logic = "2023-10-09 08:00 @campus/D", online = "2023-10-12 08:00",
      },
      cost = 48, says = "too_small" },
    { "only the courses named", use = { on = "algebra" },
      place = {
        ["algebra.1"] = "2023-10-09 08:00 @campus/A", ["algebra.2"] = "2023-10-10 08:00 @campus/A",
        ["algebra.3"] = "2023-10-11 08:00 @campus/A", logic = "2023-10-09 08:00 @campus/D", online = "2023-10-12 08:00",
      },
      cost = 0 },
    -- 30 students and 30 seats are right; 24 seats are 6 too few, for each of two lectures.
    { "exactly full is not too small",
      place = { ["algebra.1"] = "2023-10-09 08:00 @campus/B", ["algebra.2"] = "2023-10-10 08:00 @campus/C", logic = "2023-10-09 09:00 @campus/C" },
      cost = 12 },
    { "a course that there is not", use = { on = "algbra" }, error = "algebra" },
  },
}
