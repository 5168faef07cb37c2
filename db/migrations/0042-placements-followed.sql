-- 上岗：离岗退回名额；据以离岗的文件撤销了，恢复上岗；移交来的也看数据。

alter table employment.placement
  add column holds_seat boolean not null default false,
  add column ended_file_id integer;

comment on column employment.placement.holds_seat is '经推介上岗的占着岗位的一个名额；离岗即退回';
comment on column employment.placement.ended_file_id is '数据显示离岗的，依据哪个文件；该文件撤销的，恢复上岗';

update employment.placement set holds_seat = true where referral_id is not null and origin = 'house' and standing <> 'ended';

create index placement_ended_by_file on employment.placement (ended_file_id) where ended_file_id is not null;

drop index employment.placement_watched;
create index placement_watched on employment.placement (county, began_on) where standing <> 'ended';
