-- How much there is in a day, a week, a month or a block.

local key_of = { participants = "participant", speakers = "speaker" }

local function compare (measure, least, most)
  if least and most then
    return measure:between (least, most)
  elseif least then
    return measure:at_least (least)
  end
  return measure:at_most (most)
end

local function half_days (p)
  if p.per == "block" then
    error ("per = \"block\" counts days: write unit = \"days\"", 0)
  end
  local n = session.slots_per_half_day
  local sum = group_by (key_of[p.who], p.per, { of = meetings (p.on) }):sum "slots"
  return compare (sum, p.min and p.min * n, p.max and p.max * n):says (n == 1 and "half_days" or "slots")
end

local function days (p)
  if p.per == "day" then
    error ("per = \"day\" counts half-days: write unit = \"half-days\"", 0)
  elseif p.per == "block" then
    local blocks = group_by (key_of[p.who], { of = meetings (p.on) }):runs (p.across_weekend and "workday" or "day")
    return compare (blocks, p.min, p.max):says "block"
  end
  local distinct = group_by (key_of[p.who], p.per, { of = meetings (p.on) }):distinct "day"
  return compare (distinct, p.min, p.max):says "days"
end

return rule {
  api = 1,
  name = "load",
  theme = "load",
  title = { en = "Half-days or days in a day, week, month or block", fr = "Demi-journées ou jours par jour, semaine, mois, bloc" },
  doc = {
    en = "Each person has at least `min` and at most `max` half-days (or days) in each day, week, month or block. A week in "
      .. "which there is nothing at all never costs.",
    fr = "Chacun a au moins `min` et au plus `max` demi-journées (ou jours) par jour, semaine, mois ou regroupement. Une semaine "
      .. "où il n’y a rien du tout ne coûte jamais.",
  },
  example = [[use "load" { per = "week", max = 4 }]],
  params = {
    per = choice {
      "day", "week", "month", "block",
      default = "week",
      doc = {
        en = "what it is counted in; a block is a run of consecutive days",
        fr = "dans quoi on compte ; un regroupement est une suite de jours consécutifs",
      },
    },
    unit = choice {
      "half-days", "days",
      default = "half-days",
      doc = { en = "what is counted; blocks are counted in days", fr = "ce qu’on compte ; les regroupements en jours" },
    },
    min = integer { min = 1, max = 1000, optional = true, doc = { en = "at least", fr = "au moins" } },
    max = integer { min = 0, max = 1000, optional = true, doc = { en = "at most", fr = "au plus" } },
    on = selector { default = "*", doc = { en = "modules that are counted", fr = "modules que l’on compte" } },
    who = choice {
      "participants", "speakers",
      default = "participants",
      doc = { en = "whose meetings are counted", fr = "de qui on compte les séances" },
    },
    across_weekend = boolean {
      default = false,
      doc = {
        en = "weekends and closed days do not end a block",
        fr = "week-ends et jours fermés n’interrompent pas un regroupement",
      },
    },
  },
  constrain = function (p)
    if not (p.min or p.max) then
      error ("give “min” or “max”", 0)
    elseif p.min and p.max and p.min > p.max then
      error ("“min” is more than “max”", 0)
    end
    return p.unit == "days" and days (p) or half_days (p)
  end,
  says = {
    half_days = {
      en = "{group}: half-days: {measured}, wanted: {limit}",
      fr = "{group} : demi-journées : {measured}, attendu : {limit}",
    },
    slots = {
      en = "{group}: slots: {measured}, wanted: {limit}",
      fr = "{group} : créneaux : {measured}, attendu : {limit}",
    },
    days = {
      en = "{group}: days: {measured}, wanted: {limit}",
      fr = "{group} : jours : {measured}, attendu : {limit}",
    },
    block = {
      en = "{group}: days in one block: {measured}, wanted: {limit}",
      fr = "{group} : jours d’un même regroupement : {measured}, attendu : {limit}",
    },
  },
}
