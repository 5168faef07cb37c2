-- 人员目录整理到了哪一个文件：导入之后由用到目录的一方补上，谁先用到谁补。
create table registry.directory_state (
  county text collate "C" primary key,
  through_file_id integer not null default 0
);

comment on table registry.directory_state is '人员目录的进度：每县一行，整理时锁住这一行';
comment on column registry.directory_state.through_file_id is '已计入目录的最后一个文件（registry.extract_file.id）';
