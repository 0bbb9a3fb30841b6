truncate -s 10M file-huge.lua
