-- 银行一侧的库：收到的、判断过的、要发出的。一台演示服务器上几家银行各自以 bank 区分。
create schema bank;

create table bank.exchange (
  bank text collate "C" not null,
  subject text collate "C" not null,
  fingerprint text collate "C" not null,
  status integer not null default 0,
  answer text,
  at timestamptz not null,
  primary key (bank, subject)
);
comment on table bank.exchange is '每件事只办一次：同一投递、同一要约、同一支用再来，答同一份回执；内容不同的拒绝';
comment on column bank.exchange.fingerprint is '内容（不含信息号和时间）的摘要';

create table bank.nonce (
  bank text collate "C" not null,
  keyid text collate "C" not null,
  nonce text collate "C" not null,
  until timestamptz not null,
  primary key (bank, keyid, nonce)
);
comment on table bank.nonce is '用过的随机数，验签通过后才记，到期才删，从不提前淘汰';
create index nonce_by_until on bank.nonce (until);

create table bank.application (
  bank text collate "C" not null,
  id uuid not null,
  product text collate "C" not null,
  amount_fen bigint,
  consent uuid not null,
  consent_version integer not null,
  purpose text not null,
  expires_at timestamptz not null,
  state text collate "C" not null check (state in (
    'received', 'refused', 'opened', 'declined', 'needMore', 'offered', 'accepted', 'active', 'withdrawn', 'closed', 'ended')),
  judge text collate "C" not null default 'rules' check (judge in ('rules', 'person')),
  judge_after timestamptz,
  received_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  contacted_at timestamptz,
  ended_at timestamptz,
  ended_reason text,
  primary key (bank, id)
);
comment on table bank.application is '一笔融资申请在本行的经过';

create table bank.delivery (
  bank text collate "C" not null,
  id uuid not null,
  application uuid not null,
  consent uuid not null,
  consent_version integer not null,
  root text collate "C" not null,
  sections text[] not null,
  suite text collate "C" not null,
  sealed jsonb,
  wrapped_key text,
  received_at timestamptz not null,
  outcome text collate "C",
  report bytea,
  opened_at timestamptz,
  deleted_at timestamptz,
  primary key (bank, id),
  foreign key (bank, application) references bank.application (bank, id)
);
comment on table bank.delivery is '收到的密文；领到密钥、验过之后另以本行密钥加密保存，收到终止通知即删';
comment on column bank.delivery.wrapped_key is '一段式投递随密文来的密钥，打开之后即清空';
comment on column bank.delivery.report is '以本行自己的密钥加密的报告';
create index delivery_by_consent on bank.delivery (bank, consent);

create table bank.consent_end (
  bank text collate "C" not null,
  consent uuid not null,
  application uuid not null,
  reason text not null,
  at timestamptz not null,
  primary key (bank, consent, application)
);
comment on table bank.consent_end is '已终止的授权：先于报告到的也算数';

create table bank.offer (
  bank text collate "C" not null,
  id uuid not null,
  application uuid not null,
  kind text collate "C" not null check (kind in ('loan', 'line')),
  amount_fen bigint not null check (amount_fen > 0),
  body jsonb not null,
  state text collate "C" not null check (state in ('made', 'accepted', 'withdrawn', 'ended', 'lapsed')),
  accepted_at timestamptz,
  cooling_until timestamptz,
  owner_signature text,
  primary key (bank, id),
  foreign key (bank, application) references bank.application (bank, id)
);
create unique index one_accepted_offer on bank.offer (bank, application) where state = 'accepted';

create table bank.payout (
  bank text collate "C" not null,
  offer uuid not null,
  draw uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  pay_after timestamptz not null,
  paid_at timestamptz,
  reference text collate "C",
  primary key (bank, offer, draw),
  foreign key (bank, offer) references bank.offer (bank, id)
);
comment on table bank.payout is '放款：一笔贷款一次，一次支用一次；贷款的 draw 是全零';

create table bank.repayment (
  bank text collate "C" not null,
  offer uuid not null,
  number integer not null,
  amount_fen bigint not null check (amount_fen > 0),
  state text collate "C" not null check (state in ('paid', 'overdue', 'closed', 'closedEarly')),
  on_day date not null,
  primary key (bank, offer, number),
  foreign key (bank, offer) references bank.offer (bank, id)
);

create table bank.outbox (
  bank text collate "C" not null,
  number bigint generated always as identity primary key,
  id uuid not null unique,
  application uuid not null,
  kind text collate "C" not null,
  message text not null,
  copies integer not null default 1,
  attempts integer not null default 0,
  next_at timestamptz not null,
  sent_at timestamptz,
  given_up_at timestamptz,
  answer text
);
comment on column bank.outbox.copies is '演示用：同一条发几遍';
comment on table bank.outbox is '要发给平台的信息：与其原因同一事务写入，按申请先后发送';
create index outbox_waiting on bank.outbox (next_at) where sent_at is null and given_up_at is null;

create table bank.act (
  bank text collate "C" not null,
  number bigint generated always as identity primary key,
  application uuid not null,
  at timestamptz not null,
  who text not null,
  act text collate "C" not null,
  detail text
);
comment on table bank.act is '谁在何时看了或办了什么';
create index act_by_application on bank.act (bank, application);

create table bank.session (
  token_hash text collate "C" primary key,
  bank text collate "C" not null,
  staff text collate "C" not null,
  link boolean not null,
  until timestamptz not null
);
comment on column bank.session.link is '一次性登录链接：用一次就没有了';

create table bank.knob (
  bank text collate "C" not null,
  name text collate "C" not null,
  setting integer not null,
  primary key (bank, name)
);
comment on table bank.knob is '演示用的故障开关；setting 的含义随开关（毫秒、次数）';
