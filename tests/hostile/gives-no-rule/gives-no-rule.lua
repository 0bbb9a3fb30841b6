-- A file that returns nothing.
local x = 1
