#!/bin/sh
# Installs the agent, or a newer one over it: install.sh EXECUTABLE [ROOT], as root. ROOT is the tree of an image that
# is being built; without it, this computer. What was set and what is licensed stays as it is.
set -eu

if [ $# -lt 1 ] || [ ! -f "$1" ]; then
  echo "usage: install.sh EXECUTABLE [ROOT]   EXECUTABLE: tenure-agent-linux-x64 or -arm64" >&2
  exit 2
fi
executable=$1
root=${2:-}
here=$(cd "$(dirname "$0")" && pwd)

# A running executable cannot be written over, so the new one takes its name.
install -D -m 0755 "$executable" "$root/usr/bin/tenure-agent.new"
mv "$root/usr/bin/tenure-agent.new" "$root/usr/bin/tenure-agent"
install -D -m 0644 "$here/tenure-agent.service" "$root/usr/lib/systemd/system/tenure-agent.service"
install -D -m 0644 "$here/tenure-agent.sysusers.conf" "$root/usr/lib/sysusers.d/tenure-agent.conf"
if [ ! -e "$root/etc/tenure-agent/agent.env" ]; then
  install -D -m 0644 "$here/agent.env" "$root/etc/tenure-agent/agent.env"
fi

if [ -z "$root" ]; then
  systemd-sysusers
  systemctl daemon-reload
  echo "Put the vendor's root key into /etc/tenure-agent/root-key.json and the settings into /etc/tenure-agent/agent.env; then:"
  echo "  systemctl enable --now tenure-agent"
fi
