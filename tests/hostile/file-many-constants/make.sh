awk 'BEGIN { print "-- Texts."; printf "return {"; for (i = 0; i < 90000; i++) printf "\"%06d\",", i; print "}" }' >file-many-constants.lua
