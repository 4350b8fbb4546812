# Every rule of infra/images/look broken at least once: the scan looks into this too, and must find all of it.
ARG IMAGE
FROM ${IMAGE}
USER root
RUN mkdir -p /app/.git /app/src/com && cd /app \
    && printf 'class Left {}' > src/com/Left.java && printf '{}' > src/com/left.js.map && printf 'at' > run.log \
    && printf -- '-----BEGIN PRIVATE %s-----' KEY > tls.key && printf 'a library' > lib/junit-jupiter-5.jar \
    && cp /bin/bash as-root && chmod 4755 as-root && cp as-root again && printf 'x' > anyones && chmod 666 anyones \
    && printf 'y' > users && chown 10001 users && printf 'z' > /opt/elsewhere
# A program with a test in it, as a ZIP without compression, written from its bytes.
RUN printf 'PK\3\4\12\0\0\0\0\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\16\0\0\0SomeTest.class\
PK\1\2\12\0\12\0\0\0\0\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\16\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0SomeTest.class\
PK\5\6\0\0\0\0\1\0\1\0<\0\0\0,\0\0\0\0\0' > /app/lib/left-SNAPSHOT.jar
RUN API_TOKEN=1234 && printf 'once more' > /app/anyones
RUN head -c 70000000 /dev/urandom > /app/big
ENV DATABASE_PASSWORD=not-so-secret
HEALTHCHECK CMD true
ENTRYPOINT java -jar app.jar
