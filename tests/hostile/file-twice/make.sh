cp file-twice.lua ../file-twice.lua
