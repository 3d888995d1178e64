#!/bin/sh
# Run once, at the birth of the database: the owner migrates and owns every table, the application owns nothing.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$OWNER_PASSWORD" -v app="$APP_PASSWORD" \
    --username "${POSTGRES_USER:-postgres}" --dbname "${POSTGRES_DB:-postgres}" <<'SQL'
CREATE ROLE en_indgang_owner LOGIN PASSWORD :'owner';
CREATE ROLE en_indgang_app LOGIN PASSWORD :'app';
CREATE DATABASE en_indgang OWNER en_indgang_owner;
REVOKE ALL ON DATABASE en_indgang FROM PUBLIC;
GRANT CONNECT ON DATABASE en_indgang TO en_indgang_app;
SQL
