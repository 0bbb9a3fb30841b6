local session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-12-22" }
    site "paris" { name = "Campus de Paris", rooms = { "A", "B" } }
    site "reims" { name = "Reims" }
    module "opening" { title = "Opening", format = "onsite", half_days = 1, site = { "paris", "reims" } }
    module "jury" { title = "Jury", format = "onsite", half_days = 3, site = "paris" }
    module "webinar" { title = "Webinar", format = "webinar", half_days = 1 }
    other_session "spring" { plan = "spring.csv", shared = { opening = "welcome" } }
    other_session "autumn" { plan = "autumn.csv" }
]]

local heading = "session;meeting;title;date;start;end;site;room;speakers\n"
local spring = heading
  .. "spring;welcome;Welcome;2023-10-11;09:00;12:30;Campus de Paris;A;\n"
  .. "spring;law;Law;2023-10-12;09:00;12:30;Campus de Paris;A;\n"
  .. "spring;law;Law;2023-10-12;14:00;17:30;Campus de Paris;A;\n"
  .. "spring;remote;Remote;2023-10-13;09:00;12:30;;;\n"
local autumn = heading
  .. "autumn;evening;Evening;2023-10-16;12:30;14:00;paris;B;\n"
  .. "autumn;trip;Trip;2023-10-17;09:00;12:30;Reims;;\n"

return test "never-share-room" {
  session = session,
  files = { ["spring.csv"] = spring, ["autumn.csv"] = autumn },
  cases = {
    { "another room", use = {}, place = { ["jury.1"] = "2023-10-12 am @paris/B" }, cost = 0 },
    { "the same room", use = {}, place = { ["jury.1"] = "2023-10-12 am @paris/A" }, cost = 1, says = "taken",
      text = {
        en = "“Jury (1/2)” (Thu 12 Oct 2023): another session has the room: Law (spring)",
        fr = "« Jury (1/2) » (jeu. 12 oct. 2023) : la salle est prise par une autre session : Law (spring)",
      } },
    { "an afternoon of a meeting of several slots", use = {}, place = { ["jury.2"] = "2023-10-12 pm @paris/A" }, cost = 1 },
    { "the day before", use = {}, place = { ["jury.1"] = "2023-10-11 am @paris/B", ["jury.2"] = "2023-10-13 am @paris/A" }, cost = 0 },
    { "before and after: times that touch", use = {}, place = { ["jury.1"] = "2023-10-16 am @paris/A", ["jury.2"] = "2023-10-16 pm @paris/B" },
      cost = 0 },
    { "the shared meeting itself", use = {}, place = { opening = "2023-10-11 am @paris/A" }, cost = 0 },
    { "a site without rooms", use = {}, place = { opening = "2023-10-17 am @reims" }, cost = 0 },
    { "remote", use = {}, place = { webinar = "2023-10-13 am" }, cost = 0 },
    { "the same day", use = { per = "day" }, place = { ["jury.2"] = "2023-10-16 am @paris/B" }, cost = 1 },
    { "another day", use = { per = "day" }, place = { ["jury.2"] = "2023-10-17 am @paris/B" }, cost = 0 },
    -- Room A is the spring session's, room B the autumn one's: both parts are where others are at times.
    { "never", use = { per = "ever" }, place = { ["jury.1"] = "2023-12-12 am @paris/A", ["jury.2"] = "2023-12-13 am @paris/B" }, cost = 2 },
    { "one session only", use = { per = "ever", session = "spring" },
      place = { ["jury.1"] = "2023-12-12 am @paris/A", ["jury.2"] = "2023-12-13 am @paris/B" }, cost = 1 },
    { "some modules only", use = { on = "opening" }, place = { ["jury.1"] = "2023-10-12 am @paris/A" }, cost = 0 },
    { "no such session", use = { session = "winter" }, error = "no other session with meetings is called “winter”" },
    { "a word", use = { per = "week" }, error = "per" },
  },
}
