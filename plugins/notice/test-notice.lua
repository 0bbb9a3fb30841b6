local session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-12-22", today = "2023-10-16" }
    site "paris" { name = "Campus de Paris", rooms = { "A", "B" } }
    site "reims" { name = "Reims" }
    speaker "sp" { name = "Claire Duval" }
    speaker "su" { name = "Simon, Jean" }
    group "g1"
    group "g2"
    module "opening" { title = "Opening", format = "onsite", half_days = 1, site = "paris" }
    module "visit" { title = "Visit", format = "visit", half_days = 1, site = { "paris", "reims" }, speakers = any { "sp", "su" } }
    module "jury" { title = "Jury", format = "onsite", half_days = 3, site = "paris" }
    module "workshop" { title = "Workshop", format = "workshop", half_days = 1, site = "paris", groups = "each" }
    module "webinar" { title = "Webinar", format = "webinar", half_days = 1 }
    module "added" { title = "Added", format = "onsite", half_days = 1, site = "paris" }
    published "published.csv"
]]

-- As cursus show --format csv writes it. The second part of the jury was longer then; one meeting is no more.
local published = "session;meeting;module;group;title;format;date;start;end;site;room;speakers\n"
  .. "t;opening;opening;;Opening;onsite;2023-10-12;09:00;12:30;Campus de Paris;A;\n"
  .. "t;visit;visit;;Visit;visit;2023-11-14;14:00;17:30;Reims;;Simon, Jean\n"
  .. "t;jury.1;jury;;Jury (1/2);onsite;2023-11-15;09:00;12:30;Campus de Paris;A;\n"
  .. "t;jury.1;jury;;Jury (1/2);onsite;2023-11-15;14:00;17:30;Campus de Paris;A;\n"
  .. "t;jury.2;jury;;Jury (2/2);onsite;2023-12-14;09:00;12:00;Campus de Paris;A;\n"
  .. "t;workshop@g1;workshop;g1;Workshop;workshop;2023-11-06;09:00;12:30;Campus de Paris;A;\n"
  .. "t;workshop@g2;workshop;g2;Workshop;workshop;2023-11-06;09:00;12:30;Campus de Paris;Salle démolie;\n"
  .. "t;webinar;webinar;;Webinar;webinar;2023-11-07;09:00;12:30;;;\n"
  .. "t;evening;evening;;Evening;onsite;2023-11-08;18:00;20:00;Campus de Paris;A;\n"

