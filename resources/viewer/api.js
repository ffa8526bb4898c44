// The sales and their lots as the API lists them. A push service by itself has no API: then there
// is nothing to list, and the page asks which lots to watch.

const MOST_LOTS = 800;

async function read(path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" } });
  return answer.ok ? answer.json() : undefined;
}

export const readItem = (itemId) => read(`api/v1/items/${encodeURIComponent(itemId)}`);

// The sales with the ids of their lots, or the one sale that is wanted; seen(item) for each lot.
export async function readSales(wanted, seen) {
  const listed = (await read("api/v1/sales"))?.sales ?? [];
  const found = [];
  let room = MOST_LOTS;
  for (const sale of listed.filter(({ saleId }) => !wanted || saleId === wanted)) {
    const items = await readItems(sale.saleId, room);
    room -= items.length;
    items.forEach(seen);
    if (items.length) found.push({ ...sale, items: items.map(({ itemId }) => itemId) });
  }
  return found;
}

async function readItems(saleId, most) {
  const items = [];
  for (let after = ""; after !== null && items.length < most; ) {
    const from = after && `&after=${encodeURIComponent(after)}`;
    const page = await read(`api/v1/items?sale=${encodeURIComponent(saleId)}${from}`);
    items.push(...(page?.items ?? []));
    after = page?.next ?? null;
  }
  return items.slice(0, most);
}
