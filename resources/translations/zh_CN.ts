<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>Desk</name>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source> and </source>
      <translation>、</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/request.py" />
      <source> or </source>
      <translation> 或 </translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>'{text}' can be read in more than one way; write it as 1200 or 1,200.00</source>
      <translation>“{text}”可有多种读法；请写成 1200 或 1,200.00</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>'{text}' is finer than {currency} can be; it has {decimals} decimals</source>
      <translation>“{text}”的小数位过多；{currency} 只有 {decimals} 位小数</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>'{text}' is in {other}, but the sale is in {currency}</source>
      <translation>“{text}”的货币是 {other}，而本场拍卖使用 {currency}</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>'{text}' is not an amount; write it as 1200 or 1,200.00</source>
      <translation>“{text}”不是金额；请写成 1200 或 1,200.00</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>'{text}' is not in {currency}, the sale's currency</source>
      <translation>“{text}”使用的不是本场拍卖的货币 {currency}</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>'{text}' is too large an amount</source>
      <translation>“{text}”金额过大</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/facts.py" />
      <location filename="app/rostrum/desk/told.py" />
      <location filename="app/rostrum/desk/views/phone_desk/follow_up.py" />
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/backlog.py" />
      <source>, pushes do not get through</source>
      <translation>，推送未能送达</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/backlog.py" />
      <source>, {n} given up</source>
      <translation>，放弃 {n}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/backlog.py" />
      <source>, {s} s behind</source>
      <translation>，落后 {s} 秒</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/top_bar.py" />
      <source>/  Search lot, title, artist</source>
      <translation>/  搜索拍品、标题、作者</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <source>1 bid</source>
      <translation>1 次出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rates_sheet.py" />
      <source>1 {base} is</source>
      <translation>1 {base} 等于</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/acts.py" />
      <source>10 seconds back</source>
      <translation>后退 10 秒</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/acts.py" />
      <source>10 seconds on</source>
      <translation>前进 10 秒</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>100, 101, 102</source>
      <translation>100, 101, 102</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request.py" />
      <source>12; 14 or 20 or 31</source>
      <translation>12；14 或 20 或 31</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/client_sheet.py" />
      <source>14 or 20 or 31; 2 of 7 or 8 or 9</source>
      <translation>14 或 20 或 31；2 件：7 或 8 或 9</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/request.py" />
      <location filename="app/rostrum/desk/told.py" />
      <location filename="app/rostrum/desk/views/phone_desk/client_past.py" />
      <source>; </source>
      <translation>；</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>? Lot {lot}: {reason}</source>
      <translation>? 拍品 {lot}：{reason}</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>A bid for the seller and a bidder's own cannot stand on one paddle. Use the paddle that the bid is for.</source>
      <translation>代委托人出价与竞买人自己的出价不能使用同一号牌。请使用该出价所属的号牌。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>A bidding war</source>
      <translation>竞价大战</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/clerk_sheet.py" />
      <source>A clerk who telephones</source>
      <translation>负责接打电话的职员</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>A clerk …</source>
      <translation>添加职员…</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request.py" />
      <source>A client asks to be called</source>
      <translation>客户要求电话委托</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>A client asks …</source>
      <translation>客户申请…</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>A client has at most {most} notes. This one was not kept.</source>
      <translation>每位客户最多 {most} 条备注。此条未保存。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/cues.py" />
      <source>A client's line has dropped</source>
      <translation>客户的电话断线</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>A file (CSV) …</source>
      <translation>文件（CSV）…</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>A group names each lot once, and wants fewer of them than it names.</source>
      <translation>一组中每件拍品只能列一次，且想要的件数须少于所列件数。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/openings.py" />
      <source>A layout is opened from this machine only; copy the file here first.</source>
      <translation>只能打开本机上的布局文件；请先将文件复制到本机。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>A limit goes with a paddle. Give the client a paddle, too.</source>
      <translation>限额须与号牌一起设置。请同时为客户填写号牌。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rates_sheet.py" />
      <source>A line without a rate is not shown.</source>
      <translation>没有汇率的行不显示。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/openings.py" />
      <source>A link leads to another lot: {link}</source>
      <translation>链接指向另一件拍品：{link}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/openings.py" />
      <source>A link leads to {server}, but {n} servers are watched already.</source>
      <translation>链接指向 {server}，但已在关注 {n} 个服务器。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/openings.py" />
      <source>A link leads to {url}, one of your servers that is not watched. Watch it?</source>
      <translation>链接指向您的服务器 {url}，目前未在关注。要关注吗？</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/openings.py" />
      <source>A link leads to {url}, which this desk does not watch. Watch it until the desk is closed? Nothing of yours is sent there: no token, no name, no paddle.</source>
      <translation>链接指向 {url}，本席位未关注该服务器。要关注到席位关闭为止吗？不会向其发送您的任何信息：没有令牌、姓名或号牌。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/replay_sheet.py" />
      <source>A log file …</source>
      <translation>记录文件…</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/replay_sheet.py" />
      <source>A log that rostrum audit export wrote</source>
      <translation>由 rostrum audit export 写出的记录</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/cues.py" />
      <source>A lot is sold to you</source>
      <translation>拍品由您拍得</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/cues.py" />
      <source>A lot that is yours, watched or chosen is extended</source>
      <translation>您领先、关注或选中的拍品延时</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>A maximum cannot go below the price, {price}. A bid that was taken can only be undone by the auctioneer.</source>
      <translation>最高出价不能低于当前价 {price}。已接受的出价只能由拍卖师撤销。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/request.py" />
      <source>A name has at most {n} letters.</source>
      <translation>姓名最多 {n} 个字符。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/request.py" />
      <source>A paddle has at most {n} figures and letters.</source>
      <translation>号牌最多 {n} 个数字和字母。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>A paddle with letters: a full stop first; + or Enter takes it</source>
      <translation>带字母的号牌：先按句点；+ 或回车接受</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>A plan: {n} calls given out, {left} not. Nothing is changed yet.</source>
      <translation>方案：分配 {n} 个，{left} 个未分配。尚未更改。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>A rate is above 0. Correct that of {base}.</source>
      <translation>汇率必须大于 0。请更正 {base} 的汇率。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/acts.py" />
      <source>A replay</source>
      <translation>回放</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/client.py" />
      <source>A replay is for staff. Sign in as a clerk with F9.</source>
      <translation>回放仅供工作人员使用。请按 F9 以工作人员身份登录。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/replay_sheet.py" />
      <source>A sale as it went, at any speed, on every screen. It opens in windows of its own, and nothing can be sent from them.</source>
      <translation>以任意速度在每个屏幕上重现一场拍卖。它在单独的窗口中打开，且无法从中发送任何内容。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>A sale has at most {most} calls. None of these was taken in.</source>
      <translation>一场拍卖最多 {most} 个通话。这些通话均未登记。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>A sale has at most {most} clerks. This one was not taken in.</source>
      <translation>一场拍卖最多 {most} 位工作人员。此人未登记。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>A sale has at most {most} commission bids. This one was not taken in.</source>
      <translation>一场拍卖最多 {most} 个委托出价。此出价未登记。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>A sale has at most {most} telephone clients. This one was not taken in.</source>
      <translation>一场拍卖最多 {most} 位电话委托客户。此客户未登记。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>A sale of its own on this machine, with bidders that are not there. Nothing in it counts, and no real sale can be reached from it. It opens in windows of its own.</source>
      <translation>本机上一场独立的拍卖，竞买人都是模拟的。其中一切均不作数，也无法触及真实拍卖。它在单独的窗口中打开。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>A sale of more than {most} events is shown as it is, not as it was.</source>
      <translation>超过 {most} 个事件的拍卖只能显示现状，不能显示过去的状态。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/client.py" />
      <source>A sale of more than {most} lots is not shown.</source>
      <translation>超过 {most} 件拍品的拍卖会不予显示。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/server.py" />
      <source>A sale of more than {most} steps is not replayed.</source>
      <translation>超过 {most} 步的拍卖无法回放。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/cues.py" />
      <source>A telephone lot is near, or a clerk asks for a call</source>
      <translation>电话委托拍品临近，或有工作人员请求通话</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>ACCEPTED</source>
      <translation>已接受</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/whose.py" />
      <source>AGAINST US</source>
      <translation>他方</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane.py" />
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>ASK</source>
      <translation>叫价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane.py" />
      <source>ASK  ·  OLD FIGURES</source>
      <translation>叫价  ·  旧数据</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>ASKING AGAIN</source>
      <translation>再次询问</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/schedule.py" />
      <source>About</source>
      <translation>约</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/window.py" />
      <source>About Rostrum</source>
      <translation>关于 Rostrum</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <source>Add a key</source>
      <translation>添加按键</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Add a server</source>
      <translation>添加服务器</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Address</source>
      <translation>地址</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Address for bids</source>
      <translation>出价地址</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sieve.py" />
      <source>All</source>
      <translation>全部</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <source>All as at first</source>
      <translation>全部恢复默认</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>All lots, open lots, yours, watched</source>
      <translation>全部、开放、归您、已关注的拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/top_bar.py" />
      <source>All sales</source>
      <translation>全部拍卖会</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/bid_strip.py" />
      <source>Amount</source>
      <translation>金额</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/bid_strip.py" />
      <source>Amount to bid, sent with Enter</source>
      <translation>出价金额，按回车发送</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/screens.py" />
      <source>An act is on its way. Choose the sale again when it is answered.</source>
      <translation>有操作尚未答复，请在答复后再选择拍卖。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>An amount is a whole number of minor units above 0 and below 2**53. Bid {ask} or more.</source>
      <translation>金额无效。请出价 {ask} 或更高。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>An auctioneer or an administrator does this.</source>
      <translation>此操作由拍卖师或管理员进行。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/gavel.py" />
      <source>Another bid is the newest now. Nothing was taken back.</source>
      <translation>最新的已是另一出价，未撤回。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/window.py" />
      <source>Another clerk has this call. {key} asks for it.</source>
      <translation>此通话由其他工作人员负责。按 {key} 请求。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/language.py" />
      <source>Another language counts from the next start of the desk.</source>
      <translation>更换语言在下次启动时生效。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Another push service (Socket.IO, one item a connection)</source>
      <translation>其他推送服务（Socket.IO，每个连接一个项目）</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Another window</source>
      <translation>新窗口</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>Another window, for another screen</source>
      <translation>为另一块屏幕打开窗口</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Any status</source>
      <translation>任何状态</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/window.py" />
      <source>Appearance</source>
      <translation>外观</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/openings.py" />
      <source>Arrange the windows as in {path}?</source>
      <translation>按 {path} 排列窗口吗？</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/openings.py" />
      <source>Arrange them</source>
      <translation>按此排列</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/bid_panel.py" />
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>Artist</source>
      <translation>作者</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <source>As at first</source>
      <translation>恢复默认</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/focus_card.py" />
      <source>As seen by this desk</source>
      <translation>本席位所见</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/appearance.py" />
      <location filename="app/rostrum/desk/views/settings/language.py" />
      <source>As the system</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Ask</source>
      <translation>叫价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>Ask for the chosen call, or take it over</source>
      <translation>请求或接手所选通话</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>Ask the client. {key} bids {amount} all the same.</source>
      <translation>请询问客户。按 {key} 仍以 {amount} 出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <source>Ask {amount}</source>
      <translation>叫价 {amount}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/bid_strip.py" />
      <source>Asking again</source>
      <translation>再次询问</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/sign_in.py" />
      <source>Asking the server …</source>
      <translation>正在询问服务器…</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/ladder.py" />
      <source>Asks ahead</source>
      <translation>后续叫价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/settings.py" />
      <source>At most {most} items; each takes a connection.</source>
      <translation>最多 {most} 个项目；每个占用一个连接。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>At most {most} servers at once.</source>
      <translation>最多同时 {most} 个服务器。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/request.py" />
      <source>At most {n} fit here.</source>
      <translation>此处最多 {n} 个。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/facts.py" />
      <source>At most {n} of lots {lots}</source>
      <translation>拍品 {lots} 中最多 {n} 件</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/paddle_field.py" />
      <source>A–Z, 0–9</source>
      <translation>A–Z, 0–9</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/whose.py" />
      <source>BEING ASKED</source>
      <translation>查询中</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/offered.py" />
      <source>BELOW THE RESERVE of {reserve} by {short}. Sell subject to the seller's word?</source>
      <translation>低于底价 {reserve}，差 {short}。待委托人确认后成交？</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>Back to the lot on the block</source>
      <translation>返回正在拍卖的拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/offered.py" />
      <source>Below the reserve. Sell subject to the seller's word?</source>
      <translation>低于底价。待委托人确认后成交？</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/bid_strip.py" />
      <source>Bid</source>
      <translation>出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>Bid the ask that is shown for the chosen lot</source>
      <translation>按所示叫价为选中的拍品出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>Bid the ask that is shown for the client in pane A</source>
      <translation>为 A 栏客户按显示的叫价出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>Bid the ask that is shown for the client in pane B</source>
      <translation>为 B 栏客户按显示的叫价出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Bid {bid} is not the newest; {newest} is. Only the newest bid can be undone: undo that one first.</source>
      <translation>出价 {bid} 不是最新的，最新的是 {newest}。只能撤销最新的出价：请先撤销它。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <source>Bids</source>
      <translation>次数</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>Bids by kind</source>
      <translation>按类型出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/big_screen.py" />
      <location filename="app/rostrum/desk/views/rostrum_screen.py" />
      <source>Big screen</source>
      <translation>大屏幕</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <source>Briefed</source>
      <translation>已说明</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sieve.py" />
      <source>By maker</source>
      <translation>按作者</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sieve.py" />
      <source>By sale</source>
      <translation>按拍卖会</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sieve.py" />
      <source>By status</source>
      <translation>按状态</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <source>CLOSES IN</source>
      <translation>距截止</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/bars.py" />
      <source>Call back</source>
      <translation>回电</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/bars.py" />
      <location filename="app/rostrum/desk/views/phone_desk/call_sheets.py" />
      <source>Call sheets</source>
      <translation>通话单</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>Call sheets …</source>
      <translation>通话单…</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>Call sheets, on the screen and to print</source>
      <translation>通话单，屏幕查看及打印</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>Calm</source>
      <translation>平静</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>Catalogue</source>
      <translation>图录</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Channels</source>
      <translation>频道</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/chosen_call.py" />
      <source>Choose a call in the queue with Up and Down first.</source>
      <translation>请先用上下键在队列中选择通话。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>Choose a lot</source>
      <translation>选择拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/focus.py" />
      <source>Choose a lot on the board and press {key}. Up to four stand beside each other.</source>
      <translation>在看板中选择拍品并按 {key}，最多四件并排显示。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/chosen_call.py" />
      <source>Choose another clerk's call in the queue, then press {key}.</source>
      <translation>请在队列中选择其他工作人员的通话，再按 {key}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>Choose the file of the catalogue.</source>
      <translation>请选择图录文件。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>Choose …</source>
      <translation>选择…</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>Clashes and calls that cannot be served</source>
      <translation>冲突与无法安排的通话</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/bars.py" />
      <source>Clerk</source>
      <translation>工作人员</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request.py" />
      <source>Clerk wanted</source>
      <translation>指定的工作人员</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <location filename="app/rostrum/desk/views/phone_desk/client_past.py" />
      <location filename="app/rostrum/desk/views/phone_desk/client_sheet.py" />
      <location filename="app/rostrum/desk/views/phone_desk/follow_up.py" />
      <location filename="app/rostrum/desk/views/phone_desk/request.py" />
      <source>Client</source>
      <translation>客户</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/follow_up.py" />
      <source>Clients to call back</source>
      <translation>待回电客户</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>Clients to call back after the sale</source>
      <translation>拍卖后需回电的客户</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>Clock</source>
      <translation>时钟</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/clerk_sheet.py" />
      <location filename="app/rostrum/desk/views/phone_desk/request.py" />
      <location filename="app/rostrum/desk/views/practice_over.py" />
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <location filename="app/rostrum/desk/views/replay_sheet.py" />
      <location filename="app/rostrum/desk/views/sign_in.py" />
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/client_sheet.py" />
      <source>Close  Esc</source>
      <translation>关闭  Esc</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <source>Closes</source>
      <translation>截止</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <source>Closing</source>
      <translation>即将截止</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Closing any time</source>
      <translation>任何截止时间</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Closing within 1 h</source>
      <translation>1 小时内截止</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Closing within 1 min</source>
      <translation>1 分钟内截止</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Closing within 15 min</source>
      <translation>15 分钟内截止</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Closing within 2 min</source>
      <translation>2 分钟内截止</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Closing within 5 min</source>
      <translation>5 分钟内截止</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/appearance.py" />
      <source>Colours that colour-blind eyes tell apart</source>
      <translation>色盲也能分辨的颜色</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/board.py" />
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Columns</source>
      <translation>列</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <source>Condition</source>
      <translation>品相</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/connections.py" />
      <source>Connect again</source>
      <translation>重新连接</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/servers.py" />
      <source>Connected, and the lots are true. Calls, left bids and missed bids are told only to a clerk, an auctioneer or an admin. Sign in as one.</source>
      <translation>已连接，拍品数据属实。通话、委托出价和迟到的出价只告知工作人员、拍卖师或管理员。请以其中一种身份登录。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/servers.py" />
      <source>Connected, and the lots are true. Calls, left bids and missed bids come late, since the server let this desk into no room of its staff ({reason}). Connect again.</source>
      <translation>已连接，拍品数据属实。服务器没有让本席位进入工作人员频道（{reason}），因此通话、委托出价和迟到的出价会晚到。请重新连接。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>Connected, but the server is silent. Its figures are old and bids wait.</source>
      <translation>已连接，但服务器没有消息。数字已过时，出价暂停。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>Connected. This machine's clock is not the server's: the countdowns go by the server's, so nothing is wrong here.</source>
      <translation>已连接。本机时钟与服务器不一致：倒计时以服务器为准，不受影响。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>Connected. What is shown is what the server says now.</source>
      <translation>已连接。所示即服务器当前所说。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>Connecting and joining the rooms. What is shown is from before.</source>
      <translation>正在连接并加入房间。所示为此前的内容。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/link_pill.py" />
      <source>Connection</source>
      <translation>连接</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/connections.py" />
      <source>Connections</source>
      <translation>连接</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/openings.py" />
      <source>Copied: {link}</source>
      <translation>已复制：{link}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/about.py" />
      <source>Copied; paste it into your letter.</source>
      <translation>已复制；请粘贴到您的来信中。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>Copy a link to the chosen lot</source>
      <translation>复制所选拍品的链接</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/about.py" />
      <source>Copy for support</source>
      <translation>复制技术支持信息</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <location filename="app/rostrum/desk/views/phone_desk/cover.py" />
      <source>Cover bid</source>
      <translation>保底出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request.py" />
      <source>Cover bid for each</source>
      <translation>每件的保底出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <source>Cover bid {amount}</source>
      <translation>保底出价 {amount}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <source>Cover bid {amount}, armed</source>
      <translation>保底出价 {amount}，已启用</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane.py" />
      <source>Cover …</source>
      <translation>保底…</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Currency</source>
      <translation>货币</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>Currency of the catalogue</source>
      <translation>图录的货币</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rates_sheet.py" />
      <source>Currency {n}</source>
      <translation>货币 {n}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/states.py" />
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>DROPPED</source>
      <translation>断线</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/appearance.py" />
      <source>Dark, for the rostrum</source>
      <translation>深色，适合拍卖台</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rates_sheet.py" />
      <location filename="app/rostrum/desk/views/rostrum_screen.py" />
      <source>Day's rates</source>
      <translation>当日汇率</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/main_window.py" />
      <source>Details of the connection</source>
      <translation>连接详情</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <source>Dial</source>
      <translation>拨号</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>Dialling, or dialling again</source>
      <translation>拨号或重拨</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <source>Draft</source>
      <translation>草稿</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>Drag a call to another clerk, or choose it and press Ctrl+Left or Ctrl+Right. Enter opens the client.</source>
      <translation>把通话拖给另一位工作人员，或选中后按 Ctrl+左/右键。回车打开客户。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/watch_list.py" />
      <source>Drag lots here, or press W on a lot.</source>
      <translation>将拍品拖到此处，或在拍品上按 W。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <source>Dropped</source>
      <translation>断线</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>End</source>
      <translation>截止时间</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/follow_up.py" />
      <source>Enter   told</source>
      <translation>回车   已告知</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <location filename="app/rostrum/desk/views/bid_panel.py" />
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>Estimate</source>
      <translation>估价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <location filename="app/rostrum/desk/views/bid_panel.py" />
      <location filename="app/rostrum/desk/views/phone_desk/pane.py" />
      <source>Estimate {amounts}</source>
      <translation>估价 {amounts}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>Estimate {amount}</source>
      <translation>估价 {amount}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/window.py" />
      <source>Every change counts at once and is kept.</source>
      <translation>每项更改立即生效并保存。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Every clerk is with another client within {gap} lots of lot {lot}: {busy}. Add a clerk, or allow a smaller gap.</source>
      <translation>拍品 {lot} 前后 {gap} 件之内，每位工作人员都另有客户：{busy}。请增加工作人员，或缩小间隔。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Every clerk who speaks {language} is with another client within {gap} lots of lot {lot}: {busy}. Add a clerk, or allow a smaller gap.</source>
      <translation>拍品 {lot} 前后 {gap} 件之内，每位会讲{language}的工作人员都另有客户：{busy}。请增加工作人员，或缩小间隔。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/call_sheets.py" />
      <source>Everybody</source>
      <translation>所有人</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>Fair warning</source>
      <translation>最后提醒</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>Fair warning on lot {lot}.</source>
      <translation>拍品 {lot}：最后提醒。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/acts.py" />
      <source>Faster</source>
      <translation>加快</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>Fewest lots between two clients of one clerk</source>
      <translation>同一工作人员两位客户之间的最少拍品数</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>File of the catalogue</source>
      <translation>图录文件</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <source>Final call</source>
      <translation>最后叫价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>First and last lot</source>
      <translation>首件与末件拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Focus</source>
      <translation>聚焦</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/wall.py" />
      <source>Forget</source>
      <translation>删除</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/about.py" />
      <source>Free software under the {licence} licence</source>
      <translation>自由软件，采用 {licence} 许可证</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/focus_card.py" />
      <source>From the sale's log</source>
      <translation>来自拍卖日志</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>Full screen</source>
      <translation>全屏</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>Full step</source>
      <translation>整步叫价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>Give a call to the clerk who asks for it</source>
      <translation>把通话交给请求的工作人员</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>Give it once more if it is meant.</source>
      <translation>若确实如此，请再给一次。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>Give the calls out</source>
      <translation>分配通话</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/settings.py" />
      <source>Give the server a name.</source>
      <translation>请为服务器命名。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/settings.py" />
      <source>Give the server's address, such as http://host:3000.</source>
      <translation>请填写服务器地址，例如 http://host:3000。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_acts.py" />
      <source>Go on</source>
      <translation>继续</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/acts.py" />
      <location filename="app/rostrum/desk/views/replay_bar.py" />
      <source>Go to a lot by its number</source>
      <translation>按编号跳到拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <source>Groups</source>
      <translation>组合</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/follow_up.py" />
      <source>Hammer</source>
      <translation>落槌价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practice_over.py" />
      <source>Hammer total</source>
      <translation>落槌总额</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/appearance.py" />
      <source>High contrast</source>
      <translation>高对比度</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>History, newest first</source>
      <translation>历史，最新在前</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <location filename="app/rostrum/desk/views/rostrum_acts.py" />
      <source>Hold</source>
      <translation>暂停</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <source>How far</source>
      <translation>限额</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>How the connections are</source>
      <translation>连接状况</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>In every window</source>
      <translation>所有窗口</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <source>In the room</source>
      <translation>现场</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Issuer's file</source>
      <translation>签发者证书文件</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/beside.py" />
      <source>It could not be started: {reason}.</source>
      <translation>无法启动：{reason}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/office.py" />
      <source>It counts until the desk is closed, but it is not kept: {reason}</source>
      <translation>在席位关闭前有效，但未能保存：{reason}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <source>It does that already.</source>
      <translation>它已用于此项。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/beside.py" />
      <source>It ended by itself and said: {words}</source>
      <translation>程序自行结束，并报告：{words}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/beside.py" />
      <source>It ended without a word.</source>
      <translation>它未作任何说明就结束了。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>It is tried again by itself; the last figures are marked as old.</source>
      <translation>正在自动重试；最后的数字标为过时。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Item {item} of a group is not in this sale.</source>
      <translation>组中的项目 {item} 不在本场拍卖中。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Items</source>
      <translation>项目</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Its amounts are in pence, cents or the like</source>
      <translation>其金额以分为单位</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/naming.py" />
      <location filename="app/rostrum/desk/views/phone_desk/cover.py" />
      <source>Keep</source>
      <translation>保存</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>Keep a call that is asked for</source>
      <translation>保留被请求的通话</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/call_sheets.py" />
      <source>Keep the call sheets</source>
      <translation>保存通话单</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/naming.py" />
      <source>Keep this layout</source>
      <translation>保存此布局</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/wall.py" />
      <source>Keep this layout …</source>
      <translation>保存此布局…</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/office.py" />
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <source>Kept.</source>
      <translation>已保存。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/office.py" />
      <source>Kept; it counts from the next start.</source>
      <translation>已保存，下次启动时生效。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/keys.py" />
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <location filename="app/rostrum/desk/views/settings/window.py" />
      <source>Keys</source>
      <translation>按键</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/acts.py" />
      <source>Keys of the replay</source>
      <translation>回放按键</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Kind</source>
      <translation>类型</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>LEADS</source>
      <translation>领先</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/alarms.py" />
      <source>LINE DROPPED · Lot {lot} · {name} – the lot goes on. {dial} dials again, {line} when back</source>
      <translation>断线 · 拍品 {lot} · {name}：拍卖继续。按 {dial} 重拨，接通后按 {line}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/link.py" />
      <source>LIVE</source>
      <translation>实时</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/bid_panel.py" />
      <location filename="app/rostrum/desk/views/focus_card.py" />
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>LOT {number}</source>
      <translation>拍品 {number}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/language.py" />
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/window.py" />
      <source>Language and figures</source>
      <translation>语言与数字</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <location filename="app/rostrum/desk/views/phone_desk/clerk_sheet.py" />
      <location filename="app/rostrum/desk/views/phone_desk/client_past.py" />
      <location filename="app/rostrum/desk/views/phone_desk/request.py" />
      <source>Languages</source>
      <translation>语言</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/focus.py" />
      <source>Large lots</source>
      <translation>大图拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>Last call</source>
      <translation>最后叫价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>Last call on lot {lot}.</source>
      <translation>拍品 {lot}：最后叫价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>Last heard</source>
      <translation>上次消息</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Layouts</source>
      <translation>布局</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/wall.py" />
      <source>Layouts of Rostrum (*{suffix})</source>
      <translation>Rostrum 布局 (*{suffix})</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Leader</source>
      <translation>领先</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>Leave</source>
      <translation>退出</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/naming.py" />
      <location filename="app/rostrum/desk/views/question.py" />
      <source>Leave it</source>
      <translation>放弃</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/question_bar.py" />
      <source>Leave it  Esc</source>
      <translation>放弃  Esc</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>Leave what is asked</source>
      <translation>放弃所问</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/call_sheets.py" />
      <source>Left and Right: another clerk   ·   Enter: the client   ·   Esc closes</source>
      <translation>左右键：换工作人员   ·   回车：客户   ·   Esc 关闭</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>Left bid that leads</source>
      <translation>领先的委托出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>Left bids, private</source>
      <translation>委托出价（保密）</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>Left {amount}</source>
      <translation>剩余 {amount}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/paddle_field.py" />
      <source>Letters are acts; a full stop begins a paddle with letters.</source>
      <translation>字母是操作键；按句点后可输入带字母的号牌。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/paddle_field.py" />
      <source>Letters belong to the paddle; + takes the bid, Esc leaves it.</source>
      <translation>字母属于号牌；+ 接受出价，Esc 放弃。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/about.py" />
      <source>Libraries in it</source>
      <translation>所含程序库</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/appearance.py" />
      <source>Light, for the office</source>
      <translation>浅色，适合办公室</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <source>Limit</source>
      <translation>限额</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <source>Limit and what it is bound to</source>
      <translation>限额及已占用额</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/client_past.py" />
      <location filename="app/rostrum/desk/views/phone_desk/request.py" />
      <source>Limit over the sale</source>
      <translation>全场限额</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <source>Limit {amount}</source>
      <translation>限额 {amount}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request_list.py" />
      <source>Line {line}: {reason}</source>
      <translation>第 {line} 行：{reason}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request_list.py" />
      <source>Lines that cannot come in: {n}. Nothing was taken; mend them and read it again.</source>
      <translation>有 {n} 行无法收入，全部未收入。请改正后重新读取。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request_list.py" />
      <source>Lists (*.csv *.txt)</source>
      <translation>名单 (*.csv *.txt)</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>Lively</source>
      <translation>活跃</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>Look at the lot after</source>
      <translation>查看后一件</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>Look at the lot before</source>
      <translation>查看前一件</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_screen.py" />
      <source>Looking for the lot on the block …</source>
      <translation>正在查找当前拍品…</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/front.py" />
      <source>Looking for the sale at {addresses} …</source>
      <translation>正在 {addresses} 查找拍卖会…</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/follow_up.py" />
      <source>Lost</source>
      <translation>未得</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <location filename="app/rostrum/desk/models/schedule.py" />
      <location filename="app/rostrum/desk/models/sheets.py" />
      <location filename="app/rostrum/desk/views/bid_panel.py" />
      <location filename="app/rostrum/desk/views/focus_card.py" />
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>Lot</source>
      <translation>拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/replay_bar.py" />
      <source>Lot ({key})</source>
      <translation>拍品 ({key})</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/bars.py" />
      <source>Lot on the block</source>
      <translation>当前拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <location filename="app/rostrum/desk/views/phone_desk/pane.py" />
      <location filename="app/rostrum/desk/views/phone_desk/queue.py" />
      <source>Lot {lot}</source>
      <translation>拍品 {lot}</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} can only be extended to a time still to come and later than its end. Give either such an end, or by how many ms to extend.</source>
      <translation>拍品 {lot} 只能延时到尚未到来且晚于其截止时间的时刻。请给出这样的截止时间。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} closed {ms} ms before this bid came; no more bids are taken. Speak to the auctioneer.</source>
      <translation>拍品 {lot} 在此出价到达前 {ms} 毫秒已截止，不再接受出价。请告知拍卖师。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} closed; no more bids are taken. Speak to the auctioneer.</source>
      <translation>拍品 {lot} 已截止，不再接受出价。请告知拍卖师。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} closes by the clock. Reopen it with a new end.</source>
      <translation>拍品 {lot} 按时钟截止。请设定新的截止时间后重新开拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} closes by the clock. Reopen it with an end that is still to come.</source>
      <translation>拍品 {lot} 按时钟截止。重新开拍时请设定尚未到来的截止时间。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} closes by the clock. Wait for its end, or withdraw it.</source>
      <translation>拍品 {lot} 按时钟截止。请等待截止，或将其撤拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} closes in {ms} ms. Ask again then.</source>
      <translation>拍品 {lot} 将在 {ms} 毫秒后截止。请届时再试。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>Lot {lot} goes on.</source>
      <translation>拍品 {lot} 继续。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} has bids. Reopen it to offer it again.</source>
      <translation>拍品 {lot} 已有出价。如要再次上拍，请重新开拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} has come to its end; what was bid stands. Reopen it once it has closed.</source>
      <translation>拍品 {lot} 已到截止时间，已有出价仍然有效。请在截止后重新开拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} has no bid to undo.</source>
      <translation>拍品 {lot} 没有可撤销的出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} has no end by the clock. Use the hammer.</source>
      <translation>拍品 {lot} 没有截止时间。请落槌。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} has no end to come. Extend it to a later time, then open it.</source>
      <translation>拍品 {lot} 没有尚未到来的截止时间。请先延时，再开拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is in a live sale, which the hammer closes. Leave the time out.</source>
      <translation>拍品 {lot} 属于现场拍卖，由落槌结束。请不要填写时间。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>Lot {lot} is left.</source>
      <translation>拍品 {lot} 已结束，转到下一件。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is not open yet. Bid again once it is.</source>
      <translation>拍品 {lot} 尚未开拍。请在开拍后再出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>Lot {lot} is on hold.</source>
      <translation>拍品 {lot} 已暂停。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is on hold. Bid again once it goes on.</source>
      <translation>拍品 {lot} 暂停。请在恢复后再出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is on hold. Resume it; it goes on where it was.</source>
      <translation>拍品 {lot} 暂停。请恢复，将从原处继续。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/alarms.py" />
      <source>Lot {lot} is on the block and {name} is not called. Call now.</source>
      <translation>拍品 {lot} 正在拍卖，尚未联系 {name}。请立即拨号。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>Lot {lot} is open again at {price}.</source>
      <translation>拍品 {lot} 已重新开拍，当前价 {price}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>Lot {lot} is open; the ask is {ask}.</source>
      <translation>拍品 {lot} 已开拍；叫价 {ask}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>Lot {lot} is put up again from {ask}; its bids stay in the log.</source>
      <translation>拍品 {lot} 从 {ask} 重新开拍；原有出价保留在日志中。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>Lot {lot} is with {who}.</source>
      <translation>拍品 {lot} 由 {who} 负责。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>Lot {lot} is withdrawn.</source>
      <translation>拍品 {lot} 已撤拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/alarms.py" />
      <source>Lot {lot} is {n} away: call {name} now.</source>
      <translation>距拍品 {lot} 还有 {n} 件：请立即致电 {name}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is {status} already.</source>
      <translation>拍品 {lot} 已处于“{status}”状态。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is {status} already. Nothing was changed.</source>
      <translation>拍品 {lot} 已处于“{status}”状态，未做更改。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is {status}, not being offered. Open it first.</source>
      <translation>拍品 {lot} 的状态为“{status}”，不在竞价中。请先开拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is {status}, not being offered. Reopen it, then undo.</source>
      <translation>拍品 {lot} 的状态为“{status}”，不在竞价中。请先重新开拍，再撤销。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is {status}, not on hold. There is nothing to resume.</source>
      <translation>拍品 {lot} 的状态为“{status}”，并未暂停，无需恢复。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is {status}. Reopen it to offer it again.</source>
      <translation>拍品 {lot} 的状态为“{status}”。如要再次上拍，请重新开拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is {status}. Reopen it to take bids again.</source>
      <translation>拍品 {lot} 的状态为“{status}”。如要再接受出价，请重新开拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is {status}. Reopen it with a new end.</source>
      <translation>拍品 {lot} 的状态为“{status}”。请设定新的截止时间后重新开拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is {status}. Sell, pass or withdraw it first.</source>
      <translation>拍品 {lot} 的状态为“{status}”。请先落槌、跳过或撤拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is {status}; from there it cannot become {target}. Nothing was changed.</source>
      <translation>拍品 {lot} 的状态为“{status}”，不能由此变为“{target}”。未做更改。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is {status}; it does not wait for the seller.</source>
      <translation>拍品 {lot} 的状态为“{status}”，并未等待委托人确认。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is {status}; it has not been offered. Open it.</source>
      <translation>拍品 {lot} 的状态为“{status}”，尚未上拍。请开拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is {status}; no bid can be left on it any more.</source>
      <translation>拍品 {lot} 的状态为“{status}”，不能再留下委托出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is {status}; only a lot that is over can be reopened.</source>
      <translation>拍品 {lot} 的状态为“{status}”，只有已结束的拍品才能重新开拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is {status}; only an open lot closes. Let it go on first.</source>
      <translation>拍品 {lot} 的状态为“{status}”，只有开放的拍品才会截止。请先让它继续。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} is {status}; there is nothing to hold.</source>
      <translation>拍品 {lot} 的状态为“{status}”，无需暂停。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>Lot {lot} passed at {price}: not sold.</source>
      <translation>拍品 {lot} 在 {price} 跳过，未成交。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>Lot {lot} passed without a bid.</source>
      <translation>拍品 {lot} 无人出价，跳过。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>Lot {lot} sold to paddle {paddle} at {price}, subject to the seller.</source>
      <translation>拍品 {lot} 以 {price} 落槌，号牌 {paddle}，待委托人确认。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>Lot {lot} sold to paddle {paddle} at {price}.</source>
      <translation>拍品 {lot} 以 {price} 成交，号牌 {paddle}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} waits for the seller. Settle it with the seller's answer.</source>
      <translation>拍品 {lot} 等待委托人确认。请按委托人的答复处理。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Lot {lot} was {status}.</source>
      <translation>拍品 {lot}：{status}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>Lot {lot} with {who}?</source>
      <translation>拍品 {lot} 由 {who} 负责？</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/schedule.py" />
      <source>Lot {lot}, {name}, with {clerk}</source>
      <translation>拍品 {lot}，{name}，由 {clerk} 负责</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/cover.py" />
      <source>Lot {lot}, {name}. Private to the phone desk; it bids only once you take it (T), while the client cannot be reached.</source>
      <translation>拍品 {lot}，{name}。仅电话委托席可见；只有在联系不上客户并由您启用（T）后才会出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/room.py" />
      <source>Lot {lot}: the call is yours.</source>
      <translation>拍品 {lot}：通话已归您。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/replay_bar.py" />
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <location filename="app/rostrum/desk/views/timeline.py" />
      <source>Lot {number}</source>
      <translation>拍品 {number}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request.py" />
      <source>Lots</source>
      <translation>拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/board.py" />
      <source>Lots as a table</source>
      <translation>拍品表格</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/tiles.py" />
      <source>Lots as tiles</source>
      <translation>拍品平铺</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>Lots between two clients</source>
      <translation>两位客户间隔拍品数</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_screen.py" />
      <source>Lots left</source>
      <translation>剩余拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Lots shown</source>
      <translation>显示的拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practice_over.py" />
      <source>Lots that are over</source>
      <translation>已结束的拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practice_over.py" />
      <source>Lots won</source>
      <translation>拍得的拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/client_sheet.py" />
      <source>Meanwhile it has become: {value}</source>
      <translation>期间已变为：{value}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>Missed</source>
      <translation>遗漏</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>Missed bids</source>
      <translation>迟到的出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>Missed bids: {n}</source>
      <translation>迟到的出价：{n}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/top_bar.py" />
      <source>More</source>
      <translation>更多</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/whose.py" />
      <source>NO BID YET</source>
      <translation>尚无出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/queue.py" />
      <source>NOBODY HAS THESE  {n}</source>
      <translation>无人负责  {n}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>NOT SENT</source>
      <translation>未发送</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_screen.py" />
      <source>NOT THE LOT ON THE BLOCK: {key} goes back</source>
      <translation>不是当前拍品：按 {key} 返回</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/queue.py" />
      <source>NOW</source>
      <translation>当前</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/naming.py" />
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <location filename="app/rostrum/desk/views/sign_in.py" />
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/settings.py" />
      <source>Name at least one item: this kind of server does not list them.</source>
      <translation>请至少填写一个项目：此类服务器不提供目录。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/naming.py" />
      <source>Name of the layout</source>
      <translation>布局名称</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/clerk_sheet.py" />
      <source>Name to sign in with</source>
      <translation>登录用的名字</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/client_sheet.py" />
      <source>New note – Enter keeps it</source>
      <translation>新备注，按回车保存</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>Next lot</source>
      <translation>下一件</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>Next lots</source>
      <translation>后续拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>Next sale</source>
      <translation>下一场拍卖</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/room_keys.py" />
      <source>Next sale, where this desk has no rostrum open</source>
      <translation>下一场拍卖（本台没有打开拍卖台时）</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <source>No answer</source>
      <translation>无人接听</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>No bid</source>
      <translation>无出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>No bid came too late.</source>
      <translation>没有迟到的出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/ladder.py" />
      <source>No bid is asked for</source>
      <translation>当前不叫价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>No bid was left on this lot.</source>
      <translation>此拍品没有委托出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/bid_strip.py" />
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>No bids now</source>
      <translation>现在不能出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/window.py" />
      <source>No call is in pane {pane}.</source>
      <translation>{pane} 栏没有通话。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/bids.py" />
      <source>No call is in pane {pane}. Choose one, then press {key}.</source>
      <translation>{pane} 栏没有通话。请选择一个，再按 {key}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>No clerk has this call yet. Give it to one.</source>
      <translation>此通话尚无人负责。请分配给工作人员。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>No clerk speaks {language}. Add one who does, or ask for another language.</source>
      <translation>没有会讲{language}的工作人员。请增加一位，或改用其他语言。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/cover.py" />
      <source>No cover</source>
      <translation>不设保底</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>No cover bid</source>
      <translation>无保底出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <source>No key was added.</source>
      <translation>未添加按键。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>No limit</source>
      <translation>无限额</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/hearing.py" />
      <source>No lot fits. Esc clears the search, {key} shows all lots.</source>
      <translation>没有符合的拍品。按 Esc 清除搜索，按 {key} 显示全部。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/focus.py" />
      <source>No lot is shown large</source>
      <translation>没有放大显示的拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sieve.py" />
      <source>No maker named</source>
      <translation>未署作者</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <source>No paddle</source>
      <translation>无号牌</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/sheets_on_paper.py" />
      <source>No program for PDFs is to be found. Save them and print the file.</source>
      <translation>找不到 PDF 程序。请保存后打印该文件。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/crash.py" />
      <source>No report of a fault could be kept here: {why}</source>
      <translation>此处无法保存故障报告：{why}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <source>No reserve</source>
      <translation>无底价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/article.py" />
      <location filename="app/rostrum/desk/client.py" />
      <location filename="app/rostrum/desk/connecting.py" />
      <location filename="app/rostrum/desk/session.py" />
      <source>No server answers at {url}.</source>
      <translation>{url} 没有服务器应答。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/front.py" />
      <source>No server is watched.</source>
      <translation>未关注任何服务器。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/schedule.py" />
      <source>Nobody</source>
      <translation>无人</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/chosen_call.py" />
      <source>Nobody asks for a call of yours.</source>
      <translation>没有人请求您的通话。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>Nobody has asked for a call yet.</source>
      <translation>还没有人要求接听电话。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Nobody has asked for the call. Say whom it is for.</source>
      <translation>没有人请求此通话。请指明交给谁。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Nobody has bid for lot {lot}. Take a bid, or pass the lot.</source>
      <translation>拍品 {lot} 无人出价。请接受出价，或跳过。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Nobody has bid for lot {lot}; there is no re-run.</source>
      <translation>拍品 {lot} 无人出价，无需重拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/call_sheets.py" />
      <source>Nobody has them</source>
      <translation>无人负责</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/follow_up.py" />
      <source>Nobody is to be called back: no lot of a client is over, or all are told.</source>
      <translation>无需回电：尚无客户的拍品结束，或均已告知。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane.py" />
      <source>Nobody is to be called in this sale yet.
{key} opens the schedule.</source>
      <translation>这场拍卖还没有要拨打的客户。
{key} 打开安排表。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/gavel.py" />
      <source>Nobody knows yet whether this was done. Asking again by itself.</source>
      <translation>尚不知是否完成，正在自动再次询问。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>Nobody telephones in this sale yet: an auctioneer adds the clerks.</source>
      <translation>本场拍卖会还没有负责电话的职员：由拍卖师添加。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>Nobody telephones on this lot.</source>
      <translation>此拍品没有电话委托。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/office.py" />
      <source>None of your servers knows people who sign in.</source>
      <translation>您的服务器均不支持登录。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sieve.py" />
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Not grouped</source>
      <translation>不分组</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/follow_up.py" />
      <source>Not reached</source>
      <translation>未联系上</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request_list.py" />
      <source>Not read: {columns}</source>
      <translation>未读取：{columns}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>Not readable</source>
      <translation>无法读取</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <source>Note (M) – Enter keeps it</source>
      <translation>备注（M），按回车保存</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <source>Note to the client, kept with Enter</source>
      <translation>客户备注，按回车保存</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <source>Notes</source>
      <translation>备注</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/client_past.py" />
      <location filename="app/rostrum/desk/views/phone_desk/client_sheet.py" />
      <source>Notes and changes, newest first</source>
      <translation>备注和修改，最新在前</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/alarms.py" />
      <source>Nothing can be bid from here; the figures are old. Shout, or give the call away.</source>
      <translation>此处不能出价；数据已旧。请喊价，或把通话交给他人。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/replay_bar.py" />
      <source>Nothing can be sent from here.</source>
      <translation>此处无法发送任何内容。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>Nothing clashes.</source>
      <translation>没有冲突。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <source>Nothing fits. Esc clears the search.</source>
      <translation>没有符合的内容。按 Esc 清除搜索。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/signs.py" />
      <source>Nothing happened for {time}; the replay has gone on to what follows.</source>
      <translation>有 {time} 没有任何事件；回放已跳到随后发生之处。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/article.py" />
      <source>Nothing has been heard of it yet</source>
      <translation>尚未收到任何消息</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/server.py" />
      <source>Nothing has happened in this sale yet.</source>
      <translation>这场拍卖尚未发生任何事件。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/apart_sign.py" />
      <source>Nothing here counts, and no real sale can be reached from here.</source>
      <translation>此处一切均不作数，也无法触及真实拍卖。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/client_sheet.py" />
      <source>Nothing is different.</source>
      <translation>没有改动。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/appearance.py" />
      <source>Nothing on the desk is told by colour alone: each state has a word and a shape as well.</source>
      <translation>席位从不只用颜色表达：每种状态都有文字和形状。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/empty.py" />
      <source>Nothing to show</source>
      <translation>没有可显示的内容</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>Nothing waits for the second key. Bid first; the client then says yes.</source>
      <translation>没有等待第二键的出价。请先出价，再由客户确认。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/client_sheet.py" />
      <source>Nothing was sent: mend what is marked.</source>
      <translation>未发送：请更正标出的内容。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/watch_list.py" />
      <source>Nothing watched yet</source>
      <translation>尚无关注</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/notice.py" />
      <source>Notice</source>
      <translation>通知</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Number of bids</source>
      <translation>出价次数</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/follow_up.py" />
      <source>Numbers</source>
      <translation>号码</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/language.py" />
      <source>Numbers and money</source>
      <translation>数字与金额</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/link.py" />
      <source>OFFLINE</source>
      <translation>离线</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/alarms.py" />
      <source>OFFLINE.</source>
      <translation>离线。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <source>OFFLINE: OLD FIGURES</source>
      <translation>离线：数字已过时</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>OLD FIGURES: THE SERVER IS NOT HEARD</source>
      <translation>数字已过时：没有服务器消息</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>ON LINE</source>
      <translation>在线</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>ON LINE, bidding</source>
      <translation>在线，竞价中</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>ON LINE, briefed</source>
      <translation>在线，已说明</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/queue.py" />
      <source>OTHER CLERKS  {n}</source>
      <translation>其他工作人员  {n}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/whose.py" />
      <source>OURS</source>
      <translation>我方</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>Offline: the figures are old. Bidding opens again when the server answers.</source>
      <translation>离线：数字已过时。服务器应答后恢复出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <source>On hold</source>
      <translation>暂停</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/client_sheet.py" />
      <source>On its way …</source>
      <translation>正在发送…</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <source>On line</source>
      <translation>接通</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/bars.py" />
      <source>On the block: {lot}</source>
      <translation>当前拍品：{lot}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <source>On view</source>
      <translation>预展</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/podium.py" />
      <source>Only an auctioneer sees the rostrum. Sign in as one with {key}.</source>
      <translation>只有拍卖师能看到拍卖台。请按 {key} 以拍卖师身份登录。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Only its clerk can answer for this call.</source>
      <translation>只有此通话的负责人可以答复。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/client_past.py" />
      <source>Only one of</source>
      <translation>只要其一</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/facts.py" />
      <source>Only one of lots {lots}</source>
      <translation>拍品 {lots} 中只要一件</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/sign_in.py" />
      <source>Only until the desk is closed</source>
      <translation>仅到席位关闭为止</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Only {clerk} can answer for this call.</source>
      <translation>只有 {clerk} 可以为此通话答复。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <location filename="app/rostrum/desk/models/sieve.py" />
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>Open</source>
      <translation>开放</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>Ours at {price}</source>
      <translation>我方 {price}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <source>Out</source>
      <translation>退出</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/call_sheets.py" />
      <source>PDF (*.pdf)</source>
      <translation>PDF (*.pdf)</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/apart_sign.py" />
      <source>PRACTICE</source>
      <translation>练习</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/hearing.py" />
      <source>PRACTICE: {title}</source>
      <translation>练习：{title}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>PRICE</source>
      <translation>价格</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <location filename="app/rostrum/desk/views/phone_desk/client_past.py" />
      <location filename="app/rostrum/desk/views/phone_desk/follow_up.py" />
      <location filename="app/rostrum/desk/views/phone_desk/request.py" />
      <source>Paddle</source>
      <translation>号牌</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/paddle_field.py" />
      <source>Paddle of a bid in the room</source>
      <translation>现场出价的号牌</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>Paddle {number}</source>
      <translation>号牌 {number}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <location filename="app/rostrum/desk/views/phone_desk/pane.py" />
      <source>Paddle {paddle}</source>
      <translation>号牌 {paddle}</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Paddle {paddle} already leads at {price}; nothing more was bid.</source>
      <translation>号牌 {paddle} 已以 {price} 领先，未再出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Paddle {paddle} already leads with this maximum; nothing was changed.</source>
      <translation>号牌 {paddle} 已以此最高出价领先，未做更改。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Paddle {paddle} bids faster than {rate} a second. Nothing was bid; look at the lot, then bid again.</source>
      <translation>号牌 {paddle} 出价过快，每秒超过 {rate} 次，未出价。请看一下拍品，再出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Paddle {paddle} has left a bid for this lot. Withdraw it, then leave another.</source>
      <translation>号牌 {paddle} 已为此拍品留下委托出价。请先撤回，再另行委托。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Paddle {paddle} has {left} left of its limit for the sale. Bid less, or have the limit raised.</source>
      <translation>号牌 {paddle} 的全场限额还剩 {left}。请降低出价，或提高限额。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Paddle {paddle} has {left} left of its limit for the sale. Confirm that the client goes above it.</source>
      <translation>号牌 {paddle} 的全场限额还剩 {left}。请确认客户同意超出限额。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Paddle {paddle} is not registered for this sale. Register it first.</source>
      <translation>号牌 {paddle} 未在本场登记。请先登记。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Paddle {paddle} is not registered for this sale. Register it, then bid again.</source>
      <translation>号牌 {paddle} 未在本场登记。请登记后再出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Paddle {paddle} is on the telephone with {clerk}. Ask for the call; the paddle is yours once it is given.</source>
      <translation>号牌 {paddle} 正由 {clerk} 通话。请先请求此通话；交出后号牌即归您。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Paddle {paddle} is suspended. Ask the sale's office to release it.</source>
      <translation>号牌 {paddle} 已停用。请让拍卖办公室恢复。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Paddle {paddle} is {client}'s. Give the client another one.</source>
      <translation>号牌 {paddle} 属于 {client}。请为此客户另选号牌。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane.py" />
      <source>Pane {pane}</source>
      <translation>{pane} 栏</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane.py" />
      <source>Pane {pane} is free.
