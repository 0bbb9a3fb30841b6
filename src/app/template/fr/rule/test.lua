-- Le test de la règle : une petite session, et des cas au coût compté à la main. Il s'exécute par : cursus rules test test-@ID@.lua

return test "@ID@" {
  -- Comme dans session.lua. Le 1er mars 2027 est un lundi, et le jour 0.
  session = [[
    session { id = "t", title = "Test", timezone = "Europe/Paris", from = "2027-03-01", to = "2027-03-26" }
    module "ouverture" { title = "Ouverture", format = "remote", half_days = 1 }
  ]],
  cases = {
    -- Respectée : le 8 mars est le jour 7.
    { "une semaine après le début", use = { days = 7 }, place = { ouverture = "2027-03-08 am" }, cost = 0 },
    -- Enfreinte : le 3 mars est le jour 2 ; 7 - 2 = 5. "says" est la clé du message, "text" ce que lit qui planifie.
    { "dans la première semaine", use = { days = 7 }, place = { ouverture = "2027-03-03 am" }, cost = 5, says = "too_early",
      text = {
        en = "“Ouverture” (Wed 3 Mar 2027) comes too early; days since the session began: 2, at least: 7",
        fr = "« Ouverture » (mer. 3 mars 2027) vient trop tôt ; jours depuis le début de la session : 2, au moins : 7",
      } },
    -- Ce que la règle doit refuser ; "error" est une partie du message.
    { "un nombre qui n'a pas de sens", use = { days = -1 }, error = "days" },
  },
}
