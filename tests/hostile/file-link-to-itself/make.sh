ln -s file-link-to-itself.lua file-link-to-itself.lua