-- Today is 16 October: 30 days reach to 14 November, the last near day.
return test "notice" {
  session = session,
  files = { ["published.csv"] = published },
  cases = {
    { "as published", use = {},
      place = { opening = "2023-10-12 am @paris/A", visit = "2023-11-14 pm @reims /su", ["jury.1"] = "2023-11-15 am @paris/A",
        ["workshop@g1"] = "2023-11-06 am @paris/A", webinar = "2023-11-07 am", added = "2023-11-15 am" }, cost = 0 },
    { "moved within the notice", use = {}, place = { ["workshop@g1"] = "2023-11-06 pm @paris/A" },
      cost = 1, says = "moved",
      text = {
        en = "“Workshop – g1” (Mon 6 Nov 2023) is not at the date and time that participants were told, which were nearer than the "
          .. "notice: 30 days",
        fr = "« Workshop – g1 » (lun. 6 nov. 2023) n’est pas à la date et à l’heure annoncées, qui étaient plus proches que le "
          .. "délai de 30 jours",
      } },
    { "put off to after the notice", use = {}, place = { visit = "2023-12-14 pm @reims /su" }, cost = 1, says = "moved" },
    { "the last near day", use = {}, place = { visit = "2023-11-14 am @reims /su" }, cost = 1 },
    { "the first far day", use = {}, place = { ["jury.1"] = "2023-11-16 am @paris/A" }, cost = 0 },
    { "moved to a near day", use = {}, place = { ["jury.1"] = "2023-11-14 am @paris/A" },
      cost = 1, says = "moved_near",
      text = {
        en = "“Jury (1/2)” (Tue 14 Nov 2023) was moved to a date nearer than the notice allows: 30 days",
        fr = "« Jury (1/2) » (mar. 14 nov. 2023) a été déplacée à une date trop proche : délai de 30 jours",
      } },
    { "what is long over was moved", use = {}, place = { opening = "2023-10-13 am @paris/A" }, cost = 1, says = "moved" },
    { "something new on a near day", use = {}, place = { added = "2023-11-14 pm" },
      cost = 1, says = "new",
      text = {
        en = "“Added” (Tue 14 Nov 2023) is new, and sooner than the notice allows: 30 days",
        fr = "« Added » (mar. 14 nov. 2023) est nouvelle et trop proche : délai de 30 jours",
      } },
    { "something new before today", use = {}, place = { added = "2023-10-11 pm" }, cost = 1, says = "new" },
    { "another site", use = {}, place = { visit = "2023-11-14 pm @paris/A /su" },
      cost = 1, says = "elsewhere",
      text = {
        en = "“Visit” (Tue 14 Nov 2023) is not where participants were told, although it is nearer than the notice allows: 30 days",
        fr = "« Visit » (mar. 14 nov. 2023) n’est pas au lieu annoncé, alors qu’elle est plus proche que le délai de 30 jours",
      } },
    { "another room", use = {}, place = { ["workshop@g1"] = "2023-11-06 am @paris/B" }, cost = 1, says = "elsewhere" },
    { "a room that is no more", use = {}, place = { ["workshop@g2"] = "2023-11-06 am @paris/A" }, cost = 1, says = "elsewhere" },
    { "only the time counts", use = { what = "time" },
      place = { visit = "2023-11-14 pm @paris/A /sp", ["workshop@g2"] = "2023-11-06 am @paris/A" }, cost = 0 },
    { "another speaker does not count", use = {}, place = { visit = "2023-11-14 pm @reims /sp" }, cost = 0 },
    { "another speaker counts", use = { what = "everything" }, place = { visit = "2023-11-14 pm @reims /sp" },
      cost = 1, says = "other_speakers",
      text = {
        en = "“Visit” (Tue 14 Nov 2023) has other speakers than participants were told, although it is nearer than the notice "
          .. "allows: 30 days",
        fr = "« Visit » (mar. 14 nov. 2023) a d’autres intervenants que ceux annoncés, alors qu’elle est plus proche que le délai "
          .. "de 30 jours",
      } },
    { "the same speaker, whose name has a comma", use = { what = "everything" }, place = { visit = "2023-11-14 pm @reims /su" }, cost = 0 },
    -- Nine weeks reach to 17 December.
    { "shorter than published", use = { days = "9 weeks" }, place = { ["jury.2"] = "2023-12-14 am @paris/A" },
      cost = 1, says = "longer_or_shorter",
      text = {
        en = "“Jury (2/2)” (Thu 14 Dec 2023) does not end when participants were told, although it is nearer than the notice "
          .. "allows: 9 weeks",
        fr = "« Jury (2/2) » (jeu. 14 déc. 2023) ne finit pas à l’heure annoncée, alors qu’elle est plus proche que le délai de 9 "
          .. "semaines",
      } },
    { "no notice: only what is over stays", use = { days = "0 days" },
      place = { opening = "2023-10-13 am @paris/A", added = "2023-10-16 am", visit = "2023-10-17 pm @reims /su" }, cost = 1 },
    { "only some modules", use = { on = "visit" }, place = { opening = "2023-10-13 am @paris/A", added = "2023-10-17 am" }, cost = 0 },
    { "working days", use = { days = "10 working days" }, error = "“days” counts days or weeks, not working days" },
    { "a word", use = { what = "all" }, error = "what" },
  },
}
