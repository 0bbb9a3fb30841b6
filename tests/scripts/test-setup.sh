#!/bin/bash
# shellcheck disable=SC2016,SC2317  # bodies of made-up programs; functions that ok calls
# scripts/setup with machines that are made up: a PATH with nothing on it but a few tools and Debian's, replaced by reporters.
. "$(dirname "$0")/tap.sh"
bin=$work/bin
tree=$work/tree

# tool NAME BODY: a program on the made-up machine that writes down how it was called.
tool() {
  printf '#!/bin/bash\necho "%s $*" >>"%s"\n%s\n' "$1" "$work/calls" "$2" >"$bin/$1"
  chmod +x "$bin/$1"
}

# machine UID INSTALLED…: on it only these packages are installed.
machine() {
  local uid=$1 name
  shift
  rm -rf "$bin" "$tree" "$work/calls"
  mkdir -p "$bin" "$tree/scripts" "$tree/tests/clients/node_modules"
  : >"$work/calls"
  cp "$source/scripts/setup" "$tree/scripts/"
  echo '{}' >"$tree/tests/clients/package-lock.json"
  for name in bash cat cmp cp cut dirname env grep head mktemp rm tail; do ln -s "$(command -v $name)" "$bin/$name"; done
  printf '%s\n' "$@" >"$work/installed"
  tool id "echo $uid"
  tool dpkg-query 'for p in "${@:4}"; do grep -qx -- "$p" "'"$work/installed"'" && echo "installed $p" || echo "not-installed $p"; done'
  tool apt-get ''
  tool meson 'mkdir -p build && : >build/build.ninja'
  ln -s "$(command -v mkdir)" "$bin/mkdir"
}

setup() {
  PATH=$bin "$tree/scripts/setup" "$@" </dev/null
}

called() {
  cat "$work/calls"
  grep -qF -- "$1" "$work/calls"
}

not_called() {
  cat "$work/calls"
  ! grep -qF -- "$1" "$work/calls"
}

everything=(gcc g++ libc6-dev meson ninja-build pkg-config gettext libglib2.0-dev libglib2.0-dev-bin libical-dev libsqlite3-dev
  liblua5.4-dev libcsv-dev libjson-glib-dev libgmime-3.0-dev libcurl4-openssl-dev libxml2-dev libcadical-dev tzdata)

machine 0 "${everything[@]}"
ok 'nothing is missing: it succeeds' setup
ok 'nothing is missing: no package is asked for' not_called 'apt-get'
ok 'the release build is configured' called 'meson setup build --buildtype=release'
: >"$work/calls"
ok 'a second time: it succeeds' setup
ok 'a second time: nothing is configured' not_called 'meson setup'
ok 'a wrong flag is refused' gives 2 'usage: scripts/setup' setup --wrong
ok 'help is given' gives 0 'usage: scripts/setup' setup --help

machine 0 "${everything[@]/libical-dev/}"
ok 'root, one package missing: it succeeds' gives 0 'setup: installing libical-dev' setup
ok 'the index is brought up to date' called 'apt-get update'
ok 'only what is missing is installed' called 'apt-get install -y -qq --no-install-recommends libical-dev'
ok 'root needs no sudo' not_called 'sudo'

machine 1000 "${everything[@]/gettext/}"
ok 'no root and no sudo: it says what is missing' gives 1 'apt-get install --no-install-recommends gettext' setup
ok 'no root and no sudo: nothing is tried' not_called 'apt-get'

machine 1000 "${everything[@]/gettext/}"
tool sudo '[ "$1" = -n ] && shift; exec "$@"'
ok 'with sudo: it succeeds' setup
ok 'sudo may not ask when nobody is there' called 'sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install'

machine 0 "${everything[@]/gcc/}"
tool apt-get 'echo "E: Unable to locate package gcc" >&2; exit 100'
ok 'no index: it says so' gives 1 'is the package index reachable?' setup
ok 'no index: it shows what apt-get said' gives 1 'Unable to locate package gcc' setup
ok 'no index: nothing is configured' not_called 'meson setup'

machine 0 "${everything[@]/gcc/}"
rm "$bin/dpkg-query"
ok 'no Debian: it says what is needed' gives 1 'this is no Debian system' setup

machine 0 "${everything[@]}"
ok 'for tests: it succeeds' setup --tests --packages-only
ok 'for tests: their packages are installed' called 'universal-ctags nodejs npm'
ok 'only packages: nothing is configured' not_called 'meson setup'

machine 0 "${everything[@]}" python3-aiosmtpd radicale xandikos python3-icalendar python3-recurring-ical-events khal clasp toulbar2 clang-format universal-ctags
tool node ''
tool npm ''
ok 'for tests, with node: it succeeds' setup --tests
ok 'with node, that of Debian is not installed' not_called 'apt-get'
ok 'the libraries are those of the lock file' called 'npm ci'
: >"$work/calls"
ok 'for tests, a second time: it succeeds' setup --tests
ok 'for tests, a second time: npm is left alone' not_called 'npm'
ok 'large calendar programs are not installed unasked' not_called thunderbird
ok 'with them: it succeeds' setup --clients
ok 'with them: they are installed' called 'vdirsyncer evolution-data-server'
echo '{"new": 1}' >"$tree/tests/clients/package-lock.json"
tool npm 'exit 1'
ok 'no npm registry: tests are skipped, with a message' gives 0 'is the npm registry reachable?' setup --tests
done_testing
