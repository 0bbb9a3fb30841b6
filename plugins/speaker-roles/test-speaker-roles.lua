return test "speaker-roles" {
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-12-22" }
    site "paris" { name = "Paris" }
    speaker "ta" { name = "Trainer A" }
    speaker "tb" { name = "Trainer B" }
    speaker "tc" { name = "Trainer C" }
    speaker "guest" { name = "Guest" }
    group "g1"
    group "g2"
    module "a" { title = "A", format = "onsite", half_days = 1, site = "paris", speakers = any { k = 2, "ta", "tb", "tc", "guest" } }
    module "b" { title = "B", format = "onsite", half_days = 3, site = "paris", speakers = any { k = 2, "ta", "tb", "tc", "guest" } }
    module "w" { title = "W", format = "workshop", half_days = 1, site = "paris", groups = "each", speakers = any { "ta", "guest" } }
  ]],
  cases = {
    { "one of them is there", use = { people = { "ta", "tb" }, least = 1 },
      place = { a = "2023-10-09 am /ta+guest", ["w@g1"] = "2023-10-10 am /ta" }, cost = 0 },
    { "nobody of them is there", use = { people = { "ta", "tb" }, least = 1 }, place = { a = "2023-10-09 am /tc+guest" },
      cost = 1, says = "too_few",
      text = {
        en = "“A” (Mon 9 Oct 2023): too few of ta, tb: 0, at least 1",
        fr = "« A » (lun. 9 oct. 2023) : trop peu parmi ta, tb : 0, au moins 1",
      } },
    -- Each group by itself: one has the guest alone.
    { "groups in parallel", use = { people = { "ta" }, least = 1, on = "format:workshop" },
      place = { ["w@g1"] = "2023-10-10 am /ta", ["w@g2"] = "2023-10-10 am /guest", a = "2023-10-09 am /tb+tc" }, cost = 1 },
    { "two where one is enough", use = { people = { "ta", "tb" }, most = 1 }, place = { a = "2023-10-09 am /ta+tb" },
      cost = 1, says = "too_many",
      text = {
        en = "“A” (Mon 9 Oct 2023): too many of ta, tb: 2, at most 1",
        fr = "« A » (lun. 9 oct. 2023) : trop parmi ta, tb : 2, au plus 1",
      } },
    { "together once is allowed", use = { people = { "ta", "tb", "tc" }, together = 1 },
      place = { a = "2023-10-09 am /ta+tb", ["b.1"] = "2023-10-10 am /tb+tc", ["b.2"] = "2023-10-11 am /ta+tc" }, cost = 0 },
    -- The same pair at a and at both parts of b: 3 - 1.
    { "always the same two", use = { people = { "ta", "tb", "tc" }, together = 1 },
      place = { a = "2023-10-09 am /ta+tb", ["b.1"] = "2023-10-10 am /ta+tb", ["b.2"] = "2023-10-11 am /ta+tb" },
      cost = 2, says = "together",
      text = {
        en = "Two of ta, tb, tc are together too often; meetings: 3, wanted: at most 1",
        fr = "Deux parmi ta, tb, tc sont trop souvent ensemble ; séances : 3, attendu : 1 au plus",
      } },
    { "nothing is asked", use = { people = { "ta" } }, error = "give “least”, “most” or “together”" },
    { "more than there are", use = { people = { "ta" }, least = 2 }, error = "“least” is more than" },
    { "an unknown speaker", use = { people = { "td" }, least = 1 }, error = "there is no person “td”" },
  },
}
