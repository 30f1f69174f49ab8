# Builds with everything, runs with what is needed: no compiler, no root.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
ENV NODE_ENV=production METRICS_PORT=9464 DATABASE_FILE=/data/footnote.sqlite
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/src/run.js src/
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/data data
COPY --from=build /app/intents intents
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
# Alive, not ready: while Discord is away a restart would help nobody.
HEALTHCHECK --interval=30s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.METRICS_PORT + '/health/live').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "src/run.js", "start"]
