import { expect, test } from "vitest";
import { REPORT_SECTIONS, reportSectionSchema } from "./report-sections.ts";
import { isForbiddenField, SECTION_FIELDS, SECTION_NAMES } from "./section-fields.ts";

const section = (values: Record<string, string | number | boolean | null>) => ({
  ...{ section: "registration", state: "some", source: "甲", asOf: "2026-01-01", fetchedAt: "2026-01-02" },
  items: [{ values, record: "f:1", disputed: false }],
});

test("every section has a name and fields, none of which a report must never say", () => {
  for (const code of REPORT_SECTIONS) {
    expect(SECTION_NAMES[code].zh).not.toBe("");
    expect(Object.keys(SECTION_FIELDS[code]).length).toBeGreaterThan(0);
    for (const [field, { name }] of Object.entries(SECTION_FIELDS[code])) {
      expect([field, isForbiddenField(field), isForbiddenField(name.zh)]).toEqual([field, false, false]);
    }
  }
});

const FORBIDDEN = [
  ...["maritalStatus", "marriedTo", "spouseName", "education", "school", "degree", "ethnicity", "religion"],
  ...["politicalStatus", "gender", "sex", "birthDate", "age", "health", "disabled", "children", "residentId"],
  ...[
    "婚姻状况",
    "配偶姓名",
    "学历",
    "毕业院校",
    "民族",
    "宗教信仰",
    "政治面貌",
    "性别",
    "出生日期",
    "年龄",
    "健康状况",
  ],
  ...["残疾等级", "子女人数", "身份证号", "经营者证件号"],
];

test.each(FORBIDDEN)("%s is refused by the schema, by its own code", (field) => {
  const parsed = reportSectionSchema.safeParse(section({ name: "甲", [field]: "x" }));
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual(["FORBIDDEN_FIELD"]);
});

test("what is no field of the section is refused too; what is one passes", () => {
  expect(reportSectionSchema.safeParse(section({ name: "甲", foundedOn: "2020-01-01" })).success).toBe(true);
  for (const field of ["score", "grade", "salesFen", "toString", "constructor"]) {
    expect(reportSectionSchema.safeParse(section({ [field]: 1 })).success).toBe(false);
  }
});
