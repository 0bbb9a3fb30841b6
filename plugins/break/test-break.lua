-- Slots of half an hour that follow each other without a break.
return test "break" {
  session = [[
    session {
      id = "t", title = "Test", timezone = "Europe/Paris", from = "2023-10-09", to = "2023-10-27",
      slots = { grid = 30, from = "09:00", to = "18:00" },
    }
    site "paris" { name = "Paris" }
    speaker "anne" { name = "Anne Martin" }
    module "energy" { title = "Energy", format = "onsite", minutes = 120, site = "paris", speakers = "anne" }
    module "water" { title = "Water", format = "onsite", minutes = 120, site = "paris" }
    module "film" { title = "Film", format = "onsite", minutes = 60, site = "paris", speakers = "anne" }
  ]],
  cases = {
    { "lunch from 12:00 to 13:00 exactly",
      place = { energy = "2023-10-12 10:00", water = "2023-10-12 13:00", film = "2023-10-13 09:00" }, cost = 0 },
    { "lunch from 13:00 to 14:00 exactly", -- “Energy” 11:00 to 13:00
      place = { energy = "2023-10-12 11:00", water = "2023-10-12 14:00", film = "2023-10-12 15:00" }, cost = 0 },
    { "lunch in the middle", -- 12:30 to 13:30
      place = { energy = "2023-10-12 10:30", water = "2023-10-12 13:30", film = "2023-10-13 09:00" }, cost = 0 },
    -- “Energy” ends at 12:30, “Water” begins at 13:00.
    { "half an hour is too short",
      place = { energy = "2023-10-12 10:30", water = "2023-10-12 13:00", film = "2023-10-13 09:00" }, cost = 1,
      says = "too_short",
      text = {
        en = "participants, Thu 12 Oct 2023: no break of 1 hour between 12:00 and 14:00; longest, in minutes: 30",
        fr = "participants, jeu. 12 oct. 2023 : pas de pause de 1 heure entre 12:00 et 14:00 ; la plus longue, en minutes : 30",
      } },
    { "no break at all, meetings touch at 13:00",
      place = { energy = "2023-10-12 11:00", water = "2023-10-12 13:00", film = "2023-10-13 09:00" }, cost = 1 },
    -- “Film” from 12:30 to 13:30 leaves half an hour on each side, which do not add up.
    { "one meeting in the middle leaves no break",
      place = { energy = "2023-10-12 09:00", water = "2023-10-12 14:00", film = "2023-10-12 12:30" }, cost = 1,
      says = "too_short" },
    { "free time outside the window is no lunch", use = { min = "90 minutes", from = "11:30", to = "13:30" },
      place = { energy = "2023-10-12 10:30", water = "2023-10-12 14:30", film = "2023-10-13 09:00" }, cost = 1 },
    { "it may begin before the window does", -- free from 11:00 to 13:00
      place = { energy = "2023-10-12 09:00", water = "2023-10-12 13:00", film = "2023-10-13 09:00" }, cost = 0 },
    -- “Film” from 12:00 to 13:00, “Water” from 13:30.
    { "a window with room for several breaks", use = { min = "30 minutes" },
      place = { energy = "2023-10-12 10:00", water = "2023-10-12 13:30", film = "2023-10-12 12:00" }, cost = 0 },
    -- 30 minutes after “Energy” (10:00 to 12:00), 30 after “Film” (12:30 to 13:30), where 45 are wanted.
    { "two short breaks are no long one", use = { min = "45 minutes" },
      place = { energy = "2023-10-12 10:00", water = "2023-10-12 14:00", film = "2023-10-12 12:30" }, cost = 1 },
    { "a free day costs nothing", use = { min = "2 hours" },
      place = { energy = "2023-10-12 10:00", water = "2023-10-16 14:00", film = "2023-10-13 09:00" }, cost = 0 },
    { "a speaker rests while somebody else teaches", use = { who = "speakers" },
      place = { energy = "2023-10-12 09:30", water = "2023-10-12 11:00", film = "2023-10-12 14:00" }, cost = 0 },
    -- Two days, each with half an hour.
    { "each day counts", use = { on = { "energy", "water", "film" } },
      place = { energy = "2023-10-12 10:30", water = "2023-10-12 13:00", film = "2023-10-13 12:30" }, cost = 2 },
    { "only some modules", use = { on = { "energy", "film" } },
      place = { energy = "2023-10-12 10:30", water = "2023-10-12 13:00", film = "2023-10-13 09:00" }, cost = 0 },
    { "a window too short for the break", use = { min = "3 hours" }, error = "less time" },
    { "a break of days", use = { min = "1 day" }, error = "“min” counts minutes" },
    { "no time of the day", use = { from = "noon" }, error = "from" },
  },
}
