// The article's push service: POST /pub with a JSON or form body reaches room itemId.
// node server.js [REDIS_URL]: with Redis the rooms are filled through its adapter.
// Prints the port that it listens on.
const http = require("http");
const Koa = require("koa");
const bodyParser = require("koa-bodyparser");
const { Server } = require("socket.io");

async function main(redisUrl) {
  const server = http.createServer();
  const io = new Server(server);
  if (redisUrl) {
    const { createClient } = require("redis");
    const { createAdapter } = require("@socket.io/redis-adapter");
    const publisher = createClient({ url: redisUrl });
    const subscriber = publisher.duplicate();
    for (const client of [publisher, subscriber]) client.on("error", () => {});
    await Promise.all([publisher.connect(), subscriber.connect()]);
    io.adapter(createAdapter(publisher, subscriber));
  }
  io.on("connection", (socket) => {
    for (const item of String(socket.handshake.query.itemId ?? "").split(",")) {
      if (item) socket.join(item);
    }
  });
  const app = new Koa();
  app.use(bodyParser());
  app.use(async (context) => {
    if (context.method !== "POST" || context.path !== "/pub") return;
    const { itemId, channel, message } = context.request.body ?? {};
    if (!itemId || !channel) context.throw(400, "data error");
    io.to(String(itemId)).emit(channel, message);
    context.body = "OK";
  });
  const handle = app.callback();
  server.on("request", (request, response) => {
    if (!request.url.startsWith("/socket.io/")) handle(request, response);
  });
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
}

main(process.argv[2]);
