-- Modules on the same day, on different days, on neighbouring days.

-- From the last day of a to the first day of b: below 1 where they overlap or b comes first.
local function days_between (a, b, p)
  if p.across_weekend then
    return b.first_workday - a.last_workday
  end
  return a:days_to (b)
end

local function same_day (a, b)
  return a:days_to (b) ~= 0 and 1 or 0, "not_same_day"
end

local function different_days (a, b)
  return a:days_to (b) == 0 and 1 or 0, "same_day"
end

local function adjacent_days (p)
  return function (a, b)
    local gap = math.max (days_between (a, b, p), days_between (b, a, p))
    return math.abs (gap - 1), "not_adjacent", gap
  end
end

local function following_day (p)
  return function (a, b)
    local gap = days_between (a, b, p)
    return math.abs (gap - 1), "not_following", gap
  end
end

-- Of two meetings that follow each other; parts of one module may share a day.
local function next_adjacent (p)
  return function (a, b)
    local gap = days_between (a, b, p)
    if gap == 0 and a.module == b.module then
      return 0
    end
    return math.abs (gap - 1), "not_adjacent", gap
  end
end

local function relate_all (p)
  if p.relation == "following-day" then
    error ("“following-day” needs “with”: the order would not be known", 0)
  elseif p.relation == "adjacent-days" then
    return consecutive (meetings (p.of), "participant"):cost (next_adjacent (p))
  end
  local all = pairs_of (meetings (p.of), { audience = p.audience })
  return all:cost (p.relation == "same-day" and same_day or different_days)
end

local function relate_two (p)
  local options = { audience = p.audience }
  if p.relation == "same-day" then
    return pairs_of (meetings (p.of), meetings (p.with), options):cost (same_day)
  elseif p.relation == "different-days" then
    return pairs_of (meetings (p.of), meetings (p.with), options):cost (different_days)
  elseif p.relation == "adjacent-days" then
    return pairs_of (p.of, p.with, options):cost (adjacent_days (p))
  end
  return pairs_of (p.of, p.with, options):cost (following_day (p))
end

return rule {
  api = 1,
  name = "day-relation",
  theme = "order",
  title = { en = "Same day or different days", fr = "Même jour ou jours différents" },
  doc = {
    en = "How the days of modules relate: each module of `of` with each of `with`, or all pairs of `of`.",
    fr = "Comment les jours de modules se situent entre eux : chacun de `of` avec chacun de `with`, ou toutes les paires de `of`.",
  },
  example = [[use "day-relation" { of = "case-study", with = "visit", relation = "same-day" }]],
  params = {
    of = selector { optional = true, doc = { en = "modules", fr = "modules" } },
    with = selector {
      optional = true,
      doc = {
        en = "the other modules of the pairs; without it, all pairs of `of`",
        fr = "les autres modules des paires ; sinon, toutes les paires de `of`",
      },
    },
    relation = choice {
      "same-day", "different-days", "adjacent-days", "following-day",
      doc = {
        en = "adjacent-days: one day apart, whichever comes first; following-day: `with` on the day after `of`",
        fr = "adjacent-days : à un jour l’un de l’autre, dans un sens ou l’autre ; following-day : `with` le lendemain de `of`",
      },
    },
    across_weekend = boolean {
      default = false,
      doc = {
        en = "a Friday and the Monday after it are neighbours, as are the days around a closed day",
        fr = "un vendredi et le lundi suivant se touchent, comme les jours qui entourent un jour fermé",
      },
    },
    audience = choice {
      "shared", "any",
      default = "shared",
      doc = {
        en = "shared: pairs that some participant attends both; any: all pairs, also of groups in parallel",
        fr = "shared : paires qui ont un participant en commun ; any : toutes, même de groupes en parallèle",
      },
    },
  },
  constrain = function (p)
    if not p.of then
      error ("give “of”, and “with” where two sides are compared", 0)
    end
    return p.with and relate_two (p) or relate_all (p)
  end,
  says = {
    not_same_day = {
      en = "{a} and {b} are not on the same day",
      fr = "{a} et {b} n’ont pas lieu le même jour",
    },
    same_day = {
      en = "{a} and {b} are on the same day",
      fr = "{a} et {b} ont lieu le même jour",
    },
    not_adjacent = {
      en = "{a} and {b} are not on neighbouring days; days from one to the other: {measured}",
      fr = "{a} et {b} n’ont pas lieu deux jours de suite ; jours de l’un à l’autre : {measured}",
    },
    not_following = {
      en = "{b} is not on the day after {a}; days from one to the other: {measured}",
      fr = "{b} n’a pas lieu le lendemain de {a} ; jours de l’un à l’autre : {measured}",
    },
  },
}
