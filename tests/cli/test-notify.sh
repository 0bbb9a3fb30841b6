#!/bin/bash
# shellcheck shell=bash disable=SC1111,SC2317
# `cursus notify`: everybody is told by mail what concerns them, and nothing twice. Asks a real SMTP server (aiosmtpd).
# usage: test-notify.sh CURSUS SOURCE
# shellcheck source=tests/cli/cli.sh
. "$(dirname "$0")/cli.sh"

if ! /usr/bin/python3 -c 'import aiosmtpd.controller' 2>/dev/null; then
  echo '1..0 # SKIP python3-aiosmtpd is not installed'
  exit 0
fi

session small
printf 'id;name;email;language\nanne;Anne Martin;anne@example.org;fr\npaul;Paul Petit;;\n' >small/people.csv
sed -i 's/speaker "sp-water" { name = "Claire Fontaine"/&, email = "claire@example.org"/' small/session.lua
ends 0 "$cursus" plan small --moves 500 -q || exit 1

mkdir inbox
mkfifo control
/usr/bin/python3 "$tree/tests/cli/smtp-server.py" "$work/inbox" <control &
server=$!
exec 8>control
trap 'exec 8>&-; wait "$server"; rm -rf "$work"' EXIT
for _ in $(seq 200); do [ -e inbox/port ] || sleep 0.1; done
url=smtp://127.0.0.1:$(cat inbox/port)
from='Équipe <planning@example.org>'

# arrived N: so many mails have come so far, each for one address.
arrived() {
  local found
  found=$(find inbox -name '*.eml' | wc -l)
  [ "$found" -eq "$1" ] || { echo "$found mails instead of $1"; ls inbox; return 1; }
}

# read_mail FILE: From, To, method and the calendar of a mail, as Python's own parser sees them.
read_mail() {
  /usr/bin/python3 - "$1" <<'END'
import email, email.policy, sys
message = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
parts = list(message.iter_parts())
assert message.get_content_type() == "multipart/alternative", message.get_content_type()
assert [part.get_content_type() for part in parts] == ["text/plain", "text/html", "text/calendar"]
print("From:", message["From"], "To:", message["To"], "Subject:", message["Subject"], "Envelope:", message["X-Envelope"], message["Message-ID"])
print(parts[0].get_content())
print("method:", parts[2].get_content_type(), parts[2]["Content-Type"].params["method"])
print(parts[2].get_content())
END
}

nothing() {
  ends 1 "$cursus" notify small --from "$from" && has err publish && ends 2 "$cursus" notify small && has err --from &&
    ends 2 "$cursus" notify small --from "$from" --send && has err --smtp && ends 2 "$cursus" notify small --from 'a b' &&
    ends 2 "$cursus" notify small --from "$from" --smtp "$url" && arrived 0
}
ok 'nothing was published; options that do not fit' nothing

outbox() {
  ends 0 "$cursus" publish small -q && ends 0 "$cursus" notify small --from "$from" --out box && empty err &&
    has out 'anne@example.org' 'claire@example.org' 'Mails to be sent: 5' && [ "$(find box -name '*.eml' | wc -l)" -eq 5 ] && arrived 0 &&
    cp -R box before && ends 0 "$cursus" notify small --from "$from" --out box && diff -r before box
}
ok 'mails to look at, the same each time; nothing is sent' outbox

sends() {
  ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" && empty err && has out 'Mails sent: 5' && arrived 5 &&
    ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" && has out 'told already' && arrived 5
}
ok 'each is sent, and none twice' sends

