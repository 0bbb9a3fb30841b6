-- One site a day, or as long as days follow each other.

local key_of = { participants = "participant", speakers = "speaker", everyone = "person" }

-- Each move from site to site within a run of neighbouring days.
local function count_moves (p)
  return consecutive (meetings (p.on), key_of[p.who]):cost (function (a, b)
    if a.site == b.site then
      return 0
    end
    local days = p.across_weekend and b.workday - a.workday or b.day - a.day
    return days <= 1 and 1 or 0, "moves"
  end)
end

return rule {
  api = 1,
  name = "one-site",
  theme = "places",
  title = { en = "One site a day or a block", fr = "Un seul site par jour ou par regroupement" },
  doc = {
    en = "Nobody changes the site within a day, or within a block of neighbouring days. Remote meetings do not count.",
    fr = "Personne ne change de site dans la journée, ou dans un regroupement de jours voisins. La distance ne compte pas.",
  },
  example = [[use "one-site" { per = "block", weight = 10 }]],
  params = {
    per = choice {
      "day", "block",
      default = "day",
      doc = { en = "a day, or a run of neighbouring days", fr = "un jour, ou une suite de jours voisins" },
    },
    who = choice {
      "participants", "speakers", "everyone",
      default = "participants",
      doc = { en = "who stays at one site", fr = "qui reste sur un site" },
    },
    across_weekend = boolean {
      default = false,
      doc = {
        en = "weekends and closed days do not end a block",
        fr = "week-ends et jours fermés n’interrompent pas un regroupement",
      },
    },
    on = selector { default = "onsite", doc = { en = "modules that it applies to", fr = "modules concernés" } },
  },
  constrain = function (p)
    if p.per == "block" then
      return count_moves (p)
    end
    return group_by (key_of[p.who], "day", { of = meetings (p.on) }):distinct "site":at_most (1):says "several_sites"
  end,
  says = {
    several_sites = {
      en = "{group}: sites in one day: {measured}",
      fr = "{group} : sites dans une même journée : {measured}",
    },
    moves = {
      en = "{group}: {a} and {b} are in one block but on two sites",
      fr = "{group} : {a} et {b} sont dans un même regroupement mais sur deux sites",
    },
  },
}
