return test "ctt-room-stability" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-13",
      slots = { grid = 60, from = "08:00", to = "13:00" },
    }
    site "campus" { name = "Campus", rooms = { A = { capacity = 30 }, B = { capacity = 30 }, C = { capacity = 30 } } }
    module "algebra" { title = "Algebra", format = "onsite", minutes = 180, parts = 3, site = "campus" }
    module "logic" { title = "Logic", format = "onsite", minutes = 120, parts = 2, site = "campus" }
  ]],
  cases = {
    { "a room for each course, and one for both",
      place = {
        ["algebra.1"] = "2023-10-09 08:00 @campus/A", ["algebra.2"] = "2023-10-10 08:00 @campus/A",
        ["algebra.3"] = "2023-10-11 08:00 @campus/A", ["logic.1"] = "2023-10-09 09:00 @campus/A",
        ["logic.2"] = "2023-10-10 09:00 @campus/A",
      },
      cost = 0 },
    -- “Algebra” in A, B, A: one room more than one, however often it changes.
    { "there and back are two rooms",
      place = {
        ["algebra.1"] = "2023-10-09 08:00 @campus/A", ["algebra.2"] = "2023-10-10 08:00 @campus/B",
        ["algebra.3"] = "2023-10-11 08:00 @campus/A", ["logic.1"] = "2023-10-09 09:00 @campus/C",
        ["logic.2"] = "2023-10-10 09:00 @campus/C",
      },
      cost = 1, says = "several_rooms",
      text = {
        en = "Algebra: rooms: 2, wanted: at most 1",
        fr = "Algebra : salles : 2, attendu : 1 au plus",
      } },
    -- “Algebra” in three rooms: 2; “Logic” in two: 1.
    { "each room after the first",
      place = {
        ["algebra.1"] = "2023-10-09 08:00 @campus/A", ["algebra.2"] = "2023-10-10 08:00 @campus/B",
        ["algebra.3"] = "2023-10-11 08:00 @campus/C", ["logic.1"] = "2023-10-09 09:00 @campus/A",
        ["logic.2"] = "2023-10-10 09:00 @campus/B",
      },
      cost = 3, says = "several_rooms" },
    { "only the courses named", use = { on = "logic" },
      place = {
        ["algebra.1"] = "2023-10-09 08:00 @campus/A", ["algebra.2"] = "2023-10-10 08:00 @campus/B",
        ["algebra.3"] = "2023-10-11 08:00 @campus/C", ["logic.1"] = "2023-10-09 09:00 @campus/A",
        ["logic.2"] = "2023-10-10 09:00 @campus/A",
      },
      cost = 0 },
    { "one lecture alone is in one room", place = { ["algebra.1"] = "2023-10-09 08:00 @campus/C" }, cost = 0 },
    { "a parameter that there is not", use = { rooms = 1 }, error = "rooms" },
  },
}
