-- What is near does not change any more: people have arranged their leave.

-- Where m differs from what participants were told, of what is to be kept.
local function change_of (m, what)
  if m.starts ~= m.published_starts then
    return "moved"
  elseif m.ends ~= m.published_ends then
    return "longer_or_shorter"
  elseif what ~= "time" and not m.at_published_place then
    return "elsewhere"
  elseif what == "everything" and not m.with_published_speakers then
    return "other_speakers"
  end
  return nil
end

-- The last day that is near; without a notice, the last one before today.
local function last_near_day (notice)
  if not session.today then
    error ("it is not known which day is today: write today = \"2023-10-11\" in session { … }, or plan with --today", 0)
  elseif not notice.days then
    error ("“days” counts days or weeks, not " .. notice.unit, 0)
  end
  return session.today + notice.days - 1
end

return rule {
  api = 1,
  name = "notice",
  theme = "changes",
  title = { en = "Notice", fr = "Délai de prévenance" },
  doc = {
    en = "From today to `days` from now nothing is new, and nothing that participants were told is moved, neither from there nor "
      .. "to there. What was held before today stays as it was.",
    fr = "D’aujourd’hui à `days` plus tard, rien n’est nouveau et rien de ce qui a été annoncé n’est déplacé, ni de là ni vers "
      .. "là. Ce qui a eu lieu avant aujourd’hui reste tel quel.",
  },
  example = [[use "notice" { days = "30 days" }]],
  params = {
    days = duration {
      default = "30 days",
      doc = { en = "how long before a meeting people are told, in days or weeks", fr = "délai pour prévenir, en jours ou semaines" },
    },
    what = choice {
      "time", "time-and-place", "everything",
      default = "time-and-place",
      doc = {
        en = "what does not change: date and times; the site and room too; the speakers too",
        fr = "ce qui ne change pas : date et horaires ; le site et la salle aussi ; les intervenants aussi",
      },
    },
    on = selector { default = "*", doc = { en = "modules that it applies to", fr = "modules concernés" } },
  },
  constrain = function (p)
    local last = last_near_day (p.days)
    if last < session.first_day then
      return nil
    end
    return {
      each (meetings (p.on)):where (function (m)
        return not m.published
      end):cost (function (m)
        return m.day <= last and 1 or 0, "new"
      end),
      each (meetings (p.on)):where (function (m)
        return m.published and m.published_day <= last
      end):cost (function (m)
        local key = change_of (m, p.what)
        return key and 1 or 0, key
      end),
      each (meetings (p.on)):where (function (m)
        return m.published and m.published_day > last
      end):cost (function (m)
        return m.day <= last and 1 or 0, "moved_near"
      end),
    }
  end,
  says = {
    new = {
      en = "{meeting} is new, and sooner than the notice allows: {days}",
      fr = "{meeting} est nouvelle et trop proche : délai de {days}",
    },
    moved = {
      en = "{meeting} is not at the date and time that participants were told, which were nearer than the notice: {days}",
      fr = "{meeting} n’est pas à la date et à l’heure annoncées, qui étaient plus proches que le délai de {days}",
    },
    moved_near = {
      en = "{meeting} was moved to a date nearer than the notice allows: {days}",
      fr = "{meeting} a été déplacée à une date trop proche : délai de {days}",
    },
    longer_or_shorter = {
      en = "{meeting} does not end when participants were told, although it is nearer than the notice allows: {days}",
      fr = "{meeting} ne finit pas à l’heure annoncée, alors qu’elle est plus proche que le délai de {days}",
    },
    elsewhere = {
      en = "{meeting} is not where participants were told, although it is nearer than the notice allows: {days}",
      fr = "{meeting} n’est pas au lieu annoncé, alors qu’elle est plus proche que le délai de {days}",
    },
    other_speakers = {
      en = "{meeting} has other speakers than participants were told, although it is nearer than the notice allows: {days}",
      fr = "{meeting} a d’autres intervenants que ceux annoncés, alors qu’elle est plus proche que le délai de {days}",
    },
  },
}
