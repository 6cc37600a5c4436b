# The register in one container: the steps of `make run`, with nothing running as root.
#
#   docker build -t mingbiao .
#   docker run -p 8443:8443 -p 8444:8444 -v mingbiao:/srv/mingbiao/var --ulimit nofile=20000:20000 mingbiao
#
# --ulimit nofile: Kore looks at every file number up to the limit when it starts, and some engines
# set it to a thousand million. The accounts' passwords: docker exec … cat var/accounts
FROM debian:bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends make
WORKDIR /srv/mingbiao
COPY src/tools/packages.sh src/tools/packages.txt src/tools/root.sh src/tools/
RUN src/tools/packages.sh run
COPY . .
RUN make -j"$(nproc)" all

FROM debian:bookworm-slim
WORKDIR /srv/mingbiao
COPY src/tools src/tools
RUN apt-get update && src/tools/packages.sh serve && rm -rf /var/lib/apt/lists/* \
    && src/tools/users.sh && install -d -o mingbiao -g mingbiao var
COPY conf conf
COPY migrations migrations
COPY assets assets
COPY --from=build /srv/mingbiao/build/mingbiaod /srv/mingbiao/build/mingbiao build/
USER mingbiao
ENV MINGBIAO_ADDRESS=0.0.0.0
VOLUME /srv/mingbiao/var
EXPOSE 8443 8444
HEALTHCHECK --start-period=60s CMD curl -sf --cacert var/tls/cert.pem -o /dev/null https://localhost:8443/
CMD ["src/tools/run.sh", "serve"]
