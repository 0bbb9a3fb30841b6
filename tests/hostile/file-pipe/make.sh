mkfifo file-pipe.lua