shape() {
  local mail
  mail=$(grep -l 'To: Anne' inbox/*.eml | head -n 1)
  read_mail "$mail" >shape && has shape 'From: Équipe <planning@example.org>' 'To: Anne Martin <anne@example.org>' 'Nouveau' 'method: text/calendar REQUEST' \
    METHOD:REQUEST 'ORGANIZER;CN="Équipe":mailto:planning@example.org' 'mailto:anne@example.org' SEQUENCE:0 VTIMEZONE \
    'Envelope: planning@example.org anne@example.org' && lacks shape claire@example.org paul
}
ok 'in the language of who gets it, with the calendar of one event, and nobody else in it' shape

# move WHERE: the opening, and published.
move() {
  ends 0 "$cursus" move small opening "$1" --force -q && ends 0 "$cursus" publish small -q
}

changed() {
  local day=2027-03-05
  move "$day pm" && ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" && has out 'Mails sent: 2' Changed && arrived 7 &&
    read_mail inbox/007.eml >changed && has changed METHOD:REQUEST SEQUENCE:1 '20270305T140000' && grep -qE 'Before:|Avant' changed
}
ok 'a change is told to those concerned, with what was before' changed

refused() {
  echo unknown >inbox/mood
  move '2027-03-05 am' && ends 1 "$cursus" notify small --from "$from" --send --smtp "$url" && has err '550' && has out 'did not take' &&
    echo refuse >inbox/mood && ends 1 "$cursus" notify small --from "$from" --send --smtp "$url" && has err '554' && arrived 7 &&
    echo take >inbox/mood && ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" && has out 'Mails sent: 2' && arrived 9
}
ok 'what the server refuses is tried again' refused

unreachable() {
  move '2027-03-08 am' && ends 1 "$cursus" notify small --from "$from" --send --smtp smtp://127.0.0.1:1 && has out 'did not take' &&
    ends 2 "$cursus" notify small --from "$from" --send --smtp http://127.0.0.1 && ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" &&
    arrived 11
}
ok 'and so is what found no server' unreachable

# Killed when the server has the mail and has not answered: nobody knows on this side.
killed() {
  local client
  move '2027-03-09 am' && echo hang >inbox/mood
  "$cursus" notify small --from "$from" --send --smtp "$url" >/dev/null 2>&1 &
  client=$!
  for _ in $(seq 200); do [ -e inbox/012.eml ] || sleep 0.1; done
  kill -KILL $client
  wait $client 2>/dev/null
  echo take >inbox/mood
  ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" && has out 'Mails sent: 1' 'may have been sent' && arrived 13 &&
    ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" && arrived 13
}
ok 'killed between sending and knowing: not sent again by itself' killed

again() {
  ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" --again && has out 'Mails sent: 1' && arrived 14 &&
    diff <(grep -i '^message-id' inbox/012.eml) <(grep -i '^message-id' inbox/014.eml) && diff inbox/012.eml inbox/014.eml
}
ok 'but when asked to, as the same mail' again

two() {
  move '2027-03-10 am' || return 1
  "$cursus" notify small --from "$from" --send --smtp "$url" >/dev/null 2>&1 &
  "$cursus" notify small --from "$from" --send --smtp "$url" >/dev/null 2>&1
  wait $!
  arrived 16
}
ok 'two at once: each mail once' two

cancelled() {
  sed -i '/^module "opening"/d' small/session.lua && ends 0 "$cursus" plan small --moves 500 -q && ends 0 "$cursus" publish small -q &&
    ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" --json || return 1
  local mail n
  mail=$(grep -l 'method=CANCEL' inbox/*.eml | head -n 1)
  n=$(grep -l 'method=CANCEL' inbox/*.eml | wc -l)
  [ "$n" -eq 2 ] && read_mail "$mail" >cancel && has cancel METHOD:CANCEL STATUS:CANCELLED 'method: text/calendar CANCEL' && has out '"outcome" : "sent"' CANCEL
}
ok 'what is off is cancelled' cancelled

# What people write into names and titles: none of it becomes a header, an address or a line of the calendar.
injected() {
  local before
  before=$(find inbox -name '*.eml' | wc -l)
  printf 'id;name;email;language\nanne;"Anne, <evil@example.org>; ""x"" =?utf-8?q?=0ABcc:_evil@example.org?=";anne2@example.org;en\n' >small/people.csv
  sed -i 's/title = "Water"/title = "Water\\nBcc: evil@example.org\\nATTENDEE:mailto:evil@example.org"/' small/session.lua
  ends 0 "$cursus" plan small --moves 500 -q && ends 0 "$cursus" publish small -q || { sed -i 's/title = "Water[^,]*/title = "Water, Bcc: evil"/' small/session.lua
    ends 0 "$cursus" plan small --moves 500 -q && ends 0 "$cursus" publish small -q; } || return 1
  ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" || return 1
  [ "$(find inbox -name '*.eml' | wc -l)" -gt "$before" ] || return 1
  ! grep -hiE '^(bcc|cc):|^x-envelope:.* .*(evil|,| .*@.* .*@)' inbox/*.eml
}
ok 'nothing that people write becomes a header or an address' injected

french() {
  ends 0 env LANGUAGE=fr "$cursus" notify small --from "$from" && has out 'Tout le monde'
}
ok 'in French' french

done_testing
