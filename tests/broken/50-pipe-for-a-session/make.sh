mkfifo session.lua
