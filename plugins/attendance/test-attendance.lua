return test "attendance" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-12-22" }
    site "paris" { name = "Paris" }
    group "g1"
    group "g2"
    module "a" { title = "A", format = "onsite", half_days = 1, site = "paris", tags = { "core" } }
    module "b" { title = "B", format = "onsite", half_days = 3, site = "paris" }
    module "w" { title = "W", format = "workshop", half_days = 1, site = "paris", groups = "each", tags = { "core" } }
    people "people.csv"
    availability "absences.csv"
  ]],
  files = {
    ["people.csv"] = "id;name;groups\nanne;Anne Martin;g1\npaul;Paul Petit;g2\nlea;Léa Roux;g1\n",
    ["absences.csv"] = "person;from;to;hours\nanne;2023-10-16;2023-10-20;\npaul;2023-10-17;2023-10-17;12:30-23:00\n",
  },
  cases = {
    -- Five half-days each: a, b twice and once, w in one group. 80 % leave one half-day.
    { "everybody is there", use = { least = 80 },
      place = { a = "2023-10-09 am", ["b.1"] = "2023-10-10 am", ["b.2"] = "2023-10-11 am", ["w@g1"] = "2023-10-12 am",
        ["w@g2"] = "2023-10-12 pm" }, cost = 0 },
    { "one half-day is missed: just enough", use = { least = 80 },
      place = { a = "2023-10-16 am", ["b.1"] = "2023-10-10 am", ["b.2"] = "2023-10-11 am", ["w@g1"] = "2023-10-12 am",
        ["w@g2"] = "2023-10-12 pm" }, cost = 0 },
    -- Anne misses a day and a half-day: 3 half-days, 2 too many.
    { "too much is missed", use = { least = 80 },
      place = { a = "2023-10-16 am", ["b.1"] = "2023-10-18 am", ["b.2"] = "2023-10-11 am", ["w@g1"] = "2023-10-12 am",
        ["w@g2"] = "2023-10-12 pm" },
      cost = 2, says = "too_little",
      text = {
        en = "Attendance of 80 % is out of reach; missed: Anne Martin (10 h)",
        fr = "L’assiduité de 80 % est hors d’atteinte ; manqué : Anne Martin (10 h)",
      } },
    { "the group of another is no absence", use = { least = 100 }, place = { ["w@g2"] = "2023-10-16 am" }, cost = 0 },
    -- Of 2 half-days of the core 50 % is one; Anne misses both.
    { "modules of a tag", use = { least = 50, on = "tag:core" },
      place = { a = "2023-10-16 am", ["w@g1"] = "2023-10-16 pm", ["b.1"] = "2023-10-18 am" }, cost = 1 },
    { "an absence that begins when the meeting ends", use = { least = 100 }, place = { a = "2023-10-23 am", ["w@g2"] = "2023-10-17 am" }, cost = 0 },
    -- Paul's afternoon; a meeting of the whole day is missed for Anne and for Paul, who has the morning.
    { "an absence during a part of a meeting", use = { absences = 0 }, place = { ["b.1"] = "2023-10-17 am" },
      cost = 2, says = "too_often" },
    { "absences counted", use = { absences = 1 }, place = { a = "2023-10-16 am", ["b.1"] = "2023-10-18 am", ["b.2"] = "2023-10-19 am" },
      cost = 2, says = "too_often",
      text = {
        en = "Too many meetings missed, at most 1: Anne Martin (3)",
        fr = "Trop de séances manquées, au plus 1 : Anne Martin (3)",
      } },
    { "nothing is asked", use = {}, error = "give “least” or “absences”" },
    { "more than all", use = { least = 110 }, error = "least" },
  },
}
