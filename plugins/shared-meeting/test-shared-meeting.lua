local session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-12-22" }
    site "paris" { name = "Campus de Paris", rooms = { "A", "B" } }
    site "reims" { name = "Reims" }
    module "opening" { title = "Opening", format = "onsite", half_days = 3, site = { "paris", "reims" } }
    module "jury" { title = "Jury", format = "onsite", half_days = 1, site = { "paris", "reims" } }
    module "talk" { title = "Talk", format = "webinar", half_days = 1 }
    module "own" { title = "Own", format = "onsite", half_days = 1, site = "paris" }
    other_session "spring" { plan = "spring.csv", shared = { "talk", opening = "welcome", jury = "final" } }
]]

local spring = "session;meeting;title;date;start;end;site;room;speakers\n"
  .. "spring;welcome.1;Welcome (1/2);2023-10-11;09:00;12:30;Campus de Paris;A;\n"
  .. "spring;welcome.1;Welcome (1/2);2023-10-11;14:00;17:30;Campus de Paris;A;\n"
  .. "spring;welcome.2;Welcome (2/2);2023-10-12;09:00;12:30;Campus de Paris;B;\n"
  .. "spring;final;Final;2023-12-14;09:00;12:30;Reims;;\n"
  .. "spring;talk;Talk;2023-11-14;14:00;17:30;;;\n"

return test "shared-meeting" {
  session = session,
  files = { ["spring.csv"] = spring },
  cases = {
    { "as in the other session", use = {},
      place = { ["opening.1"] = "2023-10-11 am @paris/A", ["opening.2"] = "2023-10-12 am @paris/B", jury = "2023-12-14 am @reims",
        talk = "2023-11-14 pm", own = "2023-12-14 am" }, cost = 0 },
    { "at another time", use = {}, place = { jury = "2023-12-14 pm @reims" }, cost = 1, says = "other_time",
      text = {
        en = "“Jury” (Thu 14 Dec 2023) is not at the time that it has in the session “spring”, with which it is shared",
        fr = "« Jury » (jeu. 14 déc. 2023) n’a pas lieu au moment prévu par la session « spring », avec laquelle elle est commune",
      } },
    { "at another site", use = {}, place = { jury = "2023-12-14 am @paris/A" }, cost = 1, says = "other_place",
      text = {
        en = "“Jury” (Thu 14 Dec 2023) is not where it is in the session “spring”, with which it is shared",
        fr = "« Jury » (jeu. 14 déc. 2023) n’a pas lieu à l’endroit prévu par la session « spring », avec laquelle elle est commune",
      } },
    { "in another room", use = {}, place = { ["opening.2"] = "2023-10-12 am @paris/A" }, cost = 1, says = "other_place" },
    { "elsewhere, which does not matter", use = { place = false }, place = { jury = "2023-12-14 am @paris/A" }, cost = 0 },
    -- Each part is an event of its own: one is late, one elsewhere.
    { "two parts", use = {}, place = { ["opening.1"] = "2023-10-11 am @reims", ["opening.2"] = "2023-10-13 am @paris/B" }, cost = 2 },
    { "at a distance", use = {}, place = { talk = "2023-11-15 pm" }, cost = 1, says = "other_time" },
    { "some modules only", use = { on = "opening" }, place = { jury = "2023-12-15 am @reims" }, cost = 0 },
    { "a number", use = { place = 3 }, error = "place" },
  },
}
