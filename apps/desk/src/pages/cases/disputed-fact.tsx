import { listDisputesRoute } from "@olive/cases/contract";
import { Card, StatusTag, useMay, useRead, useText } from "@olive/ui";

const SAYS = {
  title: { zh: "有异议的数据", en: "The disputed fact" },
  column: { zh: "项目", en: "Item" },
  register: { zh: "登记册里", en: "In the register" },
  claim: { zh: "提出人认为", en: "It should be" },
  answer: { zh: "部门更正为", en: "The department's value" },
  source: { zh: "依据", en: "It rests on" },
  row: { zh: "出处", en: "Where" },
  where: (file: string, row: number) => ({
    zh: `${file}，第 ${row} 行`,
    en: `${file}, row ${row}`,
  }),
  empty: { zh: "（空）", en: "(empty)" },
};

interface Disputed {
  readonly subject: string;
  readonly column: string;
  readonly former: string | null;
  readonly claim: string;
  readonly fileId: number;
  readonly rowNo: number;
  readonly fileName: string;
}

/** What is disputed: the register's value, the claim, and the department's answer, side by side. */
export function DisputedFact({ data, lifeCycle }: { data: Record<string, unknown>; lifeCycle: string }) {
  if (lifeCycle !== "factCorrection" || typeof data.column !== "string") return null;
  return <DisputeCard disputed={data as unknown as Disputed} />;
}

function DisputeCard({ disputed }: { disputed: Disputed }) {
  const say = useText();
  const may = useMay();
  const { subject, column, former, claim, fileId, rowNo, fileName } = disputed;
  const marks = useRead(listDisputesRoute, { query: { subject } }, { enabled: may("person.search") }).data;
  const mark = marks?.disputes.find(
    (one) => one.fileId === fileId && one.rowNo === rowNo && one.column === column,
  );
  return (
    <Card
      title={say(SAYS.title)}
      extra={
        mark && (
          <StatusTag tone={mark.standing === "corrected" ? "good" : "warning"}>
            {say(mark.standingName)}
          </StatusTag>
        )
      }
    >
      <dl className="facts case-facts">
        <dt>{say(SAYS.column)}</dt>
        <dd>{column}</dd>
        <dt>{say(SAYS.register)}</dt>
        <dd>{former ?? say(SAYS.empty)}</dd>
        <dt>{say(SAYS.claim)}</dt>
        <dd>
          <strong>{claim}</strong>
        </dd>
        {mark?.value != null && (
          <>
            <dt>{say(SAYS.answer)}</dt>
            <dd>
              <strong>{mark.value}</strong>
            </dd>
            <dt>{say(SAYS.source)}</dt>
            <dd>{mark.source}</dd>
          </>
        )}
        <dt>{say(SAYS.row)}</dt>
        <dd className="note">{say(SAYS.where(fileName, rowNo))}</dd>
      </dl>
    </Card>
  );
}
