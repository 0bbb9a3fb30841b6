ln -s /etc/passwd file-link-out.lua
