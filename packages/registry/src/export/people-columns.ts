import type { ExportColumn } from "./export-table.ts";

/** A row of the list of people, as the directory has it. */
export interface PersonRow {
  readonly reference: string;
  readonly name: string;
  readonly residentId: string;
  readonly phone: string | null;
  readonly sex: "male" | "female";
  readonly birth: string;
  readonly place: string;
  readonly present: boolean;
}

const SEX = { male: "男", female: "女" };

export const PEOPLE_COLUMNS: readonly ExportColumn<PersonRow>[] = [
  { title: { zh: "姓名", en: "Name" }, width: 12, sensitive: "name", value: ({ name }) => name },
  {
    title: { zh: "身份证号", en: "ID number" },
    ...{ width: 22, sensitive: "residentId", value: ({ residentId }: PersonRow) => residentId },
  },
  { title: { zh: "性别", en: "Sex" }, width: 6, value: ({ sex }) => SEX[sex] },
  { title: { zh: "出生日期", en: "Born" }, width: 12, value: ({ birth }) => birth },
  { title: { zh: "居住地", en: "Lives in" }, width: 24, value: ({ place }) => place },
  { title: { zh: "电话", en: "Phone" }, width: 16, sensitive: "phone", value: ({ phone }) => phone },
  { title: { zh: "状态", en: "State" }, width: 8, value: ({ present }) => (present ? "在册" : "已离开") },
];
