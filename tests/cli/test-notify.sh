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

# serve FOLDER [ARGUMENT…]: a server that lives as long as this script.
mkfifo control
exec 8<>control
servers=()
serve() {
  mkdir "$1"
  /usr/bin/python3 "$tree/tests/cli/smtp-server.py" "$work/$1" "${@:2}" <control 8>&- 2>/dev/null &
  servers+=($!)
  for _ in $(seq 200); do [ -e "$1/port" ] || sleep 0.1; done
}
trap 'exec 8>&-; wait "${servers[@]}"; rm -rf "$work"' EXIT
serve inbox
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
  ends 2 "$cursus" notify small --from "$from" --tls && has err --send &&
    ends 2 "$cursus" notify small --from "$from" --send --smtp "$url" --tls --plain && has err contradict &&
    ends 2 env -u CURSUS_SMTP_PASSWORD "$cursus" notify small --from "$from" --send --smtp "$url" --user me && has err password || return 1
  ends 1 "$cursus" notify small --from "$from" && has err publish && ends 2 "$cursus" notify small && has err --from &&
    ends 2 "$cursus" notify small --from "$from" --send && has err --smtp && ends 2 "$cursus" notify small --from 'a b' &&
    ends 2 "$cursus" notify small --from "$from" --smtp "$url" && arrived 0
}
ok 'nothing was published; options that do not fit' nothing

outbox() {
  ends 0 "$cursus" publish small -q && ends 0 "$cursus" notify small --from "$from" --out box && empty err &&
    has out 'anne@example.org  A small session – vos 3 dates' 'claire@example.org' 'Mails to be sent: 2' 'no mail: Luc Vent, Paul Petit' &&
    [ "$(find box -name '*.eml' | wc -l)" -eq 2 ] && arrived 0 &&
    cp -R box before && ends 0 "$cursus" notify small --from "$from" --out box && diff -r before box &&
    ends 0 "$cursus" notify small --from "$from" --out box --each && has out 'Mails to be sent: 5' && [ "$(find box -name '*.eml' | wc -l)" -eq 5 ]
}
ok 'mails to look at, the same each time; nothing is sent' outbox

others() {
  mkdir theirs && touch theirs/letter.eml && ends 2 "$cursus" notify small --from "$from" --out theirs && has err 'other things' &&
    [ -e theirs/letter.eml ] && touch box/notes.txt && ends 2 "$cursus" notify small --from "$from" --out box &&
    [ "$(find box -name '*.eml' | wc -l)" -eq 5 ]
}
ok 'a folder of somebody else is left alone' others

sends() {
  ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" && empty err && has out 'Mails sent: 2' && arrived 2 &&
    ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" && has out 'told already' && arrived 2
}
ok 'each is sent, and none twice' sends

# A meeting of a whole day is two events in the calendar, and one date in the mail: in its subject as in its text.
whole_day() {
  session whole 'module "day" { title = "Day", format = "remote", half_days = 2, speakers = "sp-air" }'
  ends 0 "$cursus" plan whole -q --no-prove && ends 0 "$cursus" publish whole --out whole-published -q &&
    ends 0 "$cursus" notify whole --from "$from" && has out 'anne@example.org  A small session – your 4 dates'
}
ok 'as many dates in the subject as in the text' whole_day

