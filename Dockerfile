# The web process. Needs a PostgreSQL of its own: see docker-compose.yml and docs/deployment.md.
FROM python:3.12-slim

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes --requirement requirements.txt
COPY manage.py ./
COPY backend backend

RUN useradd --system --no-create-home indgang
USER indgang

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOST=0.0.0.0 PORT=8000
EXPOSE 8000
CMD ["python", "manage.py", "serve"]
