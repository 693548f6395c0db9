#!/bin/sh
# What an updater runs before it installs a release: pre-upgrade.sh VERSION [MANIFEST-FILE]
# It ends with 0 where the release may be installed, and with another code where it may not; why is on stderr and in
# the log. A controller that runs keeps running, whatever is answered here: this is called before an upgrade only.
set -u

version=${1:?usage: pre-upgrade.sh VERSION [MANIFEST-FILE]}
agent=${TENURE_AGENT:-tenure-agent}

# Where the release brought a manifest, that alone counts: it is never left out to try the name instead.
if [ -n "${2:-}" ]; then
  answer=$($agent pre-upgrade "$version" --manifest "$2")
else
  answer=$($agent pre-upgrade "$version")
fi
code=$?

say() { # the text of one member of the answer, which is one line of JSON
  printf '%s\n' "$answer" | sed -n "s/.*\"$1\":\"\(\([^\"\\\\]\|\\\\.\)*\)\".*/\1/p"
}

case $code in
0) echo "installing $version: $(say sentence)" ;;
1) echo "not installing $version: $(say sentence) $(say remedy)" >&2 ;;
3) echo "cannot tell now whether $version may be installed, try again later: $(say sentence) $(say remedy)" >&2 ;;
*) echo "pre-upgrade was not understood (exit $code): $(say sentence)" >&2 ;;
esac
exit "$code"
