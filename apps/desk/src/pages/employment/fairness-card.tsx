import { getFairnessRoute, recordFairnessReasonRoute } from "@olive/employment/contract";
import { Card, Loaded, StatusTag, useAct, useRead, useText, useToast } from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { NoteDialog } from "./note-dialog.tsx";
import { DayField } from "./small-fields.tsx";
import { chinaDay } from "./today.ts";
import { WORDS } from "./words.ts";

type Query = z.output<NonNullable<typeof getFairnessRoute.query>>;
type Dimension = z.output<typeof getFairnessRoute.responses.ok.body>["dimensions"][number];
type Cell = Dimension["cells"][number];
type Measured = Cell["exposure"];
interface Excess {
  readonly dimension: Dimension["code"];
  readonly cell: string;
  readonly measure: "exposure" | "placement";
  readonly name: string;
}

const SAYS = {
  title: { zh: "公平性", en: "Fairness" },
  help: (least: number, most: number) => ({
    zh: `各组的推荐、上岗比率除以总体比率，应在 ${least}–${most} 之间。性别、年龄、残疾从不计入评分；少于 10 人的格子不显示。`,
    en: `Each group's rate over everybody's should lie within ${least}–${most}. Sex, age and disability never count in a score; cells below 10 are hidden.`,
  }),
  group: { zh: "分组", en: "Group" },
  people: { zh: "求职者", en: "People" },
  exposure: { zh: "推荐", en: "Shown" },
  placement: { zh: "上岗", en: "Placed" },
  hidden: { zh: "人少不显示", en: "hidden" },
  outside: { zh: "偏离", en: "outside" },
  accepted: (by: string, until: string) => ({
    zh: `${by} 说明，至 ${until}`,
    en: `explained by ${by} until ${until}`,
  }),
  explain: { zh: "说明理由", en: "Explain" },
  hint: { zh: "为什么可以接受，打算怎样改", en: "Why it may be, and what will be done" },
  until: { zh: "理由有效到（不超过一年）", en: "Valid until (a year at most)" },
};

/** A reason is looked at again after half a year, unless whoever gives it says otherwise. */
const USUAL_DAYS = 180;

/** What people were shown and who was placed, group by group; an excess stands until somebody explains it. */
export function FairnessCard({ query }: { query: Query }) {
  const say = useText();
  const reading = useRead(getFairnessRoute, { query }, { placeholderData: (before) => before });
  const [explaining, setExplaining] = useState<Excess>();
  return (
    <Card title={say(SAYS.title)}>
      <Loaded of={reading} rows={4}>
        {({ dimensions, gate }) => (
          <div className="stack">
            <p className="note">{say(SAYS.help(gate.least, gate.most))}</p>
            <div className="columns even">
              {[dimensions.filter(isShort), dimensions.filter((one) => !isShort(one))].map((side) => (
                <div key={side[0]?.code} className="stack">
                  {side.map((dimension) => (
                    <DimensionTable key={dimension.code} dimension={dimension} onExplain={setExplaining} />
                  ))}
                </div>
              ))}
            </div>
          </div>
        )}
      </Loaded>
      {explaining && <ExplainDialog excess={explaining} onClose={() => setExplaining(undefined)} />}
    </Card>
  );
}

/** A county has some dozens of townships: they stand beside the others, which are a few lines each. */
function isShort({ code }: Dimension): boolean {
  return code !== "township";
}

function DimensionTable({
  dimension,
  onExplain,
}: {
  dimension: Dimension;
  onExplain: (excess: Excess) => void;
}) {
  const say = useText();
  return (
    <div className="table-scroll">
      <table className="table counts">
        <caption>{say(dimension.name)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(dimension.name)}</th>
            <th scope="col" className="number">
              {say(SAYS.people)}
            </th>
            <th scope="col" className="number">
              {say(SAYS.exposure)}
            </th>
            <th scope="col" className="number">
              {say(SAYS.placement)}
            </th>
          </tr>
        </thead>
        <tbody>
          {dimension.cells.map((cell) => (
            <tr key={cell.code}>
              <th scope="row">{say(cell.name)}</th>
              <td className="number">{cell.people?.toLocaleString("en-US") ?? say(SAYS.hidden)}</td>
              {(["exposure", "placement"] as const).map((measure) => (
                <td key={measure} className="number">
                  <Ratio
                    of={cell[measure]}
                    onExplain={() =>
                      onExplain({
                        dimension: dimension.code,
                        cell: cell.code,
                        measure,
                        name: `${say(cell.name)} · ${say(SAYS[measure])}`,
                      })
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Ratio({ of: { ratio, within, reason }, onExplain }: { of: Measured; onExplain: () => void }) {
  const say = useText();
  if (ratio === null) return <span className="note">—</span>;
  return (
    <>
      {ratio.toFixed(2)}
      {within === false && (
        <>
          {" "}
          <StatusTag tone="warning">{say(SAYS.outside)}</StatusTag>
          {reason === null ? (
            <button type="button" className="link-button" onClick={onExplain}>
              {say(SAYS.explain)}
            </button>
          ) : (
            <p className="note" title={reason.text}>
              {say(SAYS.accepted(reason.by, reason.untilOn))}
            </p>
          )}
        </>
      )}
    </>
  );
}

function ExplainDialog({ excess, onClose }: { excess: Excess; onClose: () => void }) {
  const say = useText();
  const toast = useToast();
  const record = useAct(recordFairnessReasonRoute, [getFairnessRoute]);
  const [untilOn, setUntilOn] = useState(() => chinaDay(USUAL_DAYS));
  const { dimension, cell, measure, name } = excess;
  return (
    <NoteDialog
      title={`${say(SAYS.explain)} · ${name}`}
      act={say(SAYS.explain)}
      label={say(WORDS.reason)}
      hint={say(SAYS.hint)}
      onAct={async (reason) => {
        await record.mutateAsync({ body: { dimension, cell, measure, reason, untilOn } });
        toast(say(WORDS.recorded));
      }}
      onClose={onClose}
    >
      <DayField label={say(SAYS.until)} value={untilOn} onChange={setUntilOn} />
    </NoteDialog>
  );
}
