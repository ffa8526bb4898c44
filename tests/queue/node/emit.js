// Another program that emits through Redis: node emit.js REDIS_URL ROOM CHANNEL JSON…
// Each JSON is the list of arguments of one event. Ends when all have been sent.
const { createClient } = require("redis");
const { Emitter } = require("@socket.io/redis-emitter");

async function main(url, room, channel, ...events) {
  const client = createClient({ url });
  await client.connect();
  const emitter = new Emitter(client);
  for (const event of events) emitter.to(room).emit(channel, ...JSON.parse(event));
  await client.ping(); // all that went before is with Redis now
  await client.quit();
}

main(...process.argv.slice(2));
