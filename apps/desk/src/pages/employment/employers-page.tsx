import "./employment.css";
import { listEmployersRoute } from "@olive/employment/contract";
import {
  Button,
  ChoiceFilter,
  type Column,
  ListPage,
  StatusTag,
  TextFilter,
  type Tone,
  useFilters,
  useRead,
  useText,
} from "@olive/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { EmployerDialog } from "./employer-dialog.tsx";
import { EMPLOYER_STANDING_WORDS, WORDS } from "./words.ts";

type Query = z.output<NonNullable<typeof listEmployersRoute.query>>;
export type Employer = z.output<typeof listEmployersRoute.responses.ok.body>["employers"][number];

const SAYS = {
  title: { zh: "用人单位", en: "Employers" },
  lead: {
    zh: "每周推介数不超过上限；多次不答复的暂不推介，答复了或由人恢复后再推。",
    en: "Introductions a week are capped; silent employers are hidden until they answer or an official opens them.",
  },
  enter: { zh: "登记单位", en: "Enter an employer" },
  find: { zh: "查找", en: "Find" },
  hint: { zh: "名称或信用代码", en: "Name or credit code" },
  posts: { zh: "在招岗位", en: "Open posts" },
  free: { zh: "空位", en: "Free seats" },
  week: { zh: "本周推介/上限", en: "This week / cap" },
  response: { zh: "答复率", en: "Response" },
  none: { zh: "没有相符的单位", en: "No such employer" },
  noneHelp: { zh: "可以登记单位，或从表格导入岗位。", en: "Enter one, or import posts." },
};
export const STANDING_TONES: Readonly<Record<Employer["standing"], Tone>> = {
  open: "good",
  paused: "neutral",
  faded: "warning",
};
const STANDINGS = ["open", "paused", "faded"] as const;
const ROWS = 50;
const PERCENT = 100;

/** Answered of asked; not said while nobody was introduced. */
export function responseText({
  responseRate,
  answered,
  introductions,
}: Pick<Employer, "responseRate" | "answered" | "introductions">): string {
  return responseRate === null
    ? "—"
    : `${Math.round(responseRate * PERCENT)} %（${answered}/${introductions}）`;
}

/** Every employer: what it offers, how it answers, and how many may still be sent this week. */
export default function EmployersPage() {
  const say = useText();
  const navigate = useNavigate();
  const [{ standing, text, after }] = useFilters();
  const [entering, setEntering] = useState(false);
  const query: Query = {
    standing: STANDINGS.find((one) => one === standing) ?? "all",
    limit: ROWS,
    ...(text === undefined ? {} : { text }),
    ...(after === undefined ? {} : { after }),
  };
  const reading = useRead(listEmployersRoute, { query }, { placeholderData: (before) => before });
  const part = reading.data && {
    rows: reading.data.employers,
    next: reading.data.next,
    count: reading.data.total,
  };
  const open = (code: string) => void navigate({ to: `/employment/employers/${code}` });
  return (
    <>
      <ListPage
        title={say(SAYS.title)}
        lead={say(SAYS.lead)}
        actions={
          <Button type="primary" onClick={() => setEntering(true)}>
            {say(SAYS.enter)}
          </Button>
        }
        name="employers"
        caption={say(SAYS.title)}
        filters={
          <>
            <TextFilter label={say(SAYS.find)} name="text" placeholder={say(SAYS.hint)} />
            <ChoiceFilter
              label={say(WORDS.standing)}
              name="standing"
              all={say(WORDS.all)}
              choices={STANDINGS.map((value) => ({ value, label: say(EMPLOYER_STANDING_WORDS[value]) }))}
            />
          </>
        }
        reading={{ data: part, error: reading.error, refetch: reading.refetch }}
        empty={{ title: say(SAYS.none), help: say(SAYS.noneHelp) }}
        columns={useColumns()}
        keyOf={({ creditCode }) => creditCode}
        onOpen={({ creditCode }) => open(creditCode)}
      />
      {entering && <EmployerDialog onDone={open} onClose={() => setEntering(false)} />}
    </>
  );
}

function useColumns(): readonly Column<Employer>[] {
  const say = useText();
  return [
    {
      key: "name",
      title: say(WORDS.employer),
      cell: ({ creditCode, name }) => <Link to={`/employment/employers/${creditCode}`}>{name}</Link>,
    },
    { key: "place", title: say({ zh: "所在地", en: "Place" }), cell: ({ place }) => place.name },
    { key: "posts", title: say(SAYS.posts), number: true, cell: ({ openPosts }) => openPosts },
    { key: "free", title: say(SAYS.free), number: true, cell: ({ freeSeats }) => freeSeats },
    {
      key: "week",
      title: say(SAYS.week),
      number: true,
      cell: ({ usedThisWeek, weeklyCap }) => `${usedThisWeek}/${weeklyCap}`,
    },
    { key: "response", title: say(SAYS.response), number: true, cell: responseText },
    {
      key: "standing",
      title: say(WORDS.standing),
      cell: ({ standing }) => (
        <StatusTag tone={STANDING_TONES[standing]}>{say(EMPLOYER_STANDING_WORDS[standing])}</StatusTag>
      ),
    },
  ];
}
