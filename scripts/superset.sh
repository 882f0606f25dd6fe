#!/usr/bin/env bash
# Takes the bundle docs/bi/superset into a Superset of its own and takes a picture of the dashboard.
#
# Usage: scripts/superset.sh postgresql://reader@host/fangzhi picture.png
# Installs Superset (some 830 MB) into build/superset, or takes the environment that $SUPERSET names; needs chromium.
set -eu
database=${1:?the PostgreSQL database that fangzhi run has filled} picture=$(realpath "${2:?where the picture goes}")
bundle=$(realpath "$(dirname "$0")/../docs/bi/superset")
mkdir -p build && cd build
superset=${SUPERSET:-$PWD/superset} port=8788
if [ ! -x "$superset/bin/superset" ]; then
    python3 -m venv "$superset"
    "$superset/bin/pip" install --quiet 'apache-superset==6.1.*' 'sqlalchemy<2' psycopg2-binary rich cachetools 'flask-caching==2.3.1'
fi

# Nobody but this computer sees it: everybody is let in, and the key is worth nothing.
work=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$work"' EXIT
cat > "$work/superset_config.py" <<CONFIG
SECRET_KEY = "a key for one picture on one computer"
SQLALCHEMY_DATABASE_URI = "sqlite:///$work/superset.db"
AUTH_ROLE_PUBLIC = "Admin"
TALISMAN_ENABLED = False
CONFIG
export SUPERSET_CONFIG_PATH="$work/superset_config.py" FLASK_APP="superset.app:create_app()" PATH="$superset/bin:$PATH"

cp -r "$bundle" "$work/superset"
python - "$work/superset/databases/Fangzhi.yaml" "${database/postgresql:/postgresql+psycopg2:}" <<'ADDRESS'
import json, pathlib, sys
path = pathlib.Path(sys.argv[1])
path.write_text(json.dumps({**json.loads(path.read_text()), "sqlalchemy_uri": sys.argv[2]}))
ADDRESS
(cd "$work" && python -m zipfile -c fangzhi.zip superset)

superset db upgrade
superset fab create-admin --username admin --firstname a --lastname b --email a@b.c --password admin
superset init
superset import-dashboards --path "$work/fangzhi.zip" --username admin
superset run --port $port --with-threads &
server=$!
until curl --silent --fail --output /dev/null "http://127.0.0.1:$port/health"; do sleep 1; done
chromium --headless=new --no-sandbox --window-size=1500,1330 --virtual-time-budget=45000 \
    --screenshot="$picture" "http://127.0.0.1:$port/superset/dashboard/fangzhi/?standalone=1"
