ln -s /dev/zero file-device.lua
