// What stands in each place of a lot: pure functions of its state, the clock and the language.

const BIDDABLE = new Set(["open", "fair_warning", "final_call"]);
const ENDED = new Set(["sold", "sold_pending"]);
const CLOSING_S = 60;
const SOON_S = 120;

export const takesBids = (state) => BIDDABLE.has(state.status);

// An amount in minor units, such as £132.50, £13,250 or ¥5,000.
export function money(amount, currency, lang) {
  try {
    const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
    const major = amount / 10 ** digits;
    const shown = Number.isInteger(major) ? 0 : digits;
    return new Intl.NumberFormat(lang, {
      style: "currency", currency, minimumFractionDigits: shown, maximumFractionDigits: shown,
    }).format(major);
  } catch {
    return `${amount} ${currency}`; // a currency that is none: the figure as it came
  }
}

// 59, 1:05, 1:02:03.
export function span(seconds) {
  const two = (n) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

// The time of a lot: a figure and words. It never says nought while bids are taken: between the
// end and the server's word that the lot closed, it says "closing" without a figure.
export function countdown(state, clock, words) {
  if (state.status === "closing") return { pace: "closing", text: words.closing };
  if (!takesBids(state)) return { pace: "none", text: "" };
  if (state.endsAt === null) return { pace: "none", text: words.byHammer };
  const left = clock.secondsLeft(state.endsAt);
  if (left === undefined) return { pace: "none", text: words.clockUnset };
  if (left === 0) return { pace: "closing", text: words.closing };
  const pace = left <= CLOSING_S ? "closing" : left <= SOON_S ? "soon" : "calm";
  return { pace, text: span(left), note: state.extendedCount ? words.extended(state.extendedCount) : "" };
}

export function price(state, words, lang) {
  const label = ENDED.has(state.status) ? words.hammer : words.price;
  return { label, text: state.bidCount ? money(state.price, state.currency, lang) : "—" };
}

export function ask(state, words, lang) {
  if (!takesBids(state)) return { label: words.ask, text: "" };
  return { label: state.bidCount ? words.ask : words.starts, text: money(state.ask, state.currency, lang) };
}

export function leader(state, words) {
  if (!state.bidCount) return words.none;
  if (state.leader === null) return words.hidden;
  return state.leader.startsWith("P:") ? words.paddle(state.leader.slice(2)) : state.leader;
}

export function estimate(state, details, lang) {
  const ends = [details?.lowEstimate, details?.highEstimate].filter((amount) => amount != null);
  return ends.map((amount) => money(amount, state.currency, lang)).join(" – ");
}
