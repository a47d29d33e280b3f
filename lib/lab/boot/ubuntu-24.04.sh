#!/bin/bash
# First boot of the Ubuntu server: nginx and a hello page. Run again, it ends in the same state.
# The stack writes BUCKET, REGION and SIGNAL_URL and the program /usr/local/bin/hello-page above this text.
set -Eeuo pipefail
: "${BUCKET:?}" "${REGION:?}" "${SIGNAL_URL:?}"

# The deployment waits for this signal, so that a server that did not come up fails `cdk deploy` instead of the lesson.
signal() {
  printf '{"Status":"%s","Reason":"%s","UniqueId":"boot","Data":"-"}' "$1" "$2" |
    curl --fail --silent --show-error --retry 5 --request PUT --header 'Content-Type:' --data-binary @- "$SIGNAL_URL"
}
trap 'signal FAILURE "The boot script stopped at line $LINENO; read /var/log/cloud-init-output.log"' ERR

# An Elastic IP arrives some seconds after the boot. Until then there is no way out.
timeout 300 bash -c \
  'until curl --ipv4 --silent --output /dev/null --max-time 5 http://archive.ubuntu.com/ubuntu/; do sleep 2; done'

export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a
quiet_apt() { apt-get -y -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=5 "$@"; }
quiet_apt update
quiet_apt install nginx python3-boto3 ec2-instance-connect

chown -R www-data: /var/www/html
cat > /etc/systemd/system/hello-page.service <<UNIT
[Unit]
Description=Write the hello page
After=network-online.target

[Service]
Type=oneshot
User=www-data
Environment=BUCKET=$BUCKET AWS_DEFAULT_REGION=$REGION PAGE=/var/www/html/index.html
ExecStart=/usr/local/bin/hello-page
UNIT
cat > /etc/systemd/system/hello-page.timer <<'UNIT'
[Unit]
Description=Write the hello page every minute

[Timer]
OnBootSec=20s
OnUnitActiveSec=1min
AccuracySec=1s

[Install]
WantedBy=timers.target
UNIT
systemctl daemon-reload
systemctl start hello-page.service
systemctl enable --now hello-page.timer nginx

curl --fail --silent --output /dev/null --retry 5 --retry-connrefused http://localhost/
signal SUCCESS 'The page answers'
