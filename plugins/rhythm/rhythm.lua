-- How often people come: not week after week, not too often in a month.

local key_of = { participants = "participant", speakers = "speaker", everyone = "person" }

return rule {
  api = 1,
  name = "rhythm",
  theme = "load",
  title = { en = "Rhythm of weeks and blocks", fr = "Rythme des semaines et des regroupements" },
  doc = {
    en = "Each person has meetings in at most `weeks_in_a_row` weeks in a row (1: never in consecutive weeks) and at most "
      .. "`blocks_a_month` blocks in a calendar month.",
    fr = "Chacun a des séances au plus `weeks_in_a_row` semaines d’affilée (1 : jamais deux semaines de suite) et au plus "
      .. "`blocks_a_month` regroupements par mois civil.",
  },
  example = [[use "rhythm" { weeks_in_a_row = 1 }]],
  params = {
    weeks_in_a_row = integer {
      min = 1, max = 53, optional = true,
      doc = { en = "weeks in a row, at most", fr = "semaines d’affilée, au plus" },
    },
    blocks_a_month = integer {
      min = 1, max = 31, optional = true,
      doc = { en = "runs of consecutive days in a month, at most", fr = "suites de jours consécutifs par mois, au plus" },
    },
    across_weekend = boolean {
      default = false,
      doc = {
        en = "weekends and closed days do not end a block",
        fr = "week-ends et jours fermés n’interrompent pas un regroupement",
      },
    },
    who = choice {
      "participants", "speakers", "everyone",
      default = "participants",
      doc = { en = "whose meetings are counted", fr = "de qui on compte les séances" },
    },
    on = selector { default = "*", doc = { en = "modules that are counted", fr = "modules que l’on compte" } },
  },
  constrain = function (p)
    if not (p.weeks_in_a_row or p.blocks_a_month) then
      error ("give “weeks_in_a_row” or “blocks_a_month”", 0)
    end
    local who, of = key_of[p.who], { of = meetings (p.on) }
    local constraints = {}
    if p.weeks_in_a_row then
      constraints[1] = group_by (who, of):runs "week":at_most (p.weeks_in_a_row):says "weeks"
    end
    if p.blocks_a_month then
      local blocks = group_by (who, "month", of):run_count (p.across_weekend and "workday" or "day")
      constraints[#constraints + 1] = blocks:at_most (p.blocks_a_month):says "blocks"
    end
    return constraints
  end,
  says = {
    weeks = {
      en = "{group}: weeks in a row: {measured}, wanted: {limit}",
      fr = "{group} : semaines d’affilée : {measured}, attendu : {limit}",
    },
    blocks = {
      en = "{group}: blocks in the month: {measured}, wanted: {limit}",
      fr = "{group} : regroupements dans le mois : {measured}, attendu : {limit}",
    },
  },
}
