#!/bin/bash
# shellcheck disable=SC1111,SC2016,SC2317  # quotes as people write them; names in descriptions; functions that ok calls
# `cursus rules annotations`: what editors are told of the language of rules. With a Lua language server in the PATH, that it finds
# nothing in our rules, and slips in others.
# usage: test-annotations.sh CURSUS SOURCE
# shellcheck source=tests/cli/cli.sh
. "$(dirname "$0")/cli.sh"

prints() {
  ends 0 "$cursus" rules annotations && empty err && [ "$(head -1 out)" = '---@meta _' ] &&
    has out '---@class cursus.Meeting: cursus.StaticMeeting' '---@field day integer ' 'function group_by (...) end' '---| "participant" # '
}
ok 'it prints them' prints
reference() {
  ends 0 "$cursus" rules annotations --reference && empty err && has out '### Keys' '| `m.day` |' '| `:at_most` | Measure |'
}
ok 'or the reference' reference
writes() {
  mkdir rules && ends 0 "$cursus" rules annotations --out rules && has out 'rules/.cursus/rules.lua' 'rules/.luarc.json' &&
    "$cursus" rules annotations | cmp - rules/.cursus/rules.lua && jq -e '."workspace.library" == [".cursus"]' rules/.luarc.json &&
    ends 0 "$cursus" rules annotations --out rules --quiet && empty out && empty err
}
ok_json 'or writes them into a folder of rules, again and again' writes
keeps() {
  echo '{ "mine": true }' >rules/.luarc.json && ends 0 "$cursus" rules annotations --out rules && has err '.luarc.json' '.cursus' &&
    jq -e .mine rules/.luarc.json
}
ok_json 'settings that are there are kept' keeps
harmless() {
  session small && mkdir -p small/plugins && ends 0 "$cursus" rules list && cp out before &&
    ends 0 "$cursus" rules annotations --out small/plugins && ends 0 "$cursus" rules list small && empty err && cmp before out
}
ok 'what was written is no rule' harmless
refuses() {
  ends 2 "$cursus" rules annotations --out no-such-folder && has err 'no-such-folder' &&
    ends 2 "$cursus" rules annotations --out small/session.lua && ends 2 "$cursus" rules annotations --out rules --reference &&
    ends 2 "$cursus" rules annotations here && touch full && mkdir taken && touch taken/.cursus &&
    ends 2 "$cursus" rules annotations --out taken && has err '.cursus'
}
ok 'no folder, and options that exclude each other, are refused' refuses

# --- what a language server makes of them

# check FOLDER: what the server finds there goes to out.
check() {
  "$cursus" rules annotations --out "$1" --quiet || return 1
  lua-language-server --check "$1" --checklevel=Information --logpath="$work/log" 2>&1 | sed 's/\x1b\[[0-9;]*m//g' >out
}
ours() {
  cp -R "$tree/plugins" ours && check ours && has out 'no problems found'
}
slips() {
  mkdir slips && cat >slips/slip.lua <<'END'
local function constrain ()
local a = each (meetings ()):cost (function (m) return m.dayy end)
local b = each (modules):cost (function (r) return r.site and 1 end)
local c = each (meetings ()):where (function (m) return m.day == 1 end)
local d = group_by ("wek"):count ():at_most (1)
local e = session.frist_day + #modules
local f, g = io, load
return { a, b, c, d, e, f }
end
return rule { api = 1, name = "slip", title = "S", doc = "D", constrain = constrain }
END
  mkdir slips/typed && cat >slips/typed/typed.lua <<'END'
return rule {
  api = 1, name = "typed", title = "T", doc = "D",
  params = { on = selector {}, min = duration { optional = true }, per = choice { "day", "week", default = "week" } },
  ---@param p cursus.params.typed
  constrain = function (p)
    local days = p.min and p.min.dayz
    return group_by (p.per, { of = meetings (p.onn) }):count ():at_most (days or 1)
  end,
}
END
  check slips && has out 'Undefined field `dayy`' 'Undefined field `site`' 'Undefined field `day`' 'slip.lua:5' \
    'Undefined field `frist_day`' 'Undefined global `io`' 'Undefined global `load`' 'Undefined field `dayz`' 'Undefined field `onn`' '9 problems found'
}
if command -v lua-language-server >/dev/null; then
  ok 'a language server finds nothing in our rules' ours
  ok 'and every slip' slips
else
  skip 'what a language server finds' 'lua-language-server is not installed'
fi

done_testing