Choose a call and press {key}.</source>
      <translation>{pane} 栏空闲。
请选择通话并按 {key}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/window.py" />
      <source>Parts of the settings</source>
      <translation>设置分区</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>Pass</source>
      <translation>跳过</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <source>Passed</source>
      <translation>跳过</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/sign_in.py" />
      <source>Password</source>
      <translation>密码</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/window.py" />
      <source>Phone desk</source>
      <translation>电话委托席</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/sounds.py" />
      <source>Play</source>
      <translation>播放</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/acts.py" />
      <source>Play, or stand still</source>
      <translation>播放或暂停</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>Practise</source>
      <translation>练习</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>Practise, with simulated bidders</source>
      <translation>与模拟竞买人一起练习</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <source>Press the key for “{act}”. Esc leaves it as it is.</source>
      <translation>请按下用于“{act}”的键。按 Esc 保持不变。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Price</source>
      <translation>价格</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/chart.py" />
      <source>Price over time</source>
      <translation>价格走势</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/call_sheets.py" />
      <source>Print …  Ctrl+P</source>
      <translation>打印…  Ctrl+P</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request.py" />
      <source>Priority</source>
      <translation>优先级</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <source>Priority {n}</source>
      <translation>优先级 {n}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/notice.py" />
      <source>Put away</source>
      <translation>收起</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/offered.py" />
      <source>Put lot {lot} up from its beginning, without its {n} bids?</source>
      <translation>将拍品 {lot} 从头开拍，不计其 {n} 次出价？</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/focus_card.py" />
      <source>Put this lot away</source>
      <translation>收起此拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/question.py" />
      <source>Question</source>
      <translation>询问</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/queue.py" />
      <source>Queue of calls</source>
      <translation>通话队列</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>REFUSED</source>
      <translation>被拒绝</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/signs.py" />
      <location filename="app/rostrum/desk/views/apart_sign.py" />
      <source>REPLAY</source>
      <translation>回放</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>RESERVE, PRIVATE</source>
      <translation>底价（保密）</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rates_sheet.py" />
      <source>Rate {n}</source>
      <translation>汇率 {n}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/offered.py" />
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>Re-run</source>
      <translation>重拍</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request_list.py" />
      <source>Read a list of requests</source>
      <translation>读取申请名单</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request_list.py" />
      <source>Read a list …</source>
      <translation>读取名单…</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/apart.py" />
      <source>Reading the log of the sale …</source>
      <translation>正在读取拍卖记录…</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/server.py" />
      <source>Reading the sale: {done} of {all} steps</source>
      <translation>正在读取拍卖：第 {done} 步，共 {all} 步</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>Reconnected</source>
      <translation>重新连接</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/offered.py" />
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <location filename="app/rostrum/desk/views/rostrum_acts.py" />
      <source>Reopen</source>
      <translation>重新开拍</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/replay_bar.py" />
      <location filename="app/rostrum/desk/views/replay_sheet.py" />
      <source>Replay</source>
      <translation>回放</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>Replay a past sale</source>
      <translation>回放往场拍卖</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/replay_sheet.py" />
      <source>Replay a sale</source>
      <translation>回放拍卖</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>Reserve</source>
      <translation>底价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <source>Reserve met</source>
      <translation>已达底价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <source>Reserve not met</source>
      <translation>未达底价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>Resynchronised</source>
      <translation>重新同步</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>Rooms</source>
      <translation>房间</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Rostrum</source>
      <translation>Rostrum</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_screen.py" />
      <source>Rostrum: {sale}</source>
      <translation>拍卖台：{sale}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>Round trip</source>
      <translation>往返时间</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <location filename="app/rostrum/desk/views/rostrum_acts.py" />
      <source>SELL</source>
      <translation>落槌</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>SENT</source>
      <translation>已发送</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/link.py" />
      <source>STALE</source>
      <translation>迟滞</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/alarms.py" />
      <source>STALE.</source>
      <translation>迟滞。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <source>STALE: OLD FIGURES</source>
      <translation>迟滞：数字已过时</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <location filename="app/rostrum/desk/views/phone_desk/bars.py" />
      <location filename="app/rostrum/desk/views/replay_bar.py" />
      <location filename="app/rostrum/desk/views/rostrum_screen.py" />
      <location filename="app/rostrum/desk/views/top_bar.py" />
      <source>Sale</source>
      <translation>拍卖会</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/replay_sheet.py" />
      <location filename="app/rostrum/desk/views/rostrum_screen.py" />
      <source>Sales</source>
      <translation>拍卖场次</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/client_sheet.py" />
      <source>Save  Ctrl+S</source>
      <translation>保存  Ctrl+S</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/call_sheets.py" />
      <source>Save as PDF …  Ctrl+S</source>
      <translation>存为 PDF…  Ctrl+S</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/bars.py" />
      <location filename="app/rostrum/desk/views/phone_desk/schedule_table.py" />
      <source>Schedule</source>
      <translation>安排</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>Schedule of all calls</source>
      <translation>全部通话的安排</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>Schedule of calls</source>
      <translation>通话安排</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/top_bar.py" />
      <source>Search</source>
      <translation>搜索</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <source>Search what it does, or a key</source>
      <translation>搜索功能或按键</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>Search; Enter goes back to the lots, Esc clears</source>
      <translation>搜索；回车返回拍品，Esc 清除</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>Seed</source>
      <translation>种子</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>Seed: the same one makes the same bidders</source>
      <translation>种子：相同的种子产生相同的竞买人</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/offered.py" />
      <source>Sell, subject to the seller</source>
      <translation>待委托人确认成交</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>Seller accepts</source>
      <translation>委托人同意</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>Seller refuses</source>
      <translation>委托人拒绝</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/bid_strip.py" />
      <source>Sent</source>
      <translation>已发送</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/sign_in.py" />
      <source>Server</source>
      <translation>服务器</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/top_bar.py" />
      <source>Server's clock</source>
      <translation>服务器时钟</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <location filename="app/rostrum/desk/views/settings/window.py" />
      <source>Servers</source>
      <translation>服务器</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <location filename="app/rostrum/desk/views/settings/window.py" />
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>Show a plan</source>
      <translation>显示方案</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/openings.py" />
      <source>Show it</source>
      <translation>显示</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>Show or hide the watch list</source>
      <translation>显示或隐藏关注列表</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>Show the chosen lot large, beside up to three others</source>
      <translation>放大显示选中的拍品，最多与另外三件并列</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rates_sheet.py" />
      <source>Show these on the big screen</source>
      <translation>显示在大屏幕上</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <location filename="app/rostrum/desk/views/connections.py" />
      <location filename="app/rostrum/desk/views/sign_in.py" />
      <source>Sign in</source>
      <translation>登录</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/connections.py" />
      <source>Sign out</source>
      <translation>退出登录</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <location filename="app/rostrum/desk/signing.py" />
      <source>Signed in as {name}, {role}</source>
      <translation>已登录：{name}（{role}）</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/signing.py" />
      <source>Signed out here; the server has not heard of it. {reason}</source>
      <translation>已在此退出登录；服务器尚未得知。{reason}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>Simulated bidders</source>
      <translation>模拟竞买人</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/appearance.py" />
      <source>Size</source>
      <translation>大小</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/appearance.py" />
      <source>Size of type and everything</source>
      <translation>字体与整体大小</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/acts.py" />
      <source>Slower</source>
      <translation>放慢</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <source>Sold</source>
      <translation>成交</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Sold to another at {price}, if the seller agrees.</source>
      <translation>他人以 {price} 拍得，待委托人同意。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Sold to another at {price}.</source>
      <translation>他人以 {price} 拍得。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <source>Sold, subject</source>
      <translation>待确认成交</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/cues.py" />
      <source>Somebody bids over you</source>
      <translation>有人超过了您的出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/gavel.py" />
      <source>Something else came first. Look at the lot again; nothing was done.</source>
      <translation>另一操作已抢先。请再看一下拍品；未做任何操作。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Something here is too long to be kept. Shorten it.</source>
      <translation>有内容过长，无法保存。请缩短。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/clerk_sheet.py" />
      <location filename="app/rostrum/desk/views/phone_desk/request.py" />
      <source>Something here is too long, or has signs that cannot be kept. Shorten it.</source>
      <translation>有内容过长，或含有无法保存的字符。请更正。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Something went wrong on the server; its log names it {request}. Tell who runs it.</source>
      <translation>服务器出现故障。请把编号 {request} 告知服务器的管理者。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Sort again by what the lots are now</source>
      <translation>按当前状态重新排序</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/sounds.py" />
      <location filename="app/rostrum/desk/views/settings/window.py" />
      <source>Sounds</source>
      <translation>声音</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <location filename="app/rostrum/desk/views/replay_bar.py" />
      <source>Speed</source>
      <translation>速度</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <location filename="app/rostrum/desk/views/rostrum_acts.py" />
      <source>Split ask</source>
      <translation>半步叫价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>Stale: the server is silent. Bidding opens again when it is heard.</source>
      <translation>迟滞：服务器没有消息。收到消息后恢复出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/window.py" />
      <source>Start the desk again</source>
      <translation>重新启动席位</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/connections.py" />
      <source>State</source>
      <translation>状态</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <source>State of the call</source>
      <translation>通话状态</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <location filename="app/rostrum/desk/views/bid_panel.py" />
      <location filename="app/rostrum/desk/views/focus_card.py" />
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Status</source>
      <translation>状态</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <source>Status of the lot</source>
      <translation>拍品状态</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/sign_in.py" />
      <source>Stay signed in: keep it in a file that only you can read</source>
      <translation>保持登录：存入只有您能读取的文件</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/sign_in.py" />
      <source>Stay signed in: keep it in this system's keyring</source>
      <translation>保持登录：存入系统密钥环</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Table</source>
      <translation>表格</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>Table, tiles, large lots</source>
      <translation>表格、平铺、大图</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <location filename="app/rostrum/desk/views/rostrum_acts.py" />
      <source>Take bid</source>
      <translation>接受出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane.py" />
      <source>Take cover</source>
      <translation>启用保底</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane.py" />
      <source>Take cover off</source>
      <translation>取消保底</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/clerk_sheet.py" />
      <source>Take in</source>
      <translation>加入</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request.py" />
      <source>Take it in</source>
      <translation>收入</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <source>Take it over</source>
      <translation>改归此项</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/offered.py" />
      <source>Take lot {lot} out of the sale?</source>
      <translation>将拍品 {lot} 撤出拍卖？</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>Take the chosen call into pane A</source>
      <translation>将所选通话放入 A 栏</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>Take the chosen call into pane B</source>
      <translation>将所选通话放入 B 栏</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>Take the cover bid, or take it off</source>
      <translation>启用或取消保底出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <source>Take the keys away</source>
      <translation>移除按键</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request_list.py" />
      <source>Take the list in</source>
      <translation>收入名单</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <location filename="app/rostrum/desk/views/phone_desk/client_past.py" />
      <location filename="app/rostrum/desk/views/phone_desk/request.py" />
      <source>Telephone numbers</source>
      <translation>电话号码</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>Telephones</source>
      <translation>电话</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/clerk_sheet.py" />
      <source>Telephones in this sale</source>
      <translation>在本场拍卖会中负责电话</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>Telephones: {ready} of {all} on the line</source>
      <translation>电话：{ready} / {all} 在线</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/room.py" />
      <source>That does not follow from here. The call stays as it is.</source>
      <translation>当前状态不能这样转换。通话保持不变。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>The amount is above this paddle's limit.</source>
      <translation>金额超过此号牌的限额。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>The amount is below the ask.</source>
      <translation>金额低于现叫价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/gavel.py" />
      <source>The amount is below the ask. Nothing was bid.</source>
      <translation>金额低于叫价，未出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The amount is between two increments, which this sale does not take. Bid {ask} or a full increment above it.</source>
      <translation>金额不在加价阶梯上，本场不接受。请出价 {ask}，或再加整步。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>The amount is far above the ask.</source>
      <translation>金额远高于现叫价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>The amount is not a step of this sale.</source>
      <translation>金额不在本场加价阶梯上。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/gavel.py" />
      <source>The ask had moved before this arrived. Nothing was bid.</source>
      <translation>此操作到达前叫价已变动，未出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>The ask had moved before your bid arrived.</source>
      <translation>您的出价到达前叫价已变动。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>The ask has moved since; press the bid key again.</source>
      <translation>叫价已变动；请再按出价键。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The ask is now {ask}, not {expected}. Nothing was bid; bid again at the new ask.</source>
      <translation>现叫价为 {ask}，不再是 {expected}，未出价。请按新叫价再出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>The ask is now {ask}.</source>
      <translation>现叫价为 {ask}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>The ask is {ask}.</source>
      <translation>叫价为 {ask}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The ask must be above the price, {price}. Choose a higher one.</source>
      <translation>叫价必须高于当前价 {price}。请选择更高的叫价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>The auctioneer's rostrum</source>
      <translation>拍卖台</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/acts.py" />
      <source>The beginning of the sale</source>
      <translation>拍卖开始处</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/room_keys.py" />
      <source>The big screen</source>
      <translation>大屏幕</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>The big screen for the room</source>
      <translation>现场大屏幕</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>The board</source>
      <translation>看板</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>The board of all lots</source>
      <translation>全部拍品看板</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>The board: you bid with paddle 500</source>
      <translation>看板：您用 500 号牌出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The body did not arrive within {seconds} s. Send it again on a better line.</source>
      <translation>内容未能在 {seconds} 秒内送达。请在网络好转后再试。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The body is larger than {bytes} bytes. Send less at a time.</source>
      <translation>内容超过 {bytes} 字节。请分次发送。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The call is yours already. There is nothing to ask for.</source>
      <translation>此通话已归您，无需请求。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The call is {state}. A cover bid is armed only when the client could not be reached: mark the call no answer or dropped first.</source>
      <translation>通话状态为“{state}”。只有联系不上客户时才能启用保底出价：请先将通话标为无人接听或断线。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The call is {state}. Give it to another clerk instead.</source>
      <translation>通话状态为“{state}”。请改为交给其他工作人员。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The call is {state}; from there it cannot become {wanted}. Nothing was changed.</source>
      <translation>通话状态为“{state}”，不能由此变为“{wanted}”。未做更改。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/sheets_on_paper.py" />
      <source>The call sheets are in {path}.</source>
      <translation>通话单已保存到 {path}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/distrust.py" />
      <source>The certificate of {url} cannot be trusted. Tell who runs the server; nothing was sent there.</source>
      <translation>{url} 的证书不可信任。请告知服务器的管理者；没有向其发送任何内容。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/distrust.py" />
      <source>The certificate of {url} comes from nobody that this machine knows. If the house issues its own, name the issuer's file in the settings (Ctrl+,); else tell who runs the server.</source>
      <translation>{url} 的证书由本机不认识的签发者签发。如果拍卖行自行签发证书，请在设置（Ctrl+,）中指定签发者证书文件；否则请告知服务器的管理者。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/distrust.py" />
      <source>The certificate of {url} has expired. Tell who runs the server; check this machine's date, too.</source>
      <translation>{url} 的证书已过期。请告知服务器的管理者，并检查本机日期。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/distrust.py" />
      <source>The certificate of {url} is for another name. Check the address; if it is right, tell who runs the server.</source>
      <translation>{url} 的证书属于另一个名称。请检查地址；如果地址无误，请告知服务器的管理者。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/distrust.py" />
      <source>The certificate of {url} is not valid yet. Check this machine's date; else tell who runs the server.</source>
      <translation>{url} 的证书尚未生效。请检查本机日期；否则请告知服务器的管理者。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The client has lot {lots} of the same group.</source>
      <translation>客户已有同组的拍品 {lots}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The client has no paddle to bid with. Give them one.</source>
      <translation>客户没有可用于出价的号牌。请为其填写号牌。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>The client is briefed</source>
      <translation>已向客户说明</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The client is called for lot {lot} already.</source>
      <translation>该客户已有拍品 {lot} 的通话。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>The client is on the line</source>
      <translation>客户已接通</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>The client is out</source>
      <translation>客户退出</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The client left no cover bid for this lot. Enter one first.</source>
      <translation>客户没有为此拍品留下保底出价。请先填写。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The client wanted only one of a group, and has lot {lots}. Take this lot out of the group if they want both.</source>
      <translation>客户在此组中只要一件，且已有拍品 {lots}。如果两件都要，请把此拍品移出该组。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>The client's facts, to see and to change</source>
      <translation>客户资料，查看和修改</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/cues.py" />
      <source>The connection is back</source>
      <translation>连接恢复</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/cues.py" />
      <source>The connection is lost or silent</source>
      <translation>连接中断或没有消息</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/session.py" />
      <source>The connection to {url} was lost.</source>
      <translation>与 {url} 的连接中断。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The cover bid stands in the sale. Disarm it, then set another.</source>
      <translation>保底出价已在拍卖中生效。请先取消，再另设。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/crash.py" />
      <source>The desk ended by a fault last time. Please send this report: {path}</source>
      <translation>席位上次因故障退出。请寄送此报告：{path}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/crash.py" />
      <source>The desk has a fault ({what}) and goes on. No report could be written. {why}</source>
      <translation>席位出现故障（{what}），继续运行。报告无法写入。{why}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/crash.py" />
      <source>The desk has a fault ({what}) and goes on. Please send this report: {path}</source>
      <translation>席位出现故障（{what}），继续运行。请寄送此报告：{path}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/about.py" />
      <source>The desk of a live saleroom</source>
      <translation>现场拍卖的席位</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The desk was changed meanwhile. Send the list again.</source>
      <translation>电话委托席在此期间已有变动。请再次提交名单。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/acts.py" />
      <source>The end of the sale</source>
      <translation>拍卖结束处</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/acts.py" />
      <source>The event before</source>
      <translation>上一事件</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/podium.py" />
      <source>The figures are old: no act is sent until the server is heard again.</source>
      <translation>数字已过时：收到服务器消息前不发送任何操作。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The hammer says who has won, not the desk. Wait for it.</source>
      <translation>谁拍得由落槌决定，不由席位填写。请等待落槌。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The house bids only below the reserve. Bid less, or leave it to the room.</source>
      <translation>拍卖行只能在底价以下出价。请降低出价，或交由现场竞价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The house bids only on a lot with a reserve, and this one has none.</source>
      <translation>拍卖行只为有底价的拍品出价，此拍品没有底价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The house leads lot {lot} for the seller. Take a bid, or pass the lot.</source>
      <translation>拍卖行正代委托人领先拍品 {lot}。请接受出价，或跳过。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/gavel.py" />
      <source>The house's own bid leads; the lot cannot be sold to it. Pass it.</source>
      <translation>拍卖行自己的出价领先，不能售予自己。请跳过。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/cues.py" />
      <source>The last minute of a lot that is yours, watched or chosen</source>
      <translation>您领先、关注或选中的拍品进入最后一分钟</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/layouts.py" />
      <source>The layouts in {path} could not be read ({reason}); the desk starts afresh.</source>
      <translation>{path} 中的布局无法读取（{reason}）；席位以默认状态启动。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>The line has dropped</source>
      <translation>电话断线</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request_list.py" />
      <source>The list has {calls} calls of {clients} new clients. Take it in?</source>
      <translation>名单含 {clients} 位新客户的 {calls} 个通话。是否收入？</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request_list.py" />
      <source>The list is too long to be one: over 4 MB.</source>
      <translation>名单过大：超过 4 MB。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/acts.py" />
      <source>The lot before</source>
      <translation>上一件拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>The lot had changed before your bid arrived.</source>
      <translation>您的出价到达前拍品已有变动。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>The lot had closed before your bid arrived.</source>
      <translation>您的出价到达前拍品已截止。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The lot has ended; no cover bid can matter any more.</source>
      <translation>拍品已结束，保底出价不再起作用。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The lot has ended; there is nothing to take over.</source>
      <translation>拍品已结束，没有可接手的通话。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The lot is at version {version}, not {old}. Nothing was bid; look at it again, then bid.</source>
      <translation>拍品已有变动（版本 {version}，不是 {old}），未出价。请再看一下拍品，然后出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The lot is at version {version}, not {old}. Nothing was done; look at it again, then decide.</source>
      <translation>拍品已有变动（版本 {version}，不是 {old}），未做任何操作。请再看一下拍品，然后决定。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>The lot is not open.</source>
      <translation>拍品未开放。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/gavel.py" />
      <source>The lot is not open. Nothing was bid.</source>
      <translation>拍品未开放，未出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/gavel.py" />
      <source>The lot is over. Nothing was bid.</source>
      <translation>拍品已结束，未出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/replay_bar.py" />
      <source>The lot that the sale has come to</source>
      <translation>拍卖进行到的拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The maximum {maximum} is below the bid {amount}. Raise the maximum or lower the bid.</source>
      <translation>最高出价 {maximum} 低于出价 {amount}。请提高最高出价，或降低出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The name or the password is wrong. Check both and try again.</source>
      <translation>名称或密码有误。请检查后重试。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/acts.py" />
      <source>The next event</source>
      <translation>下一事件</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/acts.py" />
      <source>The next lot</source>
      <translation>下一件拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/room_keys.py" />
      <source>The next pair of languages</source>
      <translation>下一组语言</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The office has changed this client's limit, after you had opened the client. Nothing of yours was kept: look at what is there now, then save again.</source>
      <translation>您打开此客户之后，办公室修改了其限额。您的修改未保存：请先查看现在的内容，再保存。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>The other pane: call keys go there</source>
      <translation>切换到另一栏：通话按键作用于该栏</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>The paddle of a bid in the room; + or Enter takes it</source>
      <translation>现场出价的号牌；按 + 或回车接受</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>The phone desk</source>
      <translation>电话委托席</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/room.py" />
      <source>The phone desk is for clerks. Sign in with {key} and it opens.</source>
      <translation>电话委托席供工作人员使用。按 {key} 登录后即会打开。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/office.py" />
      <source>The phone desk opens as soon as a sale is there that has one.</source>
      <translation>有可用的拍卖后，电话委托席即会打开。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>The phone desk: clients to call, who say when to bid</source>
      <translation>电话委托席：致电客户，由客户告知何时出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/client.py" />
      <source>The picture {image} could not be fetched.</source>
      <translation>图片 {image} 无法获取。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/client.py" />
      <source>The picture {image} is too large to show.</source>
      <translation>图片 {image} 过大，无法显示。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/apart.py" />
      <location filename="app/rostrum/desk/apart_office.py" />
      <source>The practice is being prepared …</source>
      <translation>正在准备练习…</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practice_over.py" />
      <source>The practice is over</source>
      <translation>练习已结束</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/chart.py" />
      <source>The price is drawn here from the first bid on.</source>
      <translation>自首个出价起，此处绘制价格走势。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/question_bar.py" />
      <source>The reason, for the log</source>
      <translation>理由（记入日志）</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/client.py" />
      <location filename="app/rostrum/desk/replay/server.py" />
      <source>The replay from {url} broke off.</source>
      <translation>来自 {url} 的回放中断了。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/apart_office.py" />
      <source>The replay is being opened …</source>
      <translation>正在打开回放…</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/server.py" />
      <source>The replay is not there yet.</source>
      <translation>回放尚未就绪。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The role {role} may not do this; it takes {needed}.</source>
      <translation>“{role}”无权进行此操作，需要“{needed}”。请以该身份登录。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>The rostrum</source>
      <translation>拍卖台</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>The rostrum: you sell, a simulated room answers</source>
      <translation>拍卖台：由您主槌，模拟的现场应价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>The sale does not know this paddle.</source>
      <translation>本场拍卖没有此号牌。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The sale has gone on from lot {lot} already. Nothing was changed.</source>
      <translation>拍卖已从拍品 {lot} 继续，未做更改。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The sale has gone on from lot {lot}. Give the reason for its re-run.</source>
      <translation>拍卖已从拍品 {lot} 继续。重拍须填写理由。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The sale has gone on from lot {lot}. Give the reason for reopening it.</source>
      <translation>拍卖已从拍品 {lot} 继续。重新开拍须填写理由。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/offered.py" />
      <source>The sale has gone on from lot {lot}. Why is it reopened?</source>
      <translation>拍卖已从拍品 {lot} 继续。为何重新开拍？</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The sale is in {base}; leave it out of the rates.</source>
      <translation>本场拍卖使用 {base}；请不要把它列入汇率。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>The sample sale</source>
      <translation>示例拍卖</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>The schedule in figures</source>
      <translation>安排的数据</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>The second key: above the limit, the client has said so</source>
      <translation>第二键：客户已同意超出限额</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>The seller accepts: lot {lot} is sold at {price}.</source>
      <translation>委托人同意：拍品 {lot} 以 {price} 成交。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>The seller refuses: lot {lot} is not sold.</source>
      <translation>委托人拒绝：拍品 {lot} 未成交。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_answers.py" />
      <source>The server answered {status}.</source>
      <translation>服务器答复 {status}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/gavel.py" />
      <source>The server answered {status}. Nothing was done.</source>
      <translation>服务器答复 {status}，未做任何操作。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>The server could not keep this, so nothing was done. Try again; if it goes on, tell who runs the server.</source>
      <translation>服务器无法保存，未做任何操作。请再试一次；如仍不行，请告知服务器的管理者。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/day_rates.py" />
      <source>The server did not answer. Try once more.</source>
      <translation>服务器没有应答，请再试一次。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>The server does not know what this desk asked for; nothing was done. Look whether both are of the same version.</source>
      <translation>服务器不认识本席位的请求，未做任何操作。请检查两者的版本是否一致。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/client.py" />
      <location filename="app/rostrum/desk/gavel.py" />
      <source>The server does not know who this desk is. Sign in.</source>
      <translation>服务器不认识本席位，请登录。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>The server does not understand what this desk asked; nothing was done. Look whether both are of the same version.</source>
      <translation>服务器没有看懂本席位的请求，未做任何操作。请检查两者的版本是否一致。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/article.py" />
      <location filename="app/rostrum/desk/client.py" />
      <location filename="app/rostrum/desk/watching.py" />
      <source>The server has no picture {image}.</source>
      <translation>服务器上没有图片 {image}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/settings.py" />
      <source>The settings in {path} could not be read ({reason}); the desk starts afresh.</source>
      <translation>{path} 中的设置无法读取（{reason}）；席位以默认设置启动。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/call_sheets.py" />
      <source>The sheets are as they were; times may have moved.</source>
      <translation>通话单停留在先前状态，时间可能已变。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/sheets_on_paper.py" />
      <source>The sheets are open in your PDF program. Print them there.</source>
      <translation>通话单已在 PDF 程序中打开，请在那里打印。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/credentials.py" />
      <source>The system's keyring did not answer ({reason}). Unlock it, or sign in again.</source>
      <translation>系统密钥环没有应答（{reason}）。请解锁，或重新登录。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The terms of this sale allow no bids by the house.</source>
      <translation>本场拍卖的规则不允许拍卖行出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>The token is not valid, or it has ended. Sign in again.</source>
      <translation>登录已失效。请重新登录。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>Their temper</source>
      <translation>竞买人的性格</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/appearance.py" />
      <source>Theme</source>
      <translation>主题</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane.py" />
      <source>There are no calls in this replay.
