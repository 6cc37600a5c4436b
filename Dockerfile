# The register in one container: the steps of `make run`, with nothing running as root.
#
#   docker build -t mingbiao .
#   docker run -p 8443:8443 -p 8444:8444 -v mingbiao:/srv/mingbiao/var --ulimit nofile=20000:20000 mingbiao
#
# --ulimit nofile: a worker serves 4096 connections and needs a file number for each; far higher limits
# only make other programs slow to start. The accounts: docker exec … cat var/accounts
# Under another name than localhost, set MINGBIAO_PUBLIC_URL and MINGBIAO_DESK_URL to what browsers use.
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
