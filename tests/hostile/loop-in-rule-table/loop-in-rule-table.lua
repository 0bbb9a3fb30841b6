-- The rule's own table answers without end.
return rule (setmetatable ({}, { __index = function () while true do end end }))
