-- 1 November 2023, a Wednesday, is closed; 5 November is a Sunday.
return test "signature-sheets" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-30", to = "2023-11-10", headcount = 15,
      weekdays = "mon-sun", slots = { am = "09:00-12:30", pm = "14:00-17:30", evening = "18:00-20:00" },
      calendars = { closed "fr-holidays" },
    }
    calendar "fair" { title = "Fair", ranges = { "2023-11-07" } }
    site "paris" { name = "Paris", rooms = { A = { capacity = 15 }, B = { capacity = 12 } } }
    speaker "anne" { name = "Anne Martin", unavailable = "2023-11-08" }
    speaker "paul" { name = "Paul Petit" }
    module "energy" { title = "Energy", format = "onsite", slots = 2, site = "paris", speakers = any { k = 1, "anne", "paul" } }
    module "water" { title = "Water", format = "onsite", slots = 1, site = "paris", speakers = "paul" }
    module "online" { title = "Online", format = "remote", slots = 1 }
  ]],
  cases = {
    { "seven hours a day, as many seats as trainees",
      place = { energy = "2023-11-02 am @paris/A /anne", water = "2023-11-03 am @paris/A", online = "2023-11-03 pm" },
      cost = 0 },
    { "a public holiday",
      place = { energy = "2023-11-02 am @paris/A /anne", water = "2023-11-01 am @paris/A", online = "2023-11-03 pm" },
      cost = 1, says = "closed" },
    { "a Sunday",
      place = { energy = "2023-11-02 am @paris/A /anne", water = "2023-11-05 am @paris/A", online = "2023-11-03 pm" },
      cost = 1, says = "sunday",
      text = {
        en = "“Water” (Sun 5 Nov 2023) would be signed for on a Sunday",
        fr = "« Water » (dim. 5 nov. 2023) serait émargé un dimanche",
      } },
    { "another calendar", use = { calendar = "fair" },
      place = { energy = "2023-11-02 am @paris/A /anne", water = "2023-11-07 am @paris/A", online = "2023-11-01 pm" },
      cost = 1, says = "closed",
      text = {
        en = "“Water” (Tue 7 Nov 2023) would be signed for on a closed day: Fair",
        fr = "« Water » (mar. 7 nov. 2023) serait émargé un jour fermé : Fair",
      } },
    -- 2 × 210 + 210 minutes where 420 are allowed.
    { "half a day too much",
      place = { energy = "2023-11-02 am @paris/A /anne", water = "2023-11-03 am @paris/A", online = "2023-11-02 evening" },
      cost = 210, says = "too_long",
      text = {
        en = "participants, Thu 2 Nov 2023: minutes to be signed for in a day: 630, credible: 7 hours",
        fr = "participants, jeu. 2 nov. 2023 : minutes à émarger dans la journée : 630, crédible : 7 heures",
      } },
    { "a longer day may be agreed", use = { per_day = "11 hours" },
      place = { energy = "2023-11-02 am @paris/A /anne", water = "2023-11-03 am @paris/A", online = "2023-11-02 evening" },
      cost = 0 },
    -- 15 trainees, 12 seats.
    { "more signatures than seats",
      place = { energy = "2023-11-02 am @paris/A /anne", water = "2023-11-03 am @paris/B", online = "2023-11-03 pm" },
      cost = 3, says = "too_many",
      text = {
        en = "“Water” (Fri 3 Nov 2023): more signatures than seats in the room; too many: 3",
        fr = "« Water » (ven. 3 nov. 2023) : plus de signatures que de places dans la salle ; en trop : 3",
      } },
    -- The trainees sign twice on the morning of the 3rd: 1.
    { "two sheets at once",
      place = { energy = "2023-11-02 am @paris/A /anne", water = "2023-11-03 am @paris/A", online = "2023-11-03 am" },
      cost = 1, says = "twice",
      text = {
        en = "participants, Fri 3 Nov 2023 am: sheets to be signed for the same slot: 2",
        fr = "participants, ven. 3 nov. 2023 matin : feuilles à signer pour un même créneau : 2",
      } },
    -- The trainees and Paul twice on the morning of the 3rd, 2, and 630 minutes on that day, 210.
    { "a speaker in two places",
      place = { energy = "2023-11-03 am @paris/A /paul", water = "2023-11-03 am @paris/A", online = "2023-11-06 am" },
      cost = 212, says = "twice" },
    { "a speaker who is elsewhere",
      place = { energy = "2023-11-08 am @paris/A /anne", water = "2023-11-03 am @paris/A", online = "2023-11-03 pm" },
      cost = 1, says = "elsewhere",
      text = {
        en = "“Energy” (Wed 8 Nov 2023): speakers who are elsewhere according to their diary: 1",
        fr = "« Energy » (mer. 8 nov. 2023) : intervenants qui sont ailleurs selon leur agenda : 1",
      } },
    -- Holiday 1, seats 3, and twice in the morning 1.
    { "all that an audit finds",
      place = { energy = "2023-11-03 am @paris/A /anne", water = "2023-11-01 am @paris/B", online = "2023-11-03 am" },
      cost = 215 }, -- and on the 3rd 210 minutes too many
    { "only what is signed for", use = { on = "onsite" },
      place = { energy = "2023-11-02 am @paris/A /anne", water = "2023-11-03 am @paris/A", online = "2023-11-01 am" },
      cost = 0 },
    { "days are no hours", use = { per_day = "1 day" }, error = "“per_day” counts hours" },
  },
}
