-- 银行一个工作日没有决定：转金融主管部门催办一次，经营者可以换一家。
alter table finance.application add column silent_case uuid;

comment on column finance.application.silent_case is '因银行逾期不答复而立的案件；一件申请只立一次';
