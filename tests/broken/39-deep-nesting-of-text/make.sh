# A hundred thousand braces in a row.
{
  printf 'use "gap" { after = '
  head -c 100000 /dev/zero | tr '\0' '{'
  head -c 100000 /dev/zero | tr '\0' '}'
  echo ' }'
} >session.lua
