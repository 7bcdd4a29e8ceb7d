# Sourced by script/bench, script/demo and script/test. A user who may become root without a password but is not in the group of Docker's socket
# (an engine was just installed, say) runs the script again with that group added, for this run only.
socket=/var/run/docker.sock
if [ -S "$socket" ] && [ ! -w "$socket" ] && [ -z "${BERTH_GROUP_ADDED:-}" ] && sudo -n true 2>/dev/null; then
  groups=$(id -G | tr ' ' ','),$(stat -c %g "$socket")
  exec sudo -n -E env "PATH=$PATH" "HOME=$HOME" BERTH_GROUP_ADDED=1 \
    setpriv --reuid "$(id -u)" --regid "$(id -g)" --groups "$groups" "$PWD/script/$(basename "$0")" "$@"
fi
