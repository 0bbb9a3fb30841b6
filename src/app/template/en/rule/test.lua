-- The test of the rule: a small session, and cases whose cost was counted by hand. Run it with: cursus rules test test-@ID@.lua

return test "@ID@" {
  -- As in session.lua. 1 March 2027 is a Monday, and day 0.
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2027-03-01", to = "2027-03-26" }
    module "opening" { title = "Opening", format = "remote", half_days = 1 }
  ]],
  cases = {
    -- Satisfied: 8 March is day 7.
    { "a week after the beginning", use = { days = 7 }, place = { opening = "2027-03-08 am" }, cost = 0 },
    -- Violated: 3 March is day 2; 7 - 2 = 5. "says" is the key of the message, "text" what a planner reads.
    { "in the first week", use = { days = 7 }, place = { opening = "2027-03-03 am" }, cost = 5, says = "too_early",
      text = {
        en = "“Opening” (Wed 3 Mar 2027) comes too early; days since the session began: 2, at least: 7",
        fr = "« Opening » (mer. 3 mars 2027) vient trop tôt ; jours depuis le début de la session : 2, au moins : 7",
      } },
    -- What the rule has to refuse; "error" is a part of the message.
    { "a number that makes no sense", use = { days = -1 }, error = "days" },
  },
}
