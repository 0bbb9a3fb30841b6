{ echo "-- Blocks."; i=0; while [ $i -lt 20000 ]; do echo 'do'; i=$((i + 1)); done; } >deep-blocks.lua
