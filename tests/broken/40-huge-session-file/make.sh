# Five megabytes of comment.
yes -- '-- nothing' | head -c 5242880 >session.lua
