// The public page: which lots, what is known of them, and how fresh that is.

import { readItem, readSales } from "./api.js";
import { Catalogue, LotCard } from "./board.js";
import { ServerClock } from "./clock.js";
import { leader, money, takesBids } from "./figures.js";
import { Link } from "./link.js";
import { Watching } from "./watching.js";
import { WORDS, language } from "./words.js";

const STALE_MS = 1_500; // a heartbeat is due each second
const DEAD_MS = 6_000; // silent for so long, the connection is made anew
const CLOCK_MS = 30_000;
const SPOKEN_MS = 5_000; // a screen reader is told of prices no more often
const RESULT_MS = 5_000; // how long a result is shown before the page goes on to the next lot

const $ = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const lang = language(query.get("lang"), navigator.languages ?? [navigator.language]);
const words = WORDS[lang];
const clock = new ServerClock();
const shown = { words, lang, clock };

const states = new Map();
const details = new Map();
const dirty = new Set();
const unknown = new Set();
let cards = new Map();
let catalogue;
let sales = [];
let overSince;
let heardAt = -Infinity;
let subscribed = false;
let spokenAt = -Infinity;
let spoken = new Map();
let link;

const asked = [...new Set(query.getAll("itemId").join().split(",").map((id) => id.trim()).filter(Boolean))];

// -- what is shown ----------------------------------------------------------------------------

function show(items) {
  for (const card of cards.values()) card.node.remove();
  cards = new Map(items.map((itemId) => [itemId, new LotCard(itemId)]));
  spoken = new Map();
  $("lots").append(...[...cards.values()].map((card) => card.node));
  $("lots").dataset.many = String(items.length > 1);
  catalogue?.mark(items[0]);
  delete document.body.dataset.link; // the new cards do not know yet how fresh they are
  for (const itemId of items) dirty.add(itemId);
  draw();
  watching.changed();
}

function draw() {
  for (const itemId of dirty) {
    const state = states.get(itemId);
    const card = cards.get(itemId);
    if (state) {
      card?.draw(state, details.get(itemId), shown);
      catalogue?.draw(state, details.get(itemId), shown);
    } else if (unknown.has(itemId)) card?.drawUnknown(words);
  }
  if (dirty.size) {
    title();
    speak();
  }
  dirty.clear();
}

function title() {
  const [only] = cards.size === 1 ? cards.keys() : [];
  const state = states.get(only);
  document.title = state
    ? `${state.lot} · ${state.bidCount ? money(state.price, state.currency, lang) : words.noBid} — Rostrum`
    : "Rostrum";
}

// Says what happened to the lots in view, the newest only, and not more often than one can hear.
function speak() {
  if (performance.now() - spokenAt < SPOKEN_MS) return;
  const news = [];
  for (const itemId of cards.keys()) {
    const state = states.get(itemId);
    if (!state || state.status === "closing") continue;
    const last = spoken.get(itemId);
    spoken.set(itemId, state);
    if (last && last.status !== state.status) news.push(words.spokenStatus(state.lot, words.statuses[state.status]));
    if (last && last.price !== state.price) {
      const price = money(state.price, state.currency, lang);
      news.push(words.spokenPrice(state.lot, price, leader(state, words)));
    }
  }
  if (news.length) {
    spokenAt = performance.now();
    $("spoken").textContent = news.join(" ");
  }
}

function notice(text) {
  $("notice").textContent = text ?? "";
  $("notice").hidden = !text;
}

// -- how fresh it is --------------------------------------------------------------------------

function freshness() {
  const silent = performance.now() - heardAt;
  if (link.connected && subscribed && silent <= STALE_MS) return "live";
  if (heardAt === -Infinity) return "connecting";
  return link.connected ? "stale" : "offline";
}

const SIGNS = { live: "●", stale: "◐", offline: "✕", connecting: "…" };

function drawLink() {
  const fresh = freshness();
  const late = fresh === "stale" || fresh === "offline";
  const [sign, word, since] = $("link").children;
  if (document.body.dataset.link !== fresh) {
    document.body.dataset.link = fresh;
    sign.textContent = SIGNS[fresh];
    word.textContent = words[fresh];
    for (const card of cards.values()) card.old(late ? words.old : "");
    if (fresh === "offline") $("spoken").textContent = words.old;
  }
  since.textContent = late ? words.secondsOld(Math.floor((performance.now() - heardAt) / 1000)) : "";
}

function tick() {
  drawLink();
  for (const card of cards.values()) card.tick(clock, words);
  catalogue?.tick(clock, words);
  speak();
  follow();
  if (link.connected && performance.now() - heardAt > DEAD_MS && subscribed) {
    subscribed = false;
    link.renew();
  }
}

// -- what the server says ---------------------------------------------------------------------

