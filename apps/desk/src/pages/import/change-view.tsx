import type { ImportReport } from "@olive/registry/contract";
import { DataTable, useText } from "@olive/ui";
import { grouped } from "./words.ts";

const WORDS = {
  title: { zh: "会改动什么", en: "What would change" },
  people: (count: string) => ({
    zh: `涉及 ${count} 人（户、主体）`,
    en: `concerns ${count} people, households or businesses`,
  }),
  nothing: { zh: "没有改动。", en: "Nothing changes." },
  examples: { zh: "改动举例", en: "Examples of changes" },
  subject: { zh: "是谁", en: "Whose" },
  column: { zh: "项目", en: "Item" },
  before: { zh: "原来", en: "Was" },
  after: { zh: "改为", en: "Becomes" },
  none: { zh: "（空）", en: "(empty)" },
};

type Change = NonNullable<ImportReport["change"]>;
type Example = Change["examples"][number];

/** Counts by column, and examples of old and new; numbers that lead to a person are masked. */
export function ChangeView({ change }: { change: Change }) {
  const say = useText();
  if (change.added + change.changed === 0) return <p>{say(WORDS.nothing)}</p>;
  const byColumn = change.columns.map(({ name, count }) => `${name} ${grouped(count)}`).join("，");
  return (
    <section className="stack" aria-label={say(WORDS.title)}>
      <h3>{say(WORDS.title)}</h3>
      <p>{[say(WORDS.people(grouped(change.people))), byColumn].filter((part) => part !== "").join(" · ")}</p>
      {change.examples.length > 0 && (
        <DataTable<Example>
          caption={say(WORDS.examples)}
          columns={[
            { key: "subject", title: say(WORDS.subject), cell: ({ subject }) => subject },
            { key: "column", title: say(WORDS.column), cell: ({ column }) => column },
            { key: "before", title: say(WORDS.before), cell: ({ before }) => before ?? say(WORDS.none) },
            { key: "after", title: say(WORDS.after), cell: ({ after }) => after ?? say(WORDS.none) },
          ]}
          rows={change.examples}
          keyOf={({ subject, column }) => `${subject} ${column}`}
        />
      )}
    </section>
  );
}
