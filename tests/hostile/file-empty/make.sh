: >file-empty.lua
