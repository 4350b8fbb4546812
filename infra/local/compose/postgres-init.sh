#!/bin/sh
# Run once by the PostgreSQL image on an empty volume: roles and databases.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    -v migrator_password="$MIGRATOR_PASSWORD" \
    -v command_password="$COMMAND_PASSWORD" \
    -v query_password="$QUERY_PASSWORD" \
    -f /bootstrap/bootstrap.sql
