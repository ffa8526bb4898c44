// A page of the article as a script: node watch.js PACKAGE URL TRANSPORTS CHANNEL…
// Prints one JSON line for the connection, and one for each event with its arguments.
const [, , name, url, transports, ...channels] = process.argv;
const io = require(name);
const connect = typeof io === "function" ? io : io.io;
const socket = connect(url, {
  transports: transports.split(","),
  reconnection: false,
  forceNew: true,
  timeout: 8000,
});
const say = (line) => process.stdout.write(JSON.stringify(line) + "\n");
socket.on("connect", () => {
  const wanted = transports.split(",").pop();
  const engine = socket.io.engine;
  if (engine.transport.name === wanted) return say({ connected: true });
  engine.once("upgrade", () => say({ connected: true, upgraded: true }));
});
for (const event of ["connect_error", "error"]) {
  socket.on(event, (error) => {
    say({ refused: String((error && (error.description || error.context || error.message)) || error) });
    process.exit(3);
  });
}
for (const channel of channels) {
  socket.on(channel, (...args) => say({ channel, args }));
}
