-- 封存：一次封存是树长到多大时的根，签名后另存一处；每次封存都接着上一次。
create table access.audit_seal (
  county text collate "C" not null,
  tree_size bigint not null check (tree_size > 0),
  statement text not null,
  signature bytea not null,
  peaks bytea[] not null,
  sealed_at timestamptz(3) not null,
  primary key (county, tree_size)
);

comment on table access.audit_seal is '封存：某时刻审计树的大小和根，已签名';
comment on column access.audit_seal.tree_size is '封存到第几片叶子（不含）';
comment on column access.audit_seal.statement is '签名的原文（JSON）：县、大小、根、上一次封存的摘要、时间、密钥编号';
comment on column access.audit_seal.signature is 'Ed25519 签名';
comment on column access.audit_seal.peaks is '各满二叉子树的根，由大到小：接着封存时不必重算整棵树';

create table access.audit_subject (
  county text collate "C" not null,
  subject text collate "C" not null,
  position bigint not null,
  primary key (county, subject, position)
);

comment on table access.audit_subject is '索引：涉及谁、什么的叶子在哪些位置；封存时写入，可由叶子重建';
