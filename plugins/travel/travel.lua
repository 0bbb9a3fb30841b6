-- Time to go from one site to the next, and hours that leave time for the journey there and back.

-- The pairs are meetings at sites that follow each other for one person; what is remote lies outside.
local function enough_time (p, margin)
  return consecutive (meetings (p.on), "person"):cost (function (a, b)
    if a.site == b.site then
      return 0
    end
    local days = b.day - a.day
    local travel = a:travel_to (b)
    if not travel then
      return days == 0 and 1 or 0, "unknown_way"
    end
    local needed = travel + margin
    if days * 1440 > needed + 1440 then
      return 0
    end
    local between = days * 1440 + b.start_minute - a.end_minute
    return between < needed and 1 or 0, "too_short", needed
  end)
end

-- A trip goes on as long as people stay at one site from day to day.
local function same_trip (a, b)
  return a.site == b.site and b.day - a.day <= 1
end

local function arrive_in_time (p)
  return consecutive (meetings (p.on), "person"):cost (function (a, b)
    if b.site == p.home or same_trip (a, b) then
      return 0
    end
    return b.start_minute < p.arrive and 1 or 0, "starts_early"
  end)
end

local function leave_in_time (p)
  return consecutive (meetings (p.on), "person"):cost (function (a, b)
    if a.site == p.home or same_trip (a, b) then
      return 0
    end
    return a.end_minute > p.leave and 1 or 0, "ends_late"
  end)
end

return rule {
  api = 1,
  name = "travel",
  title = { en = "Travel between sites", fr = "Trajets entre les sites" },
  doc = {
    en = "Nobody has to be at another site sooner than one can get there. The first meeting of a trip begins at `arrive` or "
      .. "later, its last one ends at `leave` or earlier; meetings at `home` are no trip.",
    fr = "Personne n’est attendu sur un autre site avant d’avoir pu s’y rendre. La première séance d’un déplacement commence à "
      .. "`arrive` ou plus tard, la dernière finit à `leave` ou plus tôt ; être à `home` n’est pas un déplacement.",
  },
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
    local constraints = { enough_time (p, p.margin.minutes) }
    if p.arrive then
      constraints[#constraints + 1] = arrive_in_time (p)
    end
    if p.leave then
      constraints[#constraints + 1] = leave_in_time (p)
    end
    return constraints
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
  },
}
