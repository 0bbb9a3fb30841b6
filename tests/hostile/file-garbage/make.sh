awk 'BEGIN { for (i = 0; i < 3000; i++) printf "%c", (i * 7919) % 251 + 1 }' >file-garbage.lua
