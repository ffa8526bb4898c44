// What the page says, in English and Chinese.

const ENGLISH = {
  skip: "Skip to the lots", lots: "Lots", whichLots: "Which lots? Their ids, with commas between:", watch: "Watch",
  live: "LIVE", stale: "STALE", offline: "OFFLINE", connecting: "CONNECTING",
  secondsOld: (s) => `last heard ${s} s ago`,
  old: "These figures are old: nothing is heard from the server. They will be right again by themselves.",
  lot: (number) => `Lot ${number}`, price: "Current bid", hammer: "Hammer price", ask: "Next bid", starts: "Starts at",
  leader: "Leading", paddle: (number) => `Paddle ${number}`, hidden: "not published", none: "nobody yet",
  bids: "Bids", timeLeft: "Time left", byHammer: "by hammer", clockUnset: "clock not set", closing: "closing", extended: (n) => `extended ×${n}`,
  reserve: "Reserve", estimate: "Estimate", noBid: "No bid yet", unknown: (id) => `Nothing is known of ${id} yet. It appears here as soon as something is said of it.`,
  noLots: "There are no lots on this server. Name those to watch.",
  reading: "Reading the lots…",
  says: (text) => `The server says: ${text}`,
  spokenPrice: (lot, price, leader) => `Lot ${lot}: ${price}. ${leader}`,
  spokenStatus: (lot, status) => `Lot ${lot}: ${status}.`,
  reserves: { none: "no reserve", not_met: "not met", met: "met" },
  statuses: {
    draft: "Draft", upcoming: "Upcoming", preview: "Preview", open: "Open", fair_warning: "Fair warning",
    final_call: "Final call", closing: "Closing", sold: "Sold", sold_pending: "Sold, awaits the seller", passed: "Passed",
    unsold: "Unsold", withdrawn: "Withdrawn", hold: "On hold",
  },
};

const CHINESE = {
  skip: "跳到拍品", lots: "拍品", whichLots: "要看哪些拍品？请输入编号，用逗号分隔：", watch: "观看",
  live: "实时", stale: "延迟", offline: "离线", connecting: "连接中",
  secondsOld: (s) => `${s} 秒前更新`,
  old: "收不到服务器的消息，以下为旧数据，恢复后会自动更新。",
  lot: (number) => `第 ${number} 号拍品`, price: "当前价", hammer: "落槌价", ask: "下一口价", starts: "起拍价",
  leader: "领先", paddle: (number) => `${number} 号牌`, hidden: "不公开", none: "暂无",
  bids: "出价次数", timeLeft: "剩余时间", byHammer: "以落槌为准", clockUnset: "时钟未校准", closing: "即将结束", extended: (n) => `已延时 ${n} 次`,
  reserve: "保留价", estimate: "估价", noBid: "尚无出价", unknown: (id) => `尚无 ${id} 的信息，一有消息即在此显示。`,
  noLots: "此服务器上没有拍品，请输入要观看的编号。",
  reading: "正在读取拍品…",
  says: (text) => `服务器提示：${text}`,
  spokenPrice: (lot, price, leader) => `第 ${lot} 号：${price}，${leader}`,
  spokenStatus: (lot, status) => `第 ${lot} 号：${status}`,
  reserves: { none: "无保留价", not_met: "未达到", met: "已达到" },
  statuses: {
    draft: "草稿", upcoming: "即将开拍", preview: "预展", open: "竞价中", fair_warning: "最后机会",
    final_call: "最后一次", closing: "正在结束", sold: "成交", sold_pending: "成交，待卖方确认", passed: "流拍",
    unsold: "未成交", withdrawn: "撤拍", hold: "暂停",
  },
};

export const WORDS = { en: ENGLISH, zh: CHINESE };

// The language of ?lang=, else the browser's own, else English.
export function language(asked, preferred) {
  const wanted = [asked, ...preferred].filter(Boolean).map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find((tag) => tag in WORDS) ?? "en";
}
