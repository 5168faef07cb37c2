import type { TableColumn } from "@olive/registry";

/** What a table of posts may say, by the headers that are used for it. */
export const IMPORT_COLUMNS = {
  title: column("岗位名称", "职位名称", "招聘岗位", "岗位", "职位", "工种", "招聘职位"),
  creditCode: column("统一社会信用代码", "信用代码", "社会信用代码", "单位代码"),
  employer: column("单位名称", "企业名称", "用人单位", "公司名称", "招聘单位", "用工单位"),
  contact: column("联系方式", "联系电话", "联系人及电话", "联系人"),
  place: column("工作地点", "工作地址", "工作区域", "上班地点", "地点"),
  kind: column("岗位类型", "岗位类别", "用工类型", "岗位性质"),
  seats: column("招聘人数", "人数", "需求人数", "招聘名额", "用工人数"),
  reserved: column("残疾人名额", "预留名额", "残疾人岗位数", "定向残疾人人数"),
  pay: column("薪资待遇", "薪资", "工资", "月薪", "月工资", "薪酬", "工资待遇", "薪资范围"),
  wageFrom: column("月薪下限", "最低月薪", "最低工资", "薪资下限"),
  wageTo: column("月薪上限", "最高月薪", "最高工资", "薪资上限"),
  hours: column("每周工时", "周工时", "周工作小时"),
  shifts: column("班次", "工作班次", "上班时间"),
  schooling: column("学历要求", "学历", "文化程度", "最低学历"),
  sex: column("性别要求", "性别"),
  age: column("年龄要求", "年龄", "年龄范围"),
  ground: column("法定依据", "依据"),
  certificates: column("证书要求", "资格证书", "职业资格"),
  access: column("无障碍条件", "无障碍", "便利条件"),
  atHome: column("可居家", "居家"),
  occupation: column("职业代码", "职业编码", "职业分类代码"),
  batch: column("每批件数", "批量"),
  unit: column("计件单位", "单位（计件）", "件单位"),
  rate: column("计件单价", "单价", "加工费"),
  perHour: column("每小时件数", "每小时产量"),
  text: column("岗位描述", "岗位要求", "职位描述", "工作内容", "岗位职责", "备注", "任职要求"),
} satisfies Record<string, TableColumn>;

export type ImportField = keyof typeof IMPORT_COLUMNS;

export const IMPORT_FIELDS = Object.keys(IMPORT_COLUMNS) as ImportField[];

/** Without these no row can be posted. */
export const REQUIRED_FIELDS: readonly ImportField[] = ["title", "creditCode"];

function column(name: string, ...aliases: string[]): TableColumn {
  return { name, aliases };
}
