printf -- '-- text\nreturn \000 rule {}\n' >file-nul.lua
