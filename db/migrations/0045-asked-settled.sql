-- 零材料计数：那件事办结的时刻；案件重开则清空。
alter table finance.asked_item add column settled_at timestamptz;

comment on column finance.asked_item.settled_at is '部门办结的时刻；案件重开即为空';

grant update (settled_at) on finance.asked_item to olive_scoped, olive_county;
