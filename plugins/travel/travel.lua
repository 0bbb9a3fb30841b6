-- Time to go from one site to the next, and hours that leave time for the journey there and back.

-- A trip goes on as long as people stay at one site from day to day.
local function same_trip (a, b)
  return a.site == b.site and a:days_to (b) <= 1
end

-- What keeps people from getting from a to b: the key of a message, and the minutes that they need.
local function obstacle (a, b, margin)
  local days, travel = a:days_to (b), a:travel_to (b)
  if not travel then
    return days == 0 and "unknown_way" or nil
  end
  local needed = travel + margin
  if (days - 1) * 1440 > needed then
    return nil
  end
  return days * 1440 + b.start_minute - a.end_minute < needed and "too_short" or nil, needed
end

-- Of two meetings at sites that follow each other for one person; what is remote lies outside. Who cannot get there at all is
-- not asked about the hours of trips.
local function judge (p, a, b)
  if a.site == b.site and not (p.arrive or p.leave) or same_trip (a, b) then
    return 0
  end
  if a.site ~= b.site then
    local key, needed = obstacle (a, b, p.margin.minutes)
    if key then
      return 1, key, needed
    end
  end
  local late = p.leave and a.site ~= p.home and a.end_minute > p.leave
  local early = p.arrive and b.site ~= p.home and b.start_minute < p.arrive
  if late and early then
    return 2, "ends_late_starts_early"
  end
  return (late or early) and 1 or 0, late and "ends_late" or "starts_early"
end

return rule {
  api = 1,
  name = "travel",
  theme = "places",
  title = { en = "Travel between sites", fr = "Trajets entre les sites" },
  doc = {
    en = "Nobody has to be at another site sooner than one can get there. The first meeting of a trip begins at `arrive` or "
      .. "later, its last one ends at `leave` or earlier; meetings at `home` are no trip.",
    fr = "Personne n’est attendu sur un autre site avant d’avoir pu s’y rendre. La première séance d’un déplacement commence à "
      .. "`arrive` ou plus tard, la dernière finit à `leave` ou plus tôt ; être à `home` n’est pas un déplacement.",
  },
  example = [[use "travel" { home = "paris", arrive = "10:30", leave = "16:00", margin = "15 minutes" }]],
  params = {
    home = site {
      optional = true,
      doc = {
        en = "the site that needs no trip; without it, every site does",
        fr = "le site sans déplacement ; sinon, tous en demandent un",
      },
    },
    arrive = clock {
      optional = true,
      doc = {
        en = "first time at which a trip’s first meeting may begin",
        fr = "heure à partir de laquelle un déplacement peut commencer",
      },
    },
    leave = clock {
      optional = true,
      doc = { en = "last time at which a trip’s last meeting may end", fr = "heure à laquelle un déplacement doit être fini" },
    },
    margin = duration {
      default = "0 minutes",
      doc = { en = "added to each journey", fr = "s’ajoute à chaque trajet" },
    },
    on = selector {
      default = "onsite",
      doc = { en = "modules that one travels to", fr = "modules pour lesquels on se déplace" },
    },
  },
  constrain = function (p)
    if not p.margin.minutes then
      error ("“margin” counts minutes or hours, not " .. p.margin.unit, 0)
    end
    return consecutive (meetings (p.on), "person"):cost (function (a, b)
      return judge (p, a, b)
    end)
  end,
  says = {
    too_short = {
      en = "{group} cannot get from {a} to {b} in time; minutes needed: {measured}",
      fr = "{group} : impossible d’aller à temps de {a} à {b} ; minutes nécessaires : {measured}",
    },
    unknown_way = {
      en = "{group}: {a} and {b} are at two sites on one day, and nobody said how long the way is",
      fr = "{group} : {a} et {b} sont sur deux sites le même jour, et la durée du trajet n’est pas indiquée",
    },
    starts_early = {
      en = "{group}: {b} begins a trip and starts before {arrive}",
      fr = "{group} : {b} commence un déplacement et débute avant {arrive}",
    },
    ends_late = {
      en = "{group}: {a} ends a trip and finishes after {leave}",
      fr = "{group} : {a} termine un déplacement et finit après {leave}",
    },
    ends_late_starts_early = {
      en = "{group}: {a} ends a trip and finishes after {leave}; {b} begins one and starts before {arrive}",
      fr = "{group} : {a} termine un déplacement et finit après {leave} ; {b} en commence un et débute avant {arrive}",
    },
  },
}
