// A Socket.IO 5 connection on Engine.IO 4, as much of both as this page needs.
//
// A packet is text: 0 open, 2 ping, 3 pong, 40 connected, 44 refused, 42["event",argument],
// 43<id>[answer]. It travels as one websocket message, or, where a websocket cannot be had, in the
// bodies of long polls, with U+001E between packets.

const LONGEST_WAIT_MS = 10_000;
const ANSWER_MS = 8_000;
const OPENING_MS = 8_000;
const BETWEEN = "\x1e";

export class Link {
  // heard: { connected(), event(name, argument), closed(reason) }
  constructor(url, heard) {
    this.url = url;
    this.heard = heard;
    this.connected = false;
    this.polls = typeof WebSocket === "undefined";
    this.failures = 0;
    this.calls = new Map();
    this.lastCall = 0;
    this.open();
  }

  open() {
    const opened = (this.way = this.polls ? new Polls(this.url) : new Socket(this.url));
    const giveUp = setTimeout(() => opened.close(), OPENING_MS);
    opened.onpacket = (packet) => this.packet(packet);
    opened.onclose = () => {
      clearTimeout(giveUp);
      opened.onclose = () => {};
      this.lost();
    };
    this.stopOpening = () => clearTimeout(giveUp);
  }

  packet(packet) {
    if (packet[0] === "0") this.way.send("40");
    else if (packet === "2") this.way.send("3");
    else if (packet.startsWith("40")) {
      this.stopOpening();
      this.connected = true;
      this.failures = 0;
      this.refusal = undefined;
      this.heard.connected();
    } else if (packet.startsWith("44")) {
      this.refusal = JSON.parse(packet.slice(2)).message;
      this.way.close();
    } else if (packet.startsWith("42")) {
      this.heard.event(...JSON.parse(packet.slice(2)));
    } else if (packet.startsWith("43")) {
      const [, id, answer] = /^43(\d+)(.*)$/s.exec(packet);
      this.calls.get(Number(id))?.(JSON.parse(answer)[0]);
    } else if (packet.startsWith("41") || packet === "1") this.way.close();
  }

  // The answer to a call; undefined when none came.
  call(event, argument) {
    const id = ++this.lastCall;
    return new Promise((answer) => {
      const done = (value) => {
        clearTimeout(late);
        this.calls.delete(id);
        answer(value);
      };
      const late = setTimeout(done, ANSWER_MS);
      this.calls.set(id, done);
      this.way.send(`42${id}${JSON.stringify([event, argument])}`);
    });
  }

  // Ends the connection, so that a new one is made.
  renew() {
    this.way.close();
  }

  lost() {
    const opened = this.connected;
    this.connected = false;
    this.failures += 1;
    for (const done of [...this.calls.values()]) done(undefined);
    // A network that lets no websocket through may let plain requests through.
    if (!opened && !this.refusal && typeof WebSocket !== "undefined") this.polls = this.failures % 2 === 1;
    this.heard.closed(this.refusal);
    const wait = Math.min(LONGEST_WAIT_MS, 250 * 2 ** this.failures);
    setTimeout(() => this.open(), wait * (0.5 + Math.random() / 2));
  }
}

class Socket {
  constructor(url) {
    const address = new URL(url);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    address.search = "?EIO=4&transport=websocket";
    this.socket = new WebSocket(address);
    this.socket.onmessage = (message) => this.onpacket(message.data);
    this.socket.onclose = () => this.onclose();
  }

  send(packet) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(packet);
  }

  close() {
    this.socket.onmessage = null;
    this.socket.close();
    // A dead network would let the closing handshake wait for a minute.
    this.socket.onclose = null;
    queueMicrotask(() => this.onclose());
  }
}

class Polls {
  constructor(url) {
    this.address = new URL(url);
    this.address.search = "?EIO=4&transport=polling";
    this.ending = new AbortController();
    this.sending = Promise.resolve();
    this.read();
  }

  async read() {
    try {
      while (!this.ending.signal.aborted) {
        const answer = await this.ask();
        for (const packet of answer.split(BETWEEN)) {
          if (packet[0] === "0") this.address.searchParams.set("sid", JSON.parse(packet.slice(1)).sid);
          if (!this.ending.signal.aborted) this.onpacket(packet);
        }
      }
    } catch {
      this.close();
    }
    this.onclose();
  }

  // In the order in which they were given.
  send(packet) {
    this.sending = this.sending.then(() => this.ask("POST", packet)).catch(() => this.close());
  }

  async ask(method = "GET", body = undefined) {
    const answer = await fetch(this.address, { method, body, cache: "no-store", signal: this.ending.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.text();
  }

  close() {
    this.ending.abort();
  }
}
