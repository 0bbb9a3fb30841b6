-- Nobody is bound to miss so much that a certificate is out of reach.

-- Minutes of teaching of one participant in these modules: each of them once, whatever its groups.
local function count_minutes (selection)
  local total, seen = 0, {}
  each (selection):where (function (m)
    if not seen[m.module] then
      total, seen[m.module] = total + m.minutes, true
    end
    return false
  end)
  return total
end

-- How many minutes may be missed; nil: any number.
local function allowed_minutes (p)
  if not p.least then
    return nil
  end
  return count_minutes (p.on) * (100 - p.least) // 100
end

return rule {
  api = 1,
  name = "attendance",
  theme = "records",
  title = { en = "Attendance within reach", fr = "Assiduité possible" },
  doc = {
    en = "Each participant can come to at least `least` % of the hours, and misses at most `absences` meetings, as their known "
      .. "absences stand. What is missed beyond that costs 1 for each half-day, or each meeting.",
    fr = "Chaque participant peut suivre au moins `least` % des heures et manque au plus `absences` séances, d’après ses absences "
      .. "connues. Ce qui est manqué au-delà coûte 1 par demi-journée, ou par séance.",
  },
  example = [[use "attendance" { least = 80, on = "tag:core" }]],
  params = {
    least = integer {
      min = 1, max = 100, optional = true,
      doc = { en = "per cent of the hours, at least", fr = "pour cent des heures, au moins" },
    },
    absences = integer {
      min = 0, max = 1000, optional = true,
      doc = { en = "meetings that one participant misses, at most", fr = "séances qu’un participant manque, au plus" },
    },
    on = selector { default = "*", doc = { en = "modules that are counted", fr = "modules que l’on compte" } },
  },
  constrain = function (p)
    if not (p.least or p.absences) then
      error ("give “least” or “absences”", 0)
    end
    local allowed, half_day = allowed_minutes (p), session.half_day_minutes
    local constraints = {}
    for i, person in ipairs (session.absentees) do
      constraints[i] = in_order (meetings (p.on)):cost (function (list)
        local minutes, meetings_missed = 0, 0
        for _, m in ipairs (list) do
          if m:busy (person) and m:involves (person) then
            minutes, meetings_missed = minutes + m.minutes, meetings_missed + 1
          end
        end
        local excess = allowed and math.max (0, minutes - allowed) or 0
        if excess > 0 then
          return (excess + half_day - 1) // half_day, "too_little", person.name .. " (" .. minutes // 60 .. " h)"
        elseif p.absences and meetings_missed > p.absences then
          return meetings_missed - p.absences, "too_often", person.name .. " (" .. meetings_missed .. ")"
        end
        return 0
      end)
    end
    return constraints
  end,
  says = {
    too_little = {
      en = "Attendance of {least} % is out of reach; missed: {measured}",
      fr = "L’assiduité de {least} % est hors d’atteinte ; manqué : {measured}",
    },
    too_often = {
      en = "Too many meetings missed, at most {absences}: {measured}",
      fr = "Trop de séances manquées, au plus {absences} : {measured}",
    },
  },
}
