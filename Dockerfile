FROM python:3.11-slim
# The optional voice (espeak-ng, GPL-3) is a part of its own: build with --build-arg VOICE=1 to have it.
ARG VOICE=0
WORKDIR /palaver
COPY requirements.lock requirements-voice.lock ./
RUN if [ "$VOICE" = 1 ]; then lock=requirements-voice.lock; else lock=requirements.lock; fi \
    && pip install --no-cache-dir --require-hashes -r "$lock"
COPY bot bot
COPY handlers handlers
COPY views views
COPY storage storage
COPY migrations migrations
COPY tutors tutors
COPY prompts prompts
COPY language language
COPY domain domain
COPY content content
COPY simulator simulator
COPY pyproject.toml LICENSE THIRD_PARTY.md ./
RUN useradd --create-home --uid 10001 palaver && mkdir var && chown palaver var
USER palaver
ENV HOST=0.0.0.0 LOG_FORMAT=json PYTHONUNBUFFERED=1
VOLUME /palaver/var
EXPOSE 8080
HEALTHCHECK CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8080/readyz', timeout=3)"]
CMD ["python", "-m", "bot", "run"]
