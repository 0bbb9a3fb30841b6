{ echo "-- Brackets."; printf 'return '; i=0; while [ $i -lt 5000 ]; do printf '('; i=$((i + 1)); done; echo 1; } >deep-brackets.lua
