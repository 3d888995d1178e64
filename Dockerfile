# The web process. Needs a PostgreSQL of its own: see docker-compose.yml and docs/deployment.md.
FROM python:3.12-slim

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes --requirement requirements.txt
COPY manage.py package.json package-lock.json ./
COPY backend backend
# the design system of the pages, and their English
RUN python -m backend.config.dress && rm -rf var/npm \
    && DATABASE_URL=postgresql://nobody@localhost/none DEMO=0 SECRET_KEY=- SEALING_KEYS=-=- INDEX_KEYS=-=- SIGNING_KEYS=-=-@2026-01-01 \
       python manage.py check

RUN useradd --system --no-create-home indgang
USER indgang

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOST=0.0.0.0 PORT=8000
EXPOSE 8000
CMD ["python", "manage.py", "serve"]