A log that was exported holds no clients and no calls; the server that held the sale has them.</source>
      <translation>此回放中没有通话。
导出的日志不含客户和通话；它们在举行拍卖的服务器上。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>There are no clerks. Add those who telephone.</source>
      <translation>没有工作人员。请添加负责通话的人。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>There is a client {client} already. Change that.</source>
      <translation>已有客户 {client}。请修改该客户。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>There is a commission bid {commission} in the book already. Look at it there.</source>
      <translation>委托出价 {commission} 已在册。请在委托册中查看。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/gavel.py" />
      <source>There is no bid on this lot.</source>
      <translation>此拍品没有出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>There is no call {call}. Look at the desk again.</source>
      <translation>没有通话 {call}。请重新查看通话队列。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>There is no client {client}. Check the id.</source>
      <translation>没有客户 {client}。请重新查看客户名单。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>There is no commission bid {commission}. Look at the book again.</source>
      <translation>没有委托出价 {commission}。请重新查看委托册。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>There is no connection.</source>
      <translation>没有连接。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>There is no item {item} in this sale.</source>
      <translation>本场拍卖没有项目 {item}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>There is no item {item}. Check its id.</source>
      <translation>没有项目 {item}。请检查其编号。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/screens.py" />
      <source>There is no live sale to be at the rostrum of.</source>
      <translation>没有可主持的现场拍卖。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_screen.py" />
      <source>There is no lot in this sale.</source>
      <translation>本场没有拍品。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/openings.py" />
      <source>There is no lot {lot} in sale {sale} at {server}, as far as can be seen here.</source>
      <translation>在 {server} 的拍卖 {sale} 中看不到拍品 {lot}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/replay_bar.py" />
      <source>There is no lot {lot} in this sale</source>
      <translation>本场拍卖没有拍品 {lot}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/request.py" />
      <location filename="app/rostrum/wire/sentences.py" />
      <source>There is no lot {lot} in this sale.</source>
      <translation>本场拍卖没有拍品 {lot}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/screens.py" />
      <source>There is no sale for the big screen.</source>
      <translation>没有可供大屏幕显示的拍卖会。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/servers.py" />
      <source>There is no sale on this server yet.</source>
      <translation>此服务器上还没有拍卖会。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/server.py" />
      <source>There is no sale {sale} on {url}.</source>
      <translation>{url} 上没有拍卖 {sale}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>There is no sale {sale}. Check its id.</source>
      <translation>没有拍卖会 {sale}。请检查其编号。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>There is no such item. Check its id, or list the lot first.</source>
      <translation>没有此项目。请检查其编号，或先列入拍品。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>These keys</source>
      <translation>按键一览</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>This Idempotency-Key was used for another request. Nothing was done; take a fresh key.</source>
      <translation>此请求的密钥已用于另一请求，未做任何操作。请再试一次。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/room.py" />
      <source>This call has no cover bid. Enter one with the cover button.</source>
      <translation>此通话没有保底出价。请用保底按钮填写。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/article.py" />
      <source>This desk has no paddle here: it only watches.</source>
      <translation>本席位在此没有号牌，只能观看。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>This desk has no paddle: it only watches.</source>
      <translation>本席位没有号牌，只能观看。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>This desk was started for {server} alone. Servers of this list are watched from the next start that names none.</source>
      <translation>本席位是专为 {server} 启动的。此列表中的服务器在下次不指定服务器启动时才会被关注。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/replay/client.py" />
      <source>This is a replay of a past sale: nothing is sent.</source>
      <translation>这是往场拍卖的回放：不会发送任何内容。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/gavel.py" />
      <source>This is above the paddle's limit. Nothing was bid.</source>
      <translation>超过此号牌的限额，未出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/links.py" />
      <source>This is no link to a lot. One is written as rostrum://server/sale/lot.</source>
      <translation>这不是指向拍品的链接。正确的写法是 rostrum://server/sale/lot。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>This is the last lot.</source>
      <translation>这是最后一件。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/key_draft.py" />
      <source>This key cannot be used.</source>
      <translation>此键不可用。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/key_draft.py" />
      <source>This key moves about or writes, and stays as it is.</source>
      <translation>此键用于移动或输入，不能更改。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>This left bid goes to {amount}</source>
      <translation>此委托出价至 {amount}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/links.py" />
      <source>This link has signs in it that no link has; nothing was opened.</source>
      <translation>此链接含有不应出现的字符；未打开任何内容。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/links.py" />
      <source>This link is too long to be one of Rostrum's; nothing was opened.</source>
      <translation>此链接过长，不是 Rostrum 的链接；未打开任何内容。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>This lot awaits the seller's word.</source>
      <translation>此拍品等待委托人确认。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>This lot did not sell.</source>
      <translation>此拍品流拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>This lot has not opened yet.</source>
      <translation>此拍品尚未开拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>This lot is closing.</source>
      <translation>此拍品即将截止。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>This lot is not in the sale yet.</source>
      <translation>此拍品尚未上拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>This lot is not open.</source>
      <translation>此拍品未开放。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>This lot is on hold.</source>
      <translation>此拍品暂停。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>This lot is on view and has not opened yet.</source>
      <translation>此拍品正在预展，尚未开拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>This lot is sold.</source>
      <translation>此拍品已成交。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>This lot is withdrawn.</source>
      <translation>此拍品已撤拍。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>This lot was passed.</source>
      <translation>此拍品已跳过。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>This needs a bearer token. Sign in, then send Authorization: Bearer ….</source>
      <translation>此操作需要登录。请先登录。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/gavel.py" />
      <source>This paddle is not registered for the sale. Nothing was bid.</source>
      <translation>此号牌未在本场登记，未出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>This paddle is suspended. Ask the sale's office.</source>
      <translation>此号牌已被停用，请询问拍卖办公室。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/gavel.py" />
      <source>This paddle is suspended. Nothing was bid.</source>
      <translation>此号牌已停用，未出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/gavel.py" />
      <source>This paddle leads already. Nothing was bid.</source>
      <translation>此号牌已经领先，未出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/article.py" />
      <source>This server is only read: it has no address for bids.</source>
      <translation>此服务器只读：没有设置出价地址。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/article.py" />
      <source>This server keeps no log.</source>
      <translation>此服务器不保存日志。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>This server names no ask for this lot.</source>
      <translation>此服务器未给出该拍品的叫价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/sign_in.py" />
      <source>This system has no keyring that the desk could use. A file ({path}) is less safe: whoever can read your files can bid in your name. Choose it only if that is all right.</source>
      <translation>此系统没有席位可用的密钥环。文件（{path}）较不安全：能读取您文件的人可以您的名义出价。仅在可以接受时选择。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/sounds.py" />
      <source>This system has no program that plays sounds. Install pipewire, pulseaudio-utils or alsa-utils, then start the desk again.</source>
      <translation>此系统没有播放声音的程序。请安装 pipewire、pulseaudio-utils 或 alsa-utils，然后重新启动席位。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/key_draft.py" />
      <source>Three keys are enough for one thing. Take one away first.</source>
      <translation>一项功能最多三个键，请先移除一个。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Tiles</source>
      <translation>平铺</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <source>Time left</source>
      <translation>剩余时间</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/replay_bar.py" />
      <source>Time of the sale</source>
      <translation>拍卖时间</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/timeline.py" />
      <source>Timeline of the sale</source>
      <translation>拍卖时间轴</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <location filename="app/rostrum/desk/views/bid_panel.py" />
      <location filename="app/rostrum/desk/views/focus_card.py" />
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Title</source>
      <translation>标题</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>To the reserve</source>
      <translation>距底价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>Too many bids from this desk. Wait a moment.</source>
      <translation>本席位出价过于频繁，请稍候。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Too many people are signing in at once. Try again in a moment.</source>
      <translation>同时登录的人过多。请稍后再试。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Too many wait for newer rates. Ask again in a while, or without since.</source>
      <translation>等待汇率更新的人过多。请稍后再试。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Too many wrong passwords. Try again in {seconds} s.</source>
      <translation>密码错误次数过多。请在 {seconds} 秒后再试。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/hearing.py" />
      <source>Trying again by itself; nothing needs to be done here.</source>
      <translation>正在自动重试，无需任何操作。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>UNKNOWN</source>
      <translation>未知</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>UNSURE</source>
      <translation>不确定</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <location filename="app/rostrum/desk/views/rostrum_acts.py" />
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <source>Unsold</source>
      <translation>流拍</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <source>Upcoming</source>
      <translation>即将开拍</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/about.py" />
      <source>Versions and screens; no address, no name, no token.</source>
      <translation>版本与屏幕信息；不含地址、姓名和令牌。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/sounds.py" />
      <source>Volume</source>
      <translation>音量</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/watch_list.py" />
      <source>WATCH LIST</source>
      <translation>关注列表</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Watch it</source>
      <translation>关注</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/watch_list.py" />
      <source>Watch list</source>
      <translation>关注列表</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>Watch the chosen lot, or watch it no more</source>
      <translation>关注或取消关注选中的拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/openings.py" />
      <source>Watch {server}</source>
      <translation>关注 {server}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sieve.py" />
      <source>Watched</source>
      <translation>已关注</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/client.py" />
      <source>What answers at {url} does not speak this desk's protocol.</source>
      <translation>{url} 的应答不符合本席位的协议。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/call_sheets.py" />
      <location filename="app/rostrum/desk/views/phone_desk/clerk_sheet.py" />
      <location filename="app/rostrum/desk/views/phone_desk/client_sheet.py" />
      <location filename="app/rostrum/desk/views/phone_desk/request.py" />
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <location filename="app/rostrum/desk/views/question_bar.py" />
      <location filename="app/rostrum/desk/views/rates_sheet.py" />
      <location filename="app/rostrum/desk/views/settings/about.py" />
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <location filename="app/rostrum/desk/views/settings/window.py" />
      <location filename="app/rostrum/desk/views/sign_in.py" />
      <source>What became of it</source>
      <translation>结果</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/bid_strip.py" />
      <location filename="app/rostrum/desk/views/phone_desk/card.py" />
      <source>What became of the bid</source>
      <translation>出价结果</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>What is missing</source>
      <translation>缺少什么</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <source>What it does</source>
      <translation>功能</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/room.py" />
      <source>What the server has is shown here; press again if it did not take it.</source>
      <translation>此处显示服务器的状态；若未生效请再按一次。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/follow_up.py" />
      <source>What there is to do</source>
      <translation>待办事项</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/bars.py" />
      <source>What was done last</source>
      <translation>最近操作</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>What was kept of this client was erased. Take them in anew.</source>
      <translation>此客户的资料已被删除。请重新登记。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <source>When</source>
      <translation>时间</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practise_sheet.py" />
      <source>Where</source>
      <translation>位置</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_screen.py" />
      <source>Which lot this is</source>
      <translation>这是哪件拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>Which lots</source>
      <translation>哪些拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_screen.py" />
      <source>Which sale is run here</source>
      <translation>在此主持哪场拍卖</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>Which sale is run here, where there are several</source>
      <translation>有多场拍卖时，在此主持哪一场</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/podium.py" />
      <source>Whose bid is it? Type the paddle, then press + again.</source>
      <translation>是谁的出价？请输入号牌，再按 +。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/call_sheets.py" />
      <source>Whose sheet</source>
      <translation>谁的通话单</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_screen.py" />
      <source>Why there is no lot</source>
      <translation>为何没有拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/naming.py" />
      <source>Windows, views, filters, columns and large lots are kept.</source>
      <translation>将保存窗口、视图、筛选、列和大图拍品。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/offered.py" />
      <location filename="app/rostrum/desk/rostrum_keys.py" />
      <source>Withdraw</source>
      <translation>撤拍</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/columns.py" />
      <source>Withdrawn</source>
      <translation>撤拍</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/follow_up.py" />
      <source>Won</source>
      <translation>拍得</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Won at {price}, if the seller agrees.</source>
      <translation>以 {price} 拍得，待委托人同意。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Won at {price}.</source>
      <translation>以 {price} 拍得。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>Worth {worth}; first come first served would be {first}.</source>
      <translation>评分 {worth}；按先到先得为 {first}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>Write a note; Enter keeps it, Esc leaves it</source>
      <translation>写备注；回车保存，Esc 放弃</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/cover.py" />
      <source>Write an amount like 13,500 or 13.5k.</source>
      <translation>请填写金额，例如 13,500 或 13.5k。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keymap.py" />
      <source>Write an amount to bid</source>
      <translation>输入出价金额</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/request.py" />
      <source>Write at least one lot, like 12; 14 or 20.</source>
      <translation>请至少填写一件拍品，例如 12；14 或 20。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/wall.py" />
      <source>Write it to a file …</source>
      <translation>写入文件…</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Write its name and address, then save it.</source>
      <translation>请填写名称和地址，然后保存。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/request.py" />
      <source>Write the client's name.</source>
      <translation>请填写客户姓名。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/keys.py" />
      <source>Write the cover bid</source>
      <translation>填写保底出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/wall.py" />
      <source>Write the layout to a file</source>
      <translation>将布局写入文件</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/clerk_sheet.py" />
      <source>Write the name that the clerk signs in with.</source>
      <translation>请填写该职员登录用的名字。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/sign_in.py" />
      <source>Write your name and your password.</source>
      <translation>请填写名称和密码。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/queue.py" />
      <source>YOUR CALLS  {n}</source>
      <translation>您的通话  {n}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/delegates/strokes.py" />
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <location filename="app/rostrum/desk/views/watch_list.py" />
      <source>YOURS</source>
      <translation>归您</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/queue.py" />
      <source>YOURS, OVER  {n}</source>
      <translation>您的，已结束  {n}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/signing.py" />
      <source>You are no longer signed in at {server}. Sign in again.</source>
      <translation>您在 {server} 的登录已失效，请重新登录。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/signing.py" />
      <source>You are signed in until the desk is closed. {reason}</source>
      <translation>登录在席位关闭前有效。{reason}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/bids.py" />
      <source>You lead with this client.</source>
      <translation>您的客户目前领先。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_line.py" />
      <source>You lead. The desk does not bid against its own paddle.</source>
      <translation>您正领先。席位不会与自己的号牌竞价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practice_over.py" />
      <source>Your acts</source>
      <translation>您的操作</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/cues.py" />
      <source>Your bid is accepted</source>
      <translation>您的出价被接受</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/cues.py" />
      <source>Your bid is refused, or nobody knows</source>
      <translation>您的出价被拒绝或结果不明</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practice_over.py" />
      <source>Your bids</source>
      <translation>您的出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>Your own client with paddle {paddle} leads. Hand one of the two calls over before you bid for the other.</source>
      <translation>您自己的客户（号牌 {paddle}）正领先。请先交出两个通话之一，再为另一位出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>Your paddle</source>
      <translation>您的号牌</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>Your paddle leads already.</source>
      <translation>您的号牌已经领先。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practice_over.py" />
      <source>Your reactions, median</source>
      <translation>您的反应时间（中位数）</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sieve.py" />
      <source>Yours</source>
      <translation>归您</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>a list has at most {most} lines</source>
      <translation>名单最多 {most} 行</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/os_words.py" />
      <source>a part of its name is no folder</source>
      <translation>路径中有一部分不是文件夹</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>a telephone number is 3 to 40 of the signs 0-9 + ( ) . / x # * - and spaces</source>
      <translation>电话号码须为 3 至 40 个字符，只能含 0-9 + ( ) . / x # * - 和空格</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <source>about {time}</source>
      <translation>约 {time}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>admin</source>
      <translation>管理员</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>ahead {by}</source>
      <translation>快 {by}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/queue.py" />
      <source>alarm</source>
      <translation>提醒</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>amended</source>
      <translation>已修改</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>as first seen</source>
      <translation>初次所见</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/delegates/tiles.py" />
      <location filename="app/rostrum/desk/views/ladder.py" />
      <source>ask</source>
      <translation>叫价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>at fair warning</source>
      <translation>最后提醒</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>at final call</source>
      <translation>最后叫价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>auctioneer</source>
      <translation>拍卖师</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>beaten</source>
      <translation>被超过</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>behind {by}</source>
      <translation>慢 {by}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>bid taken back</source>
      <translation>出价撤回</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/states.py" />
      <source>bidding</source>
      <translation>出价中</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/states.py" />
      <source>briefed</source>
      <translation>已说明</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/countdown.py" />
      <source>by hammer</source>
      <translation>由落槌决定</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>clerk</source>
      <translation>工作人员</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/countdown.py" />
      <source>clock not set</source>
      <translation>时钟未校准</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>closed</source>
      <translation>截止</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/countdown.py" />
      <location filename="app/rostrum/desk/told.py" />
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>closing</source>
      <translation>即将截止</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>commission</source>
      <translation>委托</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/states.py" />
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>dialling</source>
      <translation>拨号中</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/states.py" />
      <source>dialling again</source>
      <translation>重拨中</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>dials again</source>
      <translation>重拨</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>done</source>
      <translation>完成</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>draft</source>
      <translation>草稿</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/clerk_sheet.py" />
      <source>en; zh</source>
      <translation>en; zh</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>every channel</source>
      <translation>所有频道</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/countdown.py" />
      <source>ext.</source>
      <translation>延时</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/countdown.py" />
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>extended</source>
      <translation>延时</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>fair warning</source>
      <translation>最后提醒</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>final call</source>
      <translation>最后叫价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>floor</source>
      <translation>现场</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>groups of lots</source>
      <translation>拍品组</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>hammer</source>
      <translation>落槌</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>house</source>
      <translation>拍卖行</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/delegates/strokes.py" />
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>in the room</source>
      <translation>现场</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>internet</source>
      <translation>网络</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/os_words.py" />
      <source>it is a folder</source>
      <translation>它是文件夹</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/layout_file.py" />
      <source>it is of another version, or has no window</source>
      <translation>版本不同，或其中没有窗口</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/layout_file.py" />
      <source>it is too large</source>
      <translation>文件过大</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>it stands</source>
      <translation>已生效</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>languages</source>
      <translation>语言</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>languages are at most 12 tags, such as en, fr or zh-Hans</source>
      <translation>语言最多 12 个代码，例如 en、fr 或 zh-Hans</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>left bid</source>
      <translation>委托出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>limit</source>
      <translation>限额</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>listed</source>
      <translation>已列入</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/states.py" />
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>lost</source>
      <translation>未得</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/queue.py" />
      <source>lot</source>
      <translation>件</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>lot {lot} stands twice in one group</source>
      <translation>拍品 {lot} 在同一组中出现两次</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/queue.py" />
      <source>lots</source>
      <translation>件</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>met</source>
      <translation>已达</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/foot_line.py" />
      <source>missed {n}</source>
      <translation>遗漏 {n}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>name</source>
      <translation>姓名</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/call_sheets.py" />
      <source>next lot {lot} about {time}</source>
      <translation>下一件拍品 {lot}，约 {time}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/states.py" />
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>no answer</source>
      <translation>无人接听</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/article_bids.py" />
      <location filename="app/rostrum/desk/client.py" />
      <source>no answer in time</source>
      <translation>未及时答复</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/delegates/cells.py" />
      <location filename="app/rostrum/desk/delegates/tiles.py" />
      <location filename="app/rostrum/desk/models/cell_words.py" />
      <location filename="app/rostrum/desk/views/watch_list.py" />
      <source>no bid</source>
      <translation>无出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <source>no bid yet</source>
      <translation>尚无出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane.py" />
      <source>no condition line</source>
      <translation>无品相说明</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane.py" />
      <source>no paddle</source>
      <translation>无号牌</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/schedule.py" />
      <location filename="app/rostrum/desk/models/sheets.py" />
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>nobody</source>
      <translation>无人</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <source>none</source>
      <translation>无</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>none: as this system trusts</source>
      <translation>无：按本机系统的信任</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>none: only read</source>
      <translation>无：只读</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>none: only watch</source>
      <translation>无：只观看</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>not dialled</source>
      <translation>未拨号</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>not told</source>
      <translation>未告知</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>not watched</source>
      <translation>未关注</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/client_past.py" />
      <location filename="app/rostrum/desk/views/phone_desk/client_sheet.py" />
      <source>nothing</source>
      <translation>无</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>of the limit {limit}; won and leading {bound}</source>
      <translation>限额 {limit}；已拍得及领先 {bound}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/whose.py" />
      <source>old</source>
      <translation>旧数据</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>on hold</source>
      <translation>暂停</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/states.py" />
      <source>on line</source>
      <translation>已接通</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <source>on the block</source>
      <translation>正在拍卖</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>on view</source>
      <translation>预展</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>open</source>
      <translation>开放</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>opened</source>
      <translation>开拍</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/states.py" />
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>out</source>
      <translation>退出</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <location filename="app/rostrum/desk/views/paddle_field.py" />
      <source>paddle</source>
      <translation>号牌</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>paddle {number}, {kind}</source>
      <translation>号牌 {number}，{kind}</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>paddle {paddle} is {client}'s</source>
      <translation>号牌 {paddle} 属于 {client}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/queue.py" />
      <source>pane {pane}</source>
      <translation>{pane} 栏</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>passed</source>
      <translation>跳过</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>phone</source>
      <translation>电话</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>priority '{text}' is not 0 to 9</source>
      <translation>优先级“{text}”不是 0 到 9</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/backlog.py" />
      <source>queue {n}</source>
      <translation>队列 {n}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/foot_line.py" />
      <source>reconnected {n}</source>
      <translation>重连 {n}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>reopened</source>
      <translation>重新开拍</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/ladder.py" />
      <source>reserve</source>
      <translation>底价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>resumed</source>
      <translation>恢复</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/foot_line.py" />
      <source>round trip {ms} ms</source>
      <translation>往返 {ms} 毫秒</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/states.py" />
      <source>scheduled</source>
      <translation>已安排</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>service</source>
      <translation>程序</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>sold</source>
      <translation>成交</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>sold, subject to the seller</source>
      <translation>待委托人确认成交</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/countdown.py" />
      <source>soon</source>
      <translation>临近</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/filter_bar.py" />
      <source>statuses</source>
      <translation>个状态</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>telephone</source>
      <translation>电话</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>telephone numbers</source>
      <translation>电话号码</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bid_answers.py" />
      <location filename="app/rostrum/desk/client.py" />
      <source>the answer could not be read</source>
      <translation>应答无法读取</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/client.py" />
      <source>the connection was lost</source>
      <translation>连接中断</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/os_words.py" />
      <source>the disk has a fault</source>
      <translation>磁盘出现故障</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/os_words.py" />
      <source>the disk is full</source>
      <translation>磁盘已满</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/os_words.py" />
      <source>the disk is only for reading</source>
      <translation>磁盘只读</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>the heading has no column for {columns}</source>
      <translation>标题行没有 {columns} 列</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>the house</source>
      <translation>拍卖行</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_acts.py" />
      <source>the house leads</source>
      <translation>拍卖行领先</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>the language {tag}</source>
      <translation>语言 {tag}</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>the name is longer than 128 characters, or has signs that cannot be printed</source>
      <translation>姓名超过 128 个字符，或含有无法打印的字符</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/os_words.py" />
      <source>the name is too long</source>
      <translation>名称过长</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/client_sheet.py" />
      <source>the office</source>
      <translation>办公室</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>the paddle is longer than 64 characters, or has signs that cannot be printed</source>
      <translation>号牌超过 64 个字符，或含有无法打印的字符</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>the same</source>
      <translation>一致</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/article_bids.py" />
      <location filename="app/rostrum/desk/bid_answers.py" />
      <source>the server answered {status}</source>
      <translation>服务器答复 {status}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>the server bids</source>
      <translation>由服务器出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>the token is not valid, or it has ended; sign in again</source>
      <translation>登录已失效；请重新登录</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>there is no lot {lot} in the sale</source>
      <translation>本场拍卖没有拍品 {lot}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/os_words.py" />
      <source>there is no such file or folder</source>
      <translation>没有此文件或文件夹</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>there is no {column}</source>
      <translation>没有填写 {column} 列</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>this is no CSV: look at the quotation marks, here and above</source>
      <translation>这不是有效的 CSV：请检查此处及以上的引号</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>this server is read with a token; sign in</source>
      <translation>此服务器须登录后才能读取；请登录</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/os_words.py" />
      <source>this user may not</source>
      <translation>此用户没有权限</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>to be told</source>
      <translation>待告知</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/states.py" />
      <source>to call back</source>
      <translation>待回电</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/states.py" />
      <source>told</source>
      <translation>已告知</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>unsold</source>
      <translation>流拍</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>upcoming</source>
      <translation>即将开拍</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <source>viewer</source>
      <translation>观众</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/cell_words.py" />
      <source>watched</source>
      <translation>已关注</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_acts.py" />
      <source>with a reason</source>
      <translation>附理由</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <location filename="app/rostrum/desk/views/phone_desk/queue.py" />
      <source>with {clerk}</source>
      <translation>由 {clerk} 负责</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/told.py" />
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>withdrawn</source>
      <translation>撤拍</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/states.py" />
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>won</source>
      <translation>拍得</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/cell_words.py" />
      <source>yours</source>
      <translation>归您</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/podium.py" />
      <source>{act} is not for this lot as it is.</source>
      <translation>{act} 不适用于此拍品的当前状态。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/podium.py" />
      <source>{act} is on its way.</source>
      <translation>{act} 已发出。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>{act}: done.</source>
      <translation>{act}：完成。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/podium.py" />
      <source>{amount} from paddle {paddle} is on its way.</source>
      <translation>号牌 {paddle} 的 {amount} 已发出。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>{amount} from paddle {paddle} stands.</source>
      <translation>号牌 {paddle} 的 {amount} 已生效。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>{amount} from paddle {paddle} was taken, and answered at {price}.</source>
      <translation>已接受号牌 {paddle} 的 {amount}，随即被 {price} 超过。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>{amount} from paddle {undone} is undone. The price is {price}.</source>
      <translation>已撤销号牌 {undone} 的 {amount}。当前价 {price}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/struck.py" />
      <source>{amount} from paddle {undone} is undone. There is no bid now.</source>
      <translation>已撤销号牌 {undone} 的 {amount}。现在没有出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>{amount} is below the ask of {ask}. Nothing was sent.</source>
      <translation>{amount} 低于现叫价 {ask}，未发送。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{amount} is below the ask. Bid {ask} or more.</source>
      <translation>{amount} 低于叫价。请出价 {ask} 或更高。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{amount} is more than {times} times the ask, {ask}. Confirm it if it is meant.</source>
      <translation>{amount} 超过叫价 {ask} 的 {times} 倍。若确实如此，请确认。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>{amount} is on its way.</source>
      <translation>{amount} 已发出。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>{amount} is your bid.</source>
      <translation>{amount} 是您的出价。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>{amount} is {times} times the ask of {ask}. Give it once more if it is meant.</source>
      <translation>{amount} 是现叫价 {ask} 的 {times} 倍。若确实如此，请再给一次。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <source>{amount} left</source>
      <translation>剩余 {amount}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_lot.py" />
      <source>{amount} short</source>
      <translation>差 {amount}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_acts.py" />
      <source>{amount}, BELOW RESERVE</source>
      <translation>{amount}，低于底价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_acts.py" />
      <source>{amount}, paddle {number}</source>
      <translation>{amount}，号牌 {number}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>{amount}: {reason}. Asking again with the same key; it counts once.</source>
      <translation>{amount}：{reason}。正以同一密钥再次询问，只计一次。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/bidding.py" />
      <source>{amount}: {reason}. Nobody can say whether it counts: look at the price before you bid again.</source>
      <translation>{amount}：{reason}。无法确定是否有效：再次出价前请先查看价格。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/bars.py" />
      <source>{a} bids for A   ·   {b} bids for B   ·   {p} other pane   ·   {keys} keys</source>
      <translation>{a}：为 A 出价   ·   {b}：为 B 出价   ·   {p}：切换栏   ·   {keys}：按键</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/main_window.py" />
      <source>{bid} bids the ask   ·   {search} search   ·   {keys} keys</source>
      <translation>{bid}：按叫价出价   ·   {search}：搜索   ·   {keys}：按键</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/bid_strip.py" />
      <source>{bid} bids the ask, {amount} writes an amount.</source>
      <translation>按{bid}以叫价出价，按 {amount} 输入金额。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request_list.py" />
      <source>{calls} calls of {clients} new clients are in.</source>
      <translation>已收入 {clients} 位新客户的 {calls} 个通话。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/call_sheets.py" />
      <source>{calls}, {next_one}</source>
      <translation>{calls}，{next_one}</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{clerk} at lot {lots}</source>
      <translation>{clerk} 在拍品 {lots}</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{clerk} changed the {what} {seconds} s ago, after you had opened the client. Nothing of yours was kept: look at what is there now, then save again.</source>
      <translation>您打开此客户之后，{clerk} 在 {seconds} 秒前修改了{what}。您的修改未保存：请先查看现在的内容，再保存。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{clerk} does not speak {language}, asked for at lot {lot}.</source>
      <translation>{clerk} 不会讲拍品 {lot} 所需的{language}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{clerk} has asked for this call before you. Wait until they have their answer.</source>
      <translation>{clerk} 已先于您请求此通话。请等待其得到答复。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{clerk} has different clients on lots {lot} and {other}, 1 lot apart.</source>
      <translation>{clerk} 在拍品 {lot} 和 {other} 上有不同的客户，仅隔 1 件。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{clerk} has different clients on lots {lot} and {other}, {apart} lots apart.</source>
      <translation>{clerk} 在拍品 {lot} 和 {other} 上有不同的客户，仅隔 {apart} 件。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{clerk} has this call. Ask for it; it is yours once it is given.</source>
      <translation>此通话由 {clerk} 负责。请先请求；交出后即归您。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{clerk} has this call. Ask for it; without an answer within {seconds} s you may take it.</source>
      <translation>此通话由 {clerk} 负责。请先请求；{seconds} 秒内未答复即可接手。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{clerk} has two clients on lot {lot}.</source>
      <translation>{clerk} 在拍品 {lot} 上有两位客户。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/room.py" />
      <source>{clerk} is asked for lot {lot}. Ask again after 10 s to take it.</source>
      <translation>已向 {clerk} 请求拍品 {lot}。10 秒后再次请求即可接手。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{clerk} is not among the clerks of this sale.</source>
      <translation>{clerk} 不是本场拍卖的工作人员。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{clerk} looks after this client. Ask for a call of theirs.</source>
      <translation>此客户由 {clerk} 负责。请先请求该客户的通话。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{clerk}'s call sheet is theirs. Ask an auctioneer for it.</source>
      <translation>{clerk} 的通话单仅供本人查看。请向拍卖师索取。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{clerk}, who has the call at lot {lot}, is not among the clerks.</source>
      <translation>负责拍品 {lot} 通话的 {clerk} 不是本场的工作人员。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{client} is called for lot {lot} already</source>
      <translation>{client} 已有拍品 {lot} 的通话</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{client} is still to be called. Mark those calls out, or wait for their lots.</source>
      <translation>{client} 还有待拨的通话。请将这些通话标为退出，或等待其拍品结束。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rates_sheet.py" />
      <source>{code} is no other currency. Write it as USD, each once.</source>
      <translation>{code} 不是其他货币。请写成 USD，每种一次。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{count} more likewise</source>
      <translation>另有 {count} 位也是如此</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/spans.py" />
      <source>{days} d {hours} h</source>
      <translation>{days} 天 {hours} 小时</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/alarms.py" />
      <source>{dropped}, {cover}.</source>
      <translation>{dropped}，{cover}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/alarms.py" />
      <source>{dropped}.</source>
      <translation>{dropped}。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>{joined} of {wanted}</source>
      <translation>{joined} / {wanted}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>{key}   bid {ask}</source>
      <translation>{key}   出价 {ask}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <source>{key} already does {acts}. Take it over, or press another.</source>
      <translation>{key} 已用于{acts}。请改由此功能使用，或按其他键。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_screen.py" />
      <source>{key} keys</source>
      <translation>{key} 按键</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/front.py" />
      <source>{key} opens the settings: add a server there, or tick one to be watched.</source>
      <translation>按 {key} 打开设置：在那里添加服务器，或勾选要关注的服务器。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/alarms.py" />
      <source>{key} takes the cover bid</source>
      <translation>{key} 启用保底出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane.py" />
      <source>{key} writes a note</source>
      <translation>按 {key} 写备注</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>{link} – no bids</source>
      <translation>{link}：不能出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practice_over.py" />
      <source>{median} s, quickest {quickest} s</source>
      <translation>{median} 秒，最快 {quickest} 秒</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/bids.py" />
      <source>{name} has no paddle yet. Ask the office for one.</source>
      <translation>{name} 还没有号牌。请向办公室申请。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request.py" />
      <source>{name} is in with {n} calls.</source>
      <translation>{name} 已登记，共 {n} 个通话。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>{name} is removed.</source>
      <translation>{name} 已移除。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>{name} is saved.</source>
      <translation>{name} 已保存。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/clerk_sheet.py" />
      <source>{name} telephones no more.</source>
      <translation>{name} 不再负责电话。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/clerk_sheet.py" />
      <source>{name} telephones.</source>
      <translation>{name} 现在负责电话。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/bars.py" />
      <source>{name}, all calls</source>
      <translation>{name}，全部通话</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/call_sheets.py" />
      <source>{name}: no calls</source>
      <translation>{name}：没有通话</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/call_sheets.py" />
      <source>{name}: {n} calls</source>
      <translation>{name}：{n} 个通话</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/times.py" />
      <location filename="app/rostrum/desk/views/phone_desk/client_past.py" />
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>{name}: {value}</source>
      <translation>{name}：{value}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/models/sheets.py" />
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>{n} away</source>
      <translation>还有 {n} 件</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/lot_figures.py" />
      <source>{n} bids</source>
      <translation>{n} 次出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/schedule.py" />
      <source>{n} calls are given out, {left} cannot be served.</source>
      <translation>已分配 {n} 个通话，{left} 个无法安排。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/spans.py" />
      <source>{n} h</source>
      <translation>{n} 小时</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/wall.py" />
      <source>{n} layouts are kept; forget one first.</source>
      <translation>已保存 {n} 个布局，请先删除一个。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/ladder.py" />
      <source>{n} left bid</source>
      <translation>{n} 次委托出价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/foot_line.py" />
      <source>{n} lots</source>
      <translation>{n} 件拍品</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_screen.py" />
      <source>{n} lots left, about {minutes} min</source>
      <translation>剩余 {n} 件，约 {minutes} 分钟</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/spans.py" />
      <source>{n} min</source>
      <translation>{n} 分钟</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>{n} ms</source>
      <translation>{n} 毫秒</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/history_list.py" />
      <source>{n} not seen by this desk</source>
      <translation>{n} 次本席位未见</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/request.py" />
      <source>{n} of {lots}</source>
      <translation>{n} 件：{lots}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/foot_line.py" />
      <source>{n} open</source>
      <translation>{n} 件开放</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/beside.py" />
      <source>{n} practices and replays are open. Close one first.</source>
      <translation>已打开 {n} 个练习和回放。请先关闭一个。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/chart.py" />
      <source>{n} prices known</source>
      <translation>已知 {n} 个价格</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/spans.py" />
      <source>{n} s</source>
      <translation>{n} 秒</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/follow_up.py" />
      <source>{n} to call. Up and Down choose, Enter when the client has been told.</source>
      <translation>{n} 位待回电。上下键选择，告知后按回车。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/wall.py" />
      <source>{n} windows are open; close one first.</source>
      <translation>已打开 {n} 个窗口，请先关闭一个。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/foot_line.py" />
      <source>{n} yours</source>
      <translation>{n} 件归您</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/practice_over.py" />
      <source>{over} of {lots}, {sold} sold</source>
      <translation>{lots} 件中 {over} 件已结束，{sold} 件成交</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/distrust.py" />
      <source>{path} cannot be read ({reason}). Check the name of the issuer's file.</source>
      <translation>{path} 无法读取（{reason}）。请检查签发者证书文件的名称。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keep.py" />
      <source>{path} could not be moved away ({reason}).</source>
      <translation>{path} 无法移走（{reason}）。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keep.py" />
      <location filename="app/rostrum/desk/layout_file.py" />
      <source>{path} could not be read ({reason}).</source>
      <translation>{path} 无法读取（{reason}）。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/request_list.py" />
      <source>{path} could not be read: {reason}</source>
      <translation>无法读取 {path}：{reason}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keep.py" />
      <source>{path} could not be written ({reason}). What was there before is unharmed; make room or give this user the right to write there, then try again.</source>
      <translation>{path} 无法写入（{reason}）。原有内容未受影响；请腾出空间或授予写入权限后重试。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/sheets_on_paper.py" />
      <source>{path} could not be written: {reason}</source>
      <translation>无法写入 {path}：{reason}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/distrust.py" />
      <source>{path} holds no certificate in PEM. Ask who runs the server for the file of its issuer.</source>
      <translation>{path} 中没有 PEM 证书。请向服务器的管理者索取其签发者的证书文件。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/keep.py" />
      <source>{path} is far too large to be the desk's own. Move it away.</source>
      <translation>{path} 过大，不是席位自己的文件，请移走。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/layout_file.py" />
      <source>{path} is no layout of Rostrum's ({reason}); nothing was changed.</source>
      <translation>{path} 不是 Rostrum 的布局文件（{reason}）；未做任何更改。</translation>
    </message>
    <message>
      <location filename="app/rostrum/wire/sentences.py" />
      <source>{price} is below the reserve. Confirm to sell subject to the seller's consent, or pass the lot.</source>
      <translation>{price} 低于底价。请确认待委托人同意后成交，或跳过。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rates_sheet.py" />
      <source>{rate} is no rate. Write it as 1.2715.</source>
      <translation>{rate} 不是汇率。请写成 1.2715。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/rostrum_aside.py" />
      <source>{seconds} s late</source>
      <translation>迟到 {seconds} 秒</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/client_past.py" />
      <source>{time} {who} changed {facts}</source>
      <translation>{time} {who} 修改了{facts}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/client.py" />
      <source>{url} answered with far too much to be read.</source>
      <translation>{url} 的应答过大，无法读取。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/client.py" />
      <source>{url} answered {status} to {path}. Tell who runs the server.</source>
      <translation>{url} 对 {path} 答复 {status}。请告知服务器的管理者。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/session.py" />
      <source>{url} does not answer as this desk's protocol says ({reason}).</source>
      <translation>{url} 的应答不符合协议（{reason}）。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/distrust.py" />
      <source>{url} does not speak https. Check the address and its port with who runs the server.</source>
      <translation>{url} 不支持 https。请与服务器的管理者核对地址和端口。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/settings.py" />
      <source>{url} is no address. Write it as http://host:3000.</source>
      <translation>{url} 不是有效地址，请写成 http://host:3000。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/session.py" />
      <source>{url} lets this desk follow fewer lots than there are. Sign in: whoever is signed in may follow more.</source>
      <translation>{url} 允许本席位关注的拍品少于现有拍品。请登录：登录后可关注更多。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/connecting.py" />
      <source>{url} refused the connection ({reason}).</source>
      <translation>{url} 拒绝了连接（{reason}）。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/queue.py" />
      <source>{who} asks</source>
      <translation>{who} 请求</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/alarms.py" />
      <source>{who} asks for lot {lot}, {name}. {give} gives it, {keep} keeps it.</source>
      <translation>{who} 请求拍品 {lot}，{name}。{give} 交出，{keep} 保留。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/client_sheet.py" />
      <source>{who} changed this client meanwhile. Save again to put yours over it.</source>
      <translation>{who} 期间修改了此客户。再次保存即以您的为准。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/keys.py" />
      <source>“{act}” ({where})</source>
      <translation>“{act}”（{where}）</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/request.py" />
      <location filename="app/rostrum/desk/views/bid_strip.py" />
      <source>“{text}” is no amount. Write it like 13,500 or 13.5k.</source>
      <translation>“{text}”不是金额。请写成 13,500 或 13.5k。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/request.py" />
      <source>“{text}” is no group. Write the lots like 14 or 20 or 31; 2 of 7 or 8 or 9.</source>
      <translation>“{text}”不是拍品组。请写成 14 或 20 或 31；2 件：7 或 8 或 9。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/request.py" />
      <source>“{text}” is no language code. Write en, fr or zh-Hans, apart by commas.</source>
      <translation>“{text}”不是语言代码。请写 en、fr 或 zh-Hans，用逗号分隔。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/request.py" />
      <source>“{text}” is no telephone number. Write it like +44 20 7946 0000.</source>
      <translation>“{text}”不是电话号码。请写成 +44 20 7946 0000。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/phones/request.py" />
      <source>“{text}” wants {n} of {count} lots. A group wants fewer than it names.</source>
      <translation>“{text}”要 {count} 件中的 {n} 件；组内想要的须少于所列。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>■ Cover {amount} IN FORCE, {placed}</source>
      <translation>■ 保底 {amount} 已启用，{placed}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>□ Cover {amount}, not in force</source>
      <translation>□ 保底 {amount}，未启用</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>▲  ABOVE THE LIMIT</source>
      <translation>▲  超出限额</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>▲ Cover {amount} is below the ask</source>
      <translation>▲ 保底 {amount} 低于叫价</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>▲ the ask is {over} above what is left</source>
      <translation>▲ 叫价超出剩余额 {over}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>◌ JOINING</source>
      <translation>◌ 加入中</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>● LIVE</source>
      <translation>● 实时</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>◐ STALE</source>
      <translation>◐ 迟滞</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/distrust.py" />
      <source>⚠ Nothing secret is sent to {url}: it is plain http, which others on the way can read. Use https, or allow it for this server in the settings (Ctrl+,).</source>
      <translation>⚠ 不向 {url} 发送任何机密：它使用明文 http，途中他人可以读取。请使用 https，或在设置（Ctrl+,）中允许此服务器。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/settings/servers.py" />
      <source>⚠ Send my token and password there, although others on the way can read them</source>
      <translation>⚠ 仍然把我的令牌和密码发送过去，尽管途中他人可以读取</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/day_rates.py" />
      <location filename="app/rostrum/desk/views/phone_desk/client_sheet.py" />
      <source>✓ Kept by the server.</source>
      <translation>✓ 服务器已保存。</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/views/phone_desk/pane_words.py" />
      <source>✕ Cover {amount}: {why}</source>
      <translation>✕ 保底 {amount}：{why}</translation>
    </message>
    <message>
      <location filename="app/rostrum/desk/condition.py" />
      <source>✕ OFFLINE</source>
      <translation>✕ 离线</translation>
    </message>
  </context>
</TS>
