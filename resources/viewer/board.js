// Draws lots and the catalogue. Text from outside is only ever set as text.

import { ask, countdown, estimate, leader, money, price, takesBids } from "./figures.js";

const template = (id) => document.getElementById(id).content.firstElementChild;

function set(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export class LotCard {
  constructor(itemId) {
    this.itemId = itemId;
    this.node = template("lot").cloneNode(true);
    this.node.dataset.item = itemId;
    this.part = (name) => this.node.querySelector(`.${name}`);
  }

  fact(name, label, text) {
    const row = this.part(name);
    set(row.firstElementChild, label);
    set(row.lastElementChild, text);
    row.hidden = !text;
  }

  draw(state, details, { words, lang, clock }) {
    this.state = state;
    set(this.part("number"), words.lot(state.lot));
    set(this.part("status"), words.statuses[state.status] ?? state.status);
    this.node.dataset.status = state.status;
    set(this.part("title"), (lang === "zh" && details?.titleZh) || state.title);
    const artist = (lang === "zh" && details?.artistZh) || details?.artist || "";
    set(this.part("artist"), artist);
    this.part("artist").hidden = !artist;
    const priced = price(state, words, lang);
    if (this.priced !== undefined && this.priced !== state.price) this.flash();
    this.priced = state.price;
    this.fact("price", priced.label, priced.text);
    const asked = ask(state, words, lang);
    this.fact("ask", asked.label, asked.text);
    this.fact("leader", words.leader, leader(state, words));
    this.fact("bids", words.bids, String(state.bidCount));
    this.fact("reserve", words.reserve, words.reserves[state.reserve] ?? "");
    this.fact("estimate", words.estimate, estimate(state, details, lang));
    this.picture(details?.image);
    this.tick(clock, words);
  }

  tick(clock, words) {
    if (!this.state) return;
    const left = countdown(this.state, clock, words);
    this.fact("left", left.note ? `${words.timeLeft} · ${left.note}` : words.timeLeft, left.text);
    this.part("left").dataset.pace = left.pace;
  }

  drawUnknown(words) {
    set(this.part("number"), this.itemId);
    set(this.part("title"), words.unknown(this.itemId));
    for (const row of this.node.querySelectorAll("dl > div")) row.hidden = true;
  }

  old(text) {
    set(this.part("old"), text);
    this.part("old").hidden = !text;
  }

  picture(name) {
    const image = this.node.querySelector("img");
    image.hidden = !name;
    if (name && image.dataset.name !== name) {
      image.dataset.name = name;
      image.src = `images/${encodeURIComponent(name)}`;
    }
  }

  flash() {
    const figure = this.part("price");
    figure.classList.remove("changed");
    void figure.offsetWidth; // starts the animation anew
    figure.classList.add("changed");
  }
}

export class Catalogue {
  // sales: [{ title, titleZh, items: [itemId…] }]. A row links to its lot by the fragment.
  constructor(node, sales, { words, lang }) {
    this.node = node;
    this.rows = new Map();
    this.states = new Map();
    node.hidden = false;
    node.setAttribute("aria-label", words.lots);
    for (const sale of sales) {
      const heading = document.createElement("h2");
      const list = document.createElement("ul");
      set(heading, (lang === "zh" && sale.titleZh) || sale.title);
      list.append(...sale.items.map((itemId) => this.row(itemId)));
      node.append(heading, list);
    }
    node.addEventListener("keydown", (key) => this.move(key));
  }

  row(itemId) {
    const row = template("row").cloneNode(true);
    const link = row.firstElementChild;
    link.href = `#${encodeURIComponent(itemId)}`;
    link.dataset.item = itemId;
    this.rows.set(itemId, link);
    return row;
  }

  draw(state, details, { words, lang, clock }) {
    const link = this.rows.get(state.itemId);
    if (!link) return;
    link.dataset.status = state.status;
    set(link.querySelector(".number"), state.lot);
    set(link.querySelector(".title"), (lang === "zh" && details?.titleZh) || state.title);
    set(link.querySelector(".price"), state.bidCount ? money(state.price, state.currency, lang) : "");
    this.states.set(state.itemId, state);
    this.ends(state, link, clock, words);
  }

  // The status, and the time left where it runs.
  ends(state, link, clock, words) {
    const status = words.statuses[state.status] ?? state.status;
    const timed = takesBids(state) && state.endsAt !== null;
    set(link.querySelector(".status"), timed ? `${status} · ${countdown(state, clock, words).text}` : status);
  }

  tick(clock, words) {
    for (const state of this.states.values()) {
      if (takesBids(state) && state.endsAt !== null) this.ends(state, this.rows.get(state.itemId), clock, words);
    }
  }

  mark(itemId) {
    for (const link of this.node.querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
    const link = this.rows.get(itemId);
    link?.setAttribute("aria-current", "true");
    link?.scrollIntoView({ block: "nearest" });
  }

  // Arrow keys go from lot to lot, as Tab does.
  move(key) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key.key];
    const links = [...this.node.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (!step || at < 0) return;
    key.preventDefault();
    links[at + step]?.focus();
  }
}
