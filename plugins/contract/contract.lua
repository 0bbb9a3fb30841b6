-- The plan keeps to what was agreed: first date, last date, hours.
return rule {
  api = 1,
  name = "contract",
  theme = "records",
  title = { en = "First date, last date, hours", fr = "Première date, dernière date, heures" },
  doc = {
    en = "The session begins on `first`, ends on `last`, and has `hours` of teaching for each participant, as funding files and "
      .. "orders say.",
    fr = "La session commence à la date `first`, finit à la date `last` et compte `hours` heures pour chaque participant, comme "
      .. "le disent les dossiers de financement et les commandes.",
  },
  example = [[use "contract" { first = "2023-10-11", last = "2024-04-26", hours = 80.5 }]],
  params = {
    first = date { optional = true, doc = { en = "date of the first meeting", fr = "date de la première séance" } },
    last = date { optional = true, doc = { en = "date of the last meeting", fr = "date de la dernière séance" } },
    hours = number {
      min = 0.25, max = 100000, optional = true,
      doc = { en = "hours of teaching of each participant", fr = "heures d’enseignement de chaque participant" },
    },
  },
  constrain = function (p)
    if not (p.first or p.last or p.hours) then
      error ("give “first”, “last” or “hours”", 0)
    elseif p.first and p.last and p.last < p.first then
      error ("“last” is before “first”", 0)
    end
    for _, name in ipairs { "first", "last" } do
      if p[name] and (p[name] < 0 or p[name] > session.last_day) then
        error ("“" .. name .. "” is no date of the session", 0)
      end
    end
    local constraints = {}
    if p.first then
      constraints[#constraints + 1] = group_by ():first "day":exactly (p.first):says "wrong_first"
    end
    if p.last then
      constraints[#constraints + 1] = group_by ():last "day":exactly (p.last):says "wrong_last"
    end
    if p.hours then
      local minutes = math.tointeger (p.hours * 60)
      if not minutes then
        error ("“hours” is no whole number of minutes", 0)
      end
      constraints[#constraints + 1] = group_by ("participant"):sum "minutes":exactly (minutes):says "wrong_hours"
    end
    return constraints
  end,
  says = {
    wrong_first = {
      en = "The first meeting is on {measured}, not on {first}",
      fr = "La première séance a lieu le {measured}, pas le {first}",
    },
    wrong_last = {
      en = "The last meeting is on {measured}, not on {last}",
      fr = "La dernière séance a lieu le {measured}, pas le {last}",
    },
    wrong_hours = {
      en = "{group}: minutes of teaching: {measured}, agreed: {limit} ({hours} h)",
      fr = "{group} : minutes d’enseignement : {measured}, convenu : {limit} ({hours} h)",
    },
  },
}
