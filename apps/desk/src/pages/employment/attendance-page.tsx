import "./employment.css";
import { listAttendanceRoute } from "@olive/employment/contract";
import {
  Button,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  Loaded,
  Page,
  Pager,
  useFilters,
  useRead,
  useText,
} from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { PlaceFilter } from "../registry/people/place-filter.tsx";
import { AttendanceDialog } from "./attendance-dialog.tsx";
import { PersonLink } from "./person-link.tsx";
import { useListPurpose } from "./use-list-purpose.ts";
import { WORDS } from "./words.ts";

type Attended = z.output<typeof listAttendanceRoute.responses.ok.body>["attended"][number];

const SAYS = {
  title: { zh: "培训到课", en: "Course attendance" },
  lead: {
    zh: "一人一次课一行。同一时间在两处到课的，由数据核查发现，由人认定。",
    en: "One line for each person and session. Two courses at once are found by the checks, and decided by people.",
  },
  record: { zh: "记到课", en: "Record" },
  course: { zh: "课程", en: "Course" },
  session: { zh: "日期", en: "Day" },
  hours: { zh: "时间", en: "Hours" },
  at: { zh: "上课地点", en: "Held at" },
  none: { zh: "还没有到课记录", en: "No attendance yet" },
  noneHelp: { zh: "点“记到课”，一次记一个班。", en: "Record a session with all who came." },
};
const ROWS = 50;

/** Who came to which session of a course, and the way to record one. */
export default function AttendancePage() {
  const say = useText();
  const purpose = useListPurpose();
  const [{ place, after }] = useFilters();
  const [recording, setRecording] = useState(false);
  const columns = useColumns();
  const filters = { ...(place === undefined ? {} : { place }), ...(after === undefined ? {} : { after }) };
  const reading = useRead(
    listAttendanceRoute,
    { query: { purpose, limit: ROWS, ...filters } },
    { placeholderData: (before) => before },
  );
  return (
    <Page
      title={say(SAYS.title)}
      lead={say(SAYS.lead)}
      actions={
        <Button type="primary" onClick={() => setRecording(true)}>
          {say(SAYS.record)}
        </Button>
      }
    >
      <FilterBar>
        <PlaceFilter />
      </FilterBar>
      <Loaded of={reading} rows={8}>
        {({ attended, total, next }) =>
          attended.length === 0 ? (
            <div className="card">
              <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
            </div>
          ) : (
            <div className="list">
              <Pager part={{ rows: attended, next, count: total }} />
              <DataTable caption={say(SAYS.title)} columns={columns} rows={attended} keyOf={({ id }) => id} />
            </div>
          )
        }
      </Loaded>
      {recording && <AttendanceDialog place={place} onClose={() => setRecording(false)} />}
    </Page>
  );
}

function useColumns(): readonly Column<Attended>[] {
  const say = useText();
  return [
    { key: "person", title: say(WORDS.person), cell: ({ person }) => <PersonLink person={person} /> },
    { key: "course", title: say(SAYS.course), cell: ({ course }) => course },
    { key: "session", title: say(SAYS.session), cell: ({ session }) => session },
    { key: "hours", title: say(SAYS.hours), cell: ({ from, until }) => `${from}–${until}` },
    { key: "at", title: say(SAYS.at), cell: ({ place }) => place.name },
    { key: "by", title: say(WORDS.by), cell: ({ recordedBy }) => recordedBy },
  ];
}
