mkdir file-folder.lua