# The first mail: everything in words, and a file that is the same as the published one.
first() {
  local mail
  mail=$(grep -l 'To: Anne' inbox/*.eml | head -n 1)
  /usr/bin/python3 - "$mail" published/small/people/anne.ics <<'END'
import email, email.policy, sys
message = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
assert message.get_content_type() == "multipart/mixed", message.get_content_type()
words, file = message.iter_parts()
assert [part.get_content_type() for part in words.iter_parts()] == ["text/plain", "text/html"]
assert (file.get_content_type(), file.get_filename(), file.is_attachment()) == ("text/calendar", "small.ics", True)
assert "method" not in file["Content-Type"].params
assert file.get_payload(decode=True) == open(sys.argv[2], "rb").read()
text = next(words.iter_parts()).get_content()
assert all(word in text for word in ("Anne Martin", "Opening", "Water", "Air", "fichier")), text
END
}
ok 'the first one has all dates, and the calendar as a file' first

shape() {
  local mail
  ends 0 "$cursus" move small opening '2027-03-03 pm' --force -q && ends 0 "$cursus" publish small -q &&
    ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" && arrived 4 || return 1
  mail=$(grep -l 'To: Anne' inbox/00[34].eml)
  read_mail "$mail" >shape && has shape 'From: Équipe <planning@example.org>' 'To: Anne Martin <anne@example.org>' 'Modifié' 'method: text/calendar REQUEST' \
    METHOD:REQUEST 'ORGANIZER;CN="Équipe":mailto:planning@example.org' 'mailto:anne@example.org' SEQUENCE:1 VTIMEZONE \
    'Envelope: planning@example.org anne@example.org' && lacks shape claire@example.org paul
}
ok 'in the language of who gets it, with the calendar of one event, and nobody else in it' shape

# move WHERE: the opening, and published.
move() {
  ends 0 "$cursus" move small opening "$1" --force -q && ends 0 "$cursus" publish small -q
}

changed() {
  local day=2027-03-05
  move "$day pm" && ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" && has out 'Mails sent: 2' Changed && arrived 6 &&
    read_mail inbox/006.eml >changed && has changed METHOD:REQUEST SEQUENCE:2 '20270305T140000' && grep -qE 'Before:|Avant' changed
}
ok 'a change is told to those concerned, with what was before' changed

refused() {
  echo unknown >inbox/mood
  move '2027-03-05 am' && ends 1 "$cursus" notify small --from "$from" --send --smtp "$url" && has err '550' && has out 'did not take' &&
    echo refuse >inbox/mood && ends 1 "$cursus" notify small --from "$from" --send --smtp "$url" && has err '554' && arrived 6 &&
    echo take >inbox/mood && ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" && has out 'Mails sent: 2' && arrived 8
}
ok 'what the server refuses is tried again' refused

unreachable() {
  move '2027-03-08 am' && ends 1 "$cursus" notify small --from "$from" --send --smtp smtp://127.0.0.1:1 && has out 'did not take' &&
    ends 2 "$cursus" notify small --from "$from" --send --smtp http://127.0.0.1 && ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" &&
    arrived 10
}
ok 'and so is what found no server' unreachable

# Killed when the server has the mail and has not answered: nobody knows on this side.
killed() {
  local client
  move '2027-03-09 am' && echo hang >inbox/mood
  "$cursus" notify small --from "$from" --send --smtp "$url" >/dev/null 2>&1 &
  client=$!
  for _ in $(seq 200); do [ -e inbox/011.eml ] || sleep 0.1; done
  kill -KILL $client
  wait $client 2>/dev/null
  echo take >inbox/mood
  ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" && has out 'Mails sent: 1' 'may have been sent' && arrived 12 &&
    ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" && arrived 12
}
ok 'killed between sending and knowing: not sent again by itself' killed

again() {
  ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" --again && has out 'Mails sent: 1' && arrived 13 &&
    diff <(grep -i '^message-id' inbox/011.eml) <(grep -i '^message-id' inbox/013.eml) && diff inbox/011.eml inbox/013.eml
}
ok 'but when asked to, as the same mail' again

two() {
  move '2027-03-10 am' || return 1
  "$cursus" notify small --from "$from" --send --smtp "$url" >/dev/null 2>&1 &
  "$cursus" notify small --from "$from" --send --smtp "$url" >/dev/null 2>&1
  wait $!
  arrived 15
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

# The store is restored from a copy that is older than what people were told: nothing is told twice, and nothing old.
restored() {
  local before
  cp cursus.db copy.db && ends 0 "$cursus" move small water '2027-03-11 am' --force -q && ends 0 "$cursus" publish small -q &&
    ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" && has out 'Mails sent: 2' || return 1
  before=$(find inbox -name '*.eml' | wc -l)
  rm -f cursus.db-wal cursus.db-shm && cp copy.db cursus.db &&
    ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" && has out 'told already' && arrived "$before" &&
    ends 0 "$cursus" publish small -q && ends 0 "$cursus" notify small --from "$from" --send --smtp "$url" --json && has out '"sequence" : 6' &&
    arrived $((before + 2))
}
ok 'a store that was restored from a copy' restored

# The same before anybody was told: what people hold is known from the file beside the store, which has no names.
restored_early() {
  ends 0 "$cursus" move small water '2027-03-12 am' --force -q && ends 0 "$cursus" publish small -q && rm -f cursus.db-wal cursus.db-shm &&
    cp copy.db cursus.db && ends 0 "$cursus" notify small --from "$from" --out early && has out 'Mails to be sent: 2' 'anne2@example.org' &&
    grep -q 'A small session' early/anne-*.eml && ! grep -r '(null)' early &&
    ends 0 "$cursus" publish small -q && ends 0 "$cursus" notify small --from "$from" && has out 'told already'
}
ok 'and one that was restored before anybody was told' restored_early

ok 'our lint finds nothing in any calendar of any mail' lint_written inbox box published

# authority NAME: a test CA and a certificate of it for this machine.
authority() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=$1" -keyout "$1.key" -out "$1.pem" &&
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=localhost' -keyout "$1-server.key" -out "$1.csr" &&
    printf 'subjectAltName=DNS:localhost,IP:127.0.0.1' >"$1.ext" &&
    openssl x509 -req -in "$1.csr" -CA "$1.pem" -CAkey "$1.key" -CAcreateserial -days 2 -extfile "$1.ext" -out "$1-server.pem"
}

# encrypted FOLDER URL COMMAND…: mails go to the server with the right certificate, and to no other. COMMAND runs what follows it and
# says what is trusted.
encrypted() {
  local inbox=$1 url=$2 trusting=("${@:3}")
  session "$inbox-session"
  ends 0 "$cursus" plan "$inbox-session" --moves 500 -q && ends 0 "$cursus" publish "$inbox-session" -q || return 1
  set -- "$cursus" notify "$inbox-session" --from "$from" --send --smtp "$url" --tls
  ends 1 "$@" && has err 'not to be trusted' && has out 'did not take' && ends 1 "$@" --ca-file other.pem && has err 'not to be trusted' &&
    ends 1 env CURSUS_CA_FILE=other.pem "$@" && has err 'not to be trusted' &&
    [ "$(find "$inbox" -name '*.eml' | wc -l)" -eq 0 ] && ends 0 "${trusting[@]}" "$@" && empty err && has out 'Mails sent: 1' &&
    [ "$(find "$inbox" -name '*.eml' | wc -l)" -eq 1 ]
}

by_option() { CURSUS_CA_FILE=other.pem "$@" --ca-file ours.pem; }

# The server at $url cannot encrypt, the one that insists gets nothing otherwise.
never_plain() {
  local before
  before=$(find inbox -name '*.eml' | wc -l)
  session open
  ends 0 "$cursus" plan open --moves 500 -q && ends 0 "$cursus" publish open -q &&
    ends 1 "$cursus" notify open --from "$from" --send --smtp "$url" --tls && has err 'does not encrypt' && arrived "$before" &&
    ends 1 "$cursus" notify open --from "$from" --send --smtp "smtp://127.0.0.1:$(cat starttls/port)" &&
    [ "$(find starttls -name '*.eml' | wc -l)" -eq 1 ] && ends 0 "$cursus" notify open --from "$from" --send --smtp "$url" --plain
}

if command -v openssl >/dev/null && authority ours >/dev/null 2>&1 && authority other >/dev/null 2>&1; then
  serve starttls starttls ours-server.pem ours-server.key
  serve smtps smtps ours-server.pem ours-server.key
  ok 'STARTTLS: only where the certificate is right' encrypted starttls "smtp://127.0.0.1:$(cat starttls/port)" by_option
  ok 'smtps: only where the certificate is right' encrypted smtps "smtps://localhost:$(cat smtps/port)" env CURSUS_CA_FILE=ours.pem
  ok 'never without encryption when it is asked for' never_plain
fi

# What is written otherwise, but says the same, is nothing to write about.
otherwise() {
  session same
  ends 0 "$cursus" plan same --moves 500 -q && ends 0 "$cursus" publish same -q && ends 0 "$cursus" notify same --from "$from" --send --smtp "$url" -q &&
    ends 0 "$cursus" publish same --utc --alarms -q && ends 0 "$cursus" notify same --from "$from" && has out 'told already' &&
    printf 'id;name;email;language\nanne;Anne Martin;anne@example.org;fr\n' >same/people.csv && ends 0 "$cursus" publish same -q &&
    ends 0 "$cursus" notify same --from "$from" && has out 'told already' &&
    ends 0 "$cursus" publish same --tentative -q && ends 0 "$cursus" notify same --from "$from" --send --smtp "$url" && has out 'Mails sent: 3' &&
    ends 0 "$cursus" publish same --utc -q && ends 0 "$cursus" notify same --from "$from" && has out 'Mails to be sent: 3'
}
ok 'no mail for what is only written otherwise' otherwise

stale() {
  sed -i 's/^module "air" {/module "air" { link = "https:\/\/example.org\/a",/' same/session.lua && ends 0 "$cursus" notify same --from "$from" &&
    has err 'the session has changed since it was published' && ends 0 "$cursus" publish same -q && ends 0 "$cursus" notify same --from "$from" && empty err
}
ok 'a session that has changed since it was published is told' stale

french() {
  ends 0 env LANGUAGE=fr "$cursus" notify small --from "$from" && has out 'Tout le monde'
}
ok 'in French' french

done_testing
