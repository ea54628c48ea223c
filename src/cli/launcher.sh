#!/bin/sh
# The command `gradus` of an installed package. Starts Node from a snapshot of the program's memory that is kept in the
# user's cache, one for each build and each Node; while there is none, runs main.js and has one made in the background.
# A snapshot is taken only if it, its stamp and its folder are the user's own and if Node and snapshot are, by inode,
# mode, size and time of change, those that the stamp was written of (keep-snapshot.ts). Whatever is otherwise than it was
# then, main.js runs.
folder=${XDG_CACHE_HOME:-${HOME:-/dev/null}/.cache}/gradus/@BUILD@
node=$(command -v node) || { echo 'gradus: there is no node in PATH' >&2; exit 127; }

# The path of Node with % for /.
named() {
  IFS=/
  set -f
  set -- $1
  IFS=%
  name=$*
  unset IFS
  set +f
}
named "$node"
snapshot=$folder/$name.blob
stamp=$folder/$name.stamp

if [ -z "$NODE_OPTIONS" ] && [ -O "$folder" ] && [ -O "$stamp" ] && [ -O "$snapshot" ] &&
  ! [ "$snapshot" -nt "$stamp" ] &&
  { IFS= read -r program && IFS= read -r first && IFS= read -r second; } <"$stamp" 2>/dev/null &&
  [ "$(LC_ALL=C TZ=UTC0 ls -Ldinc "$program" "$snapshot" 2>/dev/null)" = "$first
$second" ]; then
  exec "$program" --snapshot-blob "$snapshot" gradus "$@"
fi

self=$0
while [ -L "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=$(dirname "$self")/$target ;;
  esac
done
here=$(dirname "$self")

if [ -z "$NODE_OPTIONS" ] && mkdir -p -m 700 "$folder" 2>/dev/null && [ -O "$folder" ] && [ -w "$folder" ]; then
  "$node" "$here/keep-snapshot.js" "$folder" "$name" </dev/null >/dev/null 2>&1 &
fi
exec "$node" "$here/main.js" "$@"