function take(state) {
  if (typeof state?.itemId !== "string" || !Number.isInteger(state.version)) return;
  if (states.get(state.itemId)?.version >= state.version) return;
  states.set(state.itemId, state);
  unknown.delete(state.itemId);
  if (dirty.size === 0) requestAnimationFrame(draw);
  dirty.add(state.itemId);
}

async function exchange() {
  const t0 = performance.now();
  const answer = await link.call("time", { t0 });
  if (answer && !answer.error) clock.sample(t0, answer.t1, answer.t2, performance.now());
}

async function setClock() {
  clock.forget();
  for (let n = 0; n < 4 && link.connected; n += 1) await exchange();
}

async function subscribe(joining, leaving) {
  if (!link?.connected) return undefined;
  if (leaving.length) link.call("unsubscribe", { items: leaving });
  if (!joining.length) return undefined;
  const answer = await link.call("subscribe", {
    items: Object.fromEntries(joining.map((itemId) => [itemId, states.get(itemId)?.version ?? null])),
  });
  if (!answer) return link.renew();
  if (answer.error) return notice(words.says(answer.error.detail));
  for (const itemId of answer.unknown) {
    unknown.add(itemId);
    dirty.add(itemId);
  }
  Object.values(answer.items).forEach(take);
  subscribed = true;
  heardAt = performance.now();
  return draw();
}

// Besides the rows in view: the lots that are large, and, while the sale is between two lots, all
// of it, to hear which one is opened.
function wanted() {
  const between = overSince === undefined ? [] : saleOf([...cards.keys()][0]).items;
  return [...cards.keys(), ...between];
}

const watching = new Watching(wanted, subscribe);

const heard = {
  connected() {
    notice("");
    setClock();
    watching.anew();
  },
  event(name, argument) {
    if (name === "auction") take(argument);
    else if (name === "heartbeat") {
      heardAt = performance.now();
      if (clock.contradicts(argument.serverNow)) setClock();
    }
  },
  closed(refusal) {
    subscribed = false;
    if (refusal) notice(words.says(refusal));
  },
};

// -- what the API tells, where there is one ---------------------------------------------------

function seen(item) {
  details.set(item.itemId, item.catalogue);
  take(item);
}

async function readDetails(itemId) {
  const item = await readItem(itemId);
  if (!item) return;
  seen(item);
  dirty.add(itemId);
  draw();
}

// -- the lots of this server, one of them large ------------------------------------------------

const saleOf = (itemId) => sales.find((sale) => sale.items.includes(itemId));

// The lot of the address' fragment; else one that takes bids, of the sale that is watched first.
function picked() {
  const named = decodeURIComponent(location.hash.slice(1));
  if (details.has(named)) return named;
  const [now] = cards.keys();
  const inTurn = [saleOf(now) ?? sales[0], ...sales].flatMap((sale) => sale.items);
  return inTurn.find((itemId) => takesBids(states.get(itemId))) ?? now ?? inTurn[0];
}

// Whoever has picked no lot follows the sale: from a lot that is over to the one that is open.
function follow() {
  const [now] = cards.keys();
  const before = overSince;
  const over = catalogue && !location.hash && !takesBids(states.get(now));
  overSince = over ? (overSince ?? performance.now()) : undefined;
  if ((before === undefined) !== (overSince === undefined)) watching.changed();
  const seen = !states.get(now)?.bidCount || performance.now() - overSince >= RESULT_MS;
  if (over && seen && picked() !== now) show([picked()]);
}

// Without named lots: the catalogue, with one lot of it large.
async function browse() {
  notice(words.reading);
  sales = await readSales(query.get("sale"), seen).catch(() => []);
  notice(sales.length ? "" : words.noLots);
  $("choose").hidden = sales.length > 0;
  if (!sales.length) return;
  catalogue = new Catalogue($("catalogue"), sales, shown);
  for (const itemId of details.keys()) dirty.add(itemId);
  watching.rows(catalogue.rows.values());
  show([picked()]);
  addEventListener("hashchange", () => {
    show([picked()]);
    dress();
  });
}

function dress() {
  document.documentElement.lang = lang;
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = words[node.dataset.word];
  for (const other of $("languages").children) {
    const address = new URL(location);
    address.searchParams.set("lang", other.lang);
    other.href = address.search + location.hash;
    if (other.lang === lang) other.setAttribute("aria-current", "true");
  }
}

async function begin() {
  dress();
  if (asked.length) show(asked);
  else await browse();
  if (!cards.size) return;
  link = new Link(new URL("socket.io/", document.baseURI), heard);
  setInterval(tick, 100);
  setInterval(() => link.connected && exchange(), CLOCK_MS);
  addEventListener("visibilitychange", () => document.hidden || !link.connected || setClock());
  // Pictures and estimates of the lots named; without an API there are none.
  for (const itemId of asked) readDetails(itemId).catch(() => {});
}

begin();
