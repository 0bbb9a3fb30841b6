local session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-12-22", today = "2023-10-16",
      headcount = 24 }
    site "paris" { name = "Campus de Paris", rooms = { "A", "B" } }
    site "reims" { name = "Reims" }
    speaker "sp" { name = "Claire Duval" }
    speaker "su" { name = "Simon, Jean" }
    module "visit" { title = "Visit", format = "visit", half_days = 1, site = { "paris", "reims" }, speakers = any { "sp", "su" } }
    module "jury" { title = "Jury", format = "onsite", half_days = 1, site = "paris", headcount = 20 }
    module "webinar" { title = "Webinar", format = "webinar", half_days = 1 }
    module "added" { title = "Added", format = "onsite", half_days = 1, site = "paris" }
    published "published.csv"
]]

local published = "meeting,date,start,end,site,room,speakers\n"
  .. "visit,2023-11-14,14:00,17:30,Reims,,sp\n"
  .. "jury,2023-12-14,09:00,12:30,paris,A,\n"
  .. "webinar,2023-11-07,09:00,12:30,,,\n"

return test "stability" {
  session = session,
  files = { ["published.csv"] = published },
  cases = {
    { "as published; what is new is no change", use = { speakers = 1 },
      place = { visit = "2023-11-14 pm @reims /sp", jury = "2023-12-14 am @paris/A", webinar = "2023-11-07 am", added = "2023-11-14 am" },
      cost = 0 },
    { "moved", use = {}, place = { visit = "2023-11-15 pm @reims /sp" }, cost = 1, says = "moved",
      text = {
        en = "“Visit” (Wed 15 Nov 2023) is not at the date and time that participants were told",
        fr = "« Visit » (mer. 15 nov. 2023) n’est pas à la date et à l’heure annoncées",
      } },
    { "another site", use = {}, place = { visit = "2023-11-14 pm @paris/A /sp" }, cost = 1, says = "elsewhere",
      text = {
        en = "“Visit” (Tue 14 Nov 2023) is not where participants were told",
        fr = "« Visit » (mar. 14 nov. 2023) n’est pas au lieu annoncé",
      } },
    { "another room", use = {}, place = { jury = "2023-12-14 am @paris/B" }, cost = 1, says = "elsewhere" },
    { "another speaker", use = { speakers = 2 }, place = { visit = "2023-11-14 pm @reims /su" }, cost = 2, says = "other_speakers",
      text = {
        en = "“Visit” (Tue 14 Nov 2023) has other speakers than participants were told",
        fr = "« Visit » (mar. 14 nov. 2023) a d’autres intervenants que ceux annoncés",
      } },
    { "another speaker does not count by itself", use = {}, place = { visit = "2023-11-14 pm @reims /su" }, cost = 0 },
    -- Time, place and speakers: 4 + 2 + 1.
    { "everything", use = { time = 4, place = 2, speakers = 1 }, place = { visit = "2023-11-15 pm @paris/A /su" }, cost = 7 },
    -- 16 October and 30 days: near until 14 November. 4 + 2, times 3.
    { "near", use = { time = 4, place = 2, near = "30 days" }, place = { visit = "2023-11-15 pm @paris/A /sp" },
      cost = 18, says = "moved_near",
      text = {
        en = "“Visit” (Wed 15 Nov 2023) is not at the date and time that participants were told, and that is soon",
        fr = "« Visit » (mer. 15 nov. 2023) n’est pas à la date et à l’heure annoncées, et c’est bientôt",
      } },
    { "far: the first day after", use = { near = "29 days" }, place = { visit = "2023-11-15 pm @reims /sp" }, cost = 1 },
    { "moved to a near date", use = { near = "30 days", near_factor = 10 }, place = { jury = "2023-11-14 am @paris/A" }, cost = 10 },
    { "a near place", use = { near = "30 days" }, place = { visit = "2023-11-14 pm @paris/A /sp" }, cost = 3, says = "elsewhere_near",
      text = {
        en = "“Visit” (Tue 14 Nov 2023) is not where participants were told, and that is soon",
        fr = "« Visit » (mar. 14 nov. 2023) n’est pas au lieu annoncé, et c’est bientôt",
      } },
    { "a near speaker", use = { near = "30 days", speakers = 1 }, place = { visit = "2023-11-14 pm @reims /su" },
      cost = 3, says = "other_speakers_near",
      text = {
        en = "“Visit” (Tue 14 Nov 2023) has other speakers than participants were told, and that is soon",
        fr = "« Visit » (mar. 14 nov. 2023) a d’autres intervenants que ceux annoncés, et c’est bientôt",
      } },
    -- 24 people are three tens, the jury's 20 are two: 3 + 2.
    { "many people", use = { people = 10 }, place = { visit = "2023-11-15 pm @reims /sp", jury = "2023-12-15 am @paris/A" }, cost = 5 },
    -- Three tens, three times as dear as near, time and place: 3 × 3 × 2.
    { "many people, near", use = { people = 10, near = "30 days" }, place = { visit = "2023-11-15 pm @paris/B /sp" }, cost = 18 },
    { "remote stays remote", use = {}, place = { webinar = "2023-11-07 am" }, cost = 0 },
    { "remote, later", use = {}, place = { webinar = "2023-11-07 pm" }, cost = 1 },
    { "nothing costs", use = { time = 0, place = 0 }, error = "nothing is left to cost" },
    { "near in working days", use = { near = "5 working days" }, error = "“near” counts days or weeks" },
  },
}
