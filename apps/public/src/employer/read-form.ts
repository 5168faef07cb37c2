import { randomUUID } from "node:crypto";
import { type PostInput, placeFinder, type VacancyOffice, vacancyFieldsSchema } from "@olive/employment";
import { Refusal } from "@olive/kernel";
import { z } from "zod";

const text = z.string().trim().max(2000).default("");
const several = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => [value].flat());

/** The form as it was sent: texts, so that it can be shown again as it was. */
export const sentForm = z.object({
  ...{
    id: z
      .uuid()
      .catch(() => randomUUID())
      .default(() => randomUUID()),
    title: text,
    kind: text.default("ordinary"),
  },
  ...{ seats: text.default("1"), seatsReserved: text, place: text, wageFrom: text, wageTo: text },
  ...{
    hoursPerWeek: text,
    shifts: several,
    text,
    atHome: text,
    access: several,
    schooling: text,
    skills: text,
  },
  ...{ certificates: text, batch: text, unit: text, rate: text, perHour: text, sex: text, ageFrom: text },
  ...{ ageTo: text, ground: text, occupation: text, duplicatesSeen: text },
});

export type SentForm = z.output<typeof sentForm>;

type Given = Omit<PostInput, "creditCode" | "postedBy" | "postedByAccount" | "now">;

const optional = (value: string) => (value === "" ? undefined : value);
const numeric = (value: string) => (value === "" ? undefined : Number(value));
const list = (value: string) => value.split(/[、,，;；\s]+/).filter((one) => one !== "");

/** The form as a post. Throws Refusal where something can't be read; it says what. */
export function readForm(sent: SentForm, { places }: Pick<VacancyOffice, "places">): Given {
  const piece = sent.batch === "" && sent.rate === "" ? null : readPiece(sent);
  const read = vacancyFieldsSchema.safeParse({
    ...{ title: sent.title, kind: sent.kind, seats: numeric(sent.seats), text: sent.text, piece },
    ...{ seatsReserved: numeric(sent.seatsReserved), place: placeFinder(places)(sent.place) ?? "" },
    ...{ wageFrom: numeric(sent.wageFrom), wageTo: numeric(sent.wageTo) },
    ...{ hoursPerWeek: numeric(sent.hoursPerWeek), shifts: sent.shifts, access: sent.access },
    atHome: sent.atHome === "yes",
    demands: {
      ...{ schooling: numeric(sent.schooling), sex: optional(sent.sex), ground: optional(sent.ground) },
      ...{ ageFrom: numeric(sent.ageFrom), ageTo: numeric(sent.ageTo) },
      ...(sent.skills === "" ? {} : { skills: list(sent.skills) }),
      ...(sent.certificates === "" ? {} : { certificates: list(sent.certificates) }),
    },
  });
  if (!read.success) throw unreadable(read.error.issues.map(({ path }) => String(path.at(-1))));
  const occupation = sent.occupation === "none" ? null : optional(sent.occupation);
  return { ...read.data, id: sent.id, occupation, duplicatesSeen: sent.duplicatesSeen === "yes" };
}

function readPiece({ batch, unit, rate, perHour }: SentForm) {
  const rateFen = Math.round(Number(rate) * 100);
  return { batch: Number(batch), unit: unit === "" ? "件" : unit, rateFen, perHour: Number(perHour) };
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  ...{
    title: "岗位名称",
    kind: "岗位类型",
    seats: "招聘人数",
    seatsReserved: "留给残疾人的人数",
    place: "工作地点",
  },
  ...{ wageFrom: "月薪", wageTo: "月薪", hoursPerWeek: "每周小时", shifts: "班次", access: "便利条件" },
  ...{ schooling: "文化程度", sex: "性别", ground: "法定依据", ageFrom: "最低年龄", ageTo: "最高年龄" },
  ...{
    batch: "每批件数",
    unit: "单位",
    rateFen: "单价",
    perHour: "每小时件数",
    skills: "技能",
    text: "工作内容",
  },
};

function unreadable(fields: readonly string[]): Refusal {
  const names = [...new Set(fields.map((field) => FIELD_WORDS[field] ?? field))].join("、");
  return new Refusal({
    code: "post-unreadable",
    message: { zh: `没有看懂：${names}`, en: `Can't be read: ${[...new Set(fields)].join(", ")}` },
    remedy: {
      zh: "请核对后再发布；工作地点写到乡镇和村",
      en: "Look at it again; the place needs township and village",
    },
  });
}
