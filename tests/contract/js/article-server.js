// A push service as the article has it, on today's koa and socket.io: node article-server.js PORT
// Prints its port once it listens. It also takes bids on /bid, as a site of its own might.
const http = require("http");
const Koa = require("koa");
const bodyParser = require("koa-bodyparser");
const { Server } = require("socket.io");

const server = http.createServer();
const io = new Server(server);
const app = new Koa();
app.use(bodyParser());
app.use(async (ctx) => {
  if (ctx.method === "POST" && ctx.path === "/pub") {
    const { itemId, channel, message } = ctx.request.body;
    io.to(String(itemId)).emit(channel, message);
    ctx.body = "ok";
  } else if (ctx.method === "POST" && ctx.path === "/bid") {
    const { itemId, amount, paddle } = ctx.request.body;
    if (amount < 10) ctx.throw(409, "too low");
    io.to(String(itemId)).emit("auction", { price: amount, uid: paddle });
    ctx.body = "taken";
  }
});
const handle = app.callback();
server.on("request", (req, res) => {
  if (!req.url.startsWith("/socket.io/")) handle(req, res);
});
io.on("connection", (socket) => socket.join(String(socket.handshake.query.itemId)));
server.listen(Number(process.argv[2] || 0), "127.0.0.1", () => {
  process.stdout.write(`${server.address().port}\n`);
});
