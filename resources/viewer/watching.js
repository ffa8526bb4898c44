// Which lots the server is asked for: those that are looked at, not every lot of the sale. A row
// that comes into view is asked for with the version that is known of it, and is right at once.

const SETTLE_MS = 200; // scrolling by does not ask for what flies past

export class Watching {
  // wanted(): ids besides the rows in view; ask(joining, leaving): tells the server.
  constructor(wanted, ask) {
    this.wanted = wanted;
    this.ask = ask;
    this.inView = new Set();
    this.joined = new Set();
    this.observer = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) {
        if (isIntersecting) this.inView.add(target.dataset.item);
        else this.inView.delete(target.dataset.item);
      }
      this.changed();
    });
  }

  rows(rows) {
    for (const row of rows) this.observer.observe(row);
  }

  // A new connection has joined nothing.
  anew() {
    this.joined = new Set();
    return this.settle();
  }

  changed() {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.settle(), SETTLE_MS);
  }

  settle() {
    clearTimeout(this.settling);
    const wanted = new Set([...this.wanted(), ...this.inView]);
    const joining = [...wanted].filter((itemId) => !this.joined.has(itemId));
    const leaving = [...this.joined].filter((itemId) => !wanted.has(itemId));
    this.joined = wanted;
    return this.ask(joining, leaving);
  }
}
