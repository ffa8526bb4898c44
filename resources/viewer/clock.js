// The server's clock: this machine's monotonic clock plus an offset, taken from the exchange with
// the smallest round trip of those still fresh. The wall clock of this machine is never asked.

const SAMPLES = 16;
const SAMPLE_LIFE_MS = 180_000;
const NEW_CLOCK_MS = 2_000;

export class ServerClock {
  constructor(monotonic = () => performance.now()) {
    this.monotonic = monotonic;
    this.samples = [];
    this.shown = -Infinity;
    this.offset = undefined;
  }

  // One exchange: sent t0 and back t3 on this clock, received t1 and answered t2 on the server's.
  sample(t0, t1, t2, t3) {
    const roundTrip = Math.max(0, t3 - t0 - (t2 - t1));
    const offset = (t1 - t0 + (t2 - t3)) / 2;
    if (this.offset !== undefined && Math.abs(offset - this.offset) > NEW_CLOCK_MS + roundTrip) this.forget();
    this.samples = this.samples.filter((sample) => t3 - sample.at <= SAMPLE_LIFE_MS).slice(1 - SAMPLES);
    this.samples.push({ at: t3, roundTrip, offset });
    this.offset = this.samples.reduce((best, each) => (each.roundTrip < best.roundTrip ? each : best)).offset;
  }

  // After sleep or a new connection; the offset stays until the next exchange.
  forget() {
    this.samples = [];
    this.shown = -Infinity;
  }

  // Whether a time that the server has just told cannot be of the clock known here.
  contradicts(serverNow) {
    return this.offset !== undefined && Math.abs(serverNow - this.now()) > NEW_CLOCK_MS;
  }

  // ms UTC, never less than what was given before by a mere correction; undefined before the first exchange.
  now() {
    if (this.offset === undefined) return undefined;
    this.shown = Math.max(this.shown, this.monotonic() + this.offset);
    return this.shown;
  }

  // Whole seconds, rounded up: 1 while less than a second is left, 0 only from the end itself.
  secondsLeft(endsAt) {
    const now = this.now();
    return now === undefined ? undefined : Math.max(0, Math.ceil((endsAt - now) / 1000));
  }
}
