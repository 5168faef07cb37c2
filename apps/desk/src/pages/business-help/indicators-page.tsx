import "../employment/employment.css";
import { listIndicatorsRoute, setIndicatorTargetRoute } from "@olive/finance/contract";
import { Button, Card, Loaded, Page, StatusTag, useAct, useMay, useRead, useText } from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { DayField } from "../employment/small-fields.tsx";
import { NoteDialog } from "./note-dialog.tsx";
import { TextField } from "./text-field.tsx";
import { WORDS } from "./words.ts";

type Indicator = z.output<typeof listIndicatorsRoute.responses.ok.body>["indicators"][number];

const SAYS = {
  title: { zh: "指标目录", en: "Indicators" },
  lead: (on: string) => ({
    zh: `您辖区内、${on} 的数，由记录重算。`,
    en: `Of your area, on ${on}, recomputed from rows.`,
  }),
  set: { zh: "定目标", en: "Set a target" },
  forbidden: { zh: "不得定目标", en: "May have no target" },
  value: { zh: "目标值", en: "Target" },
  until: { zh: "到哪天", en: "Until" },
  target: (value: string, until: string, by: string) => ({
    zh: `目标 ${value}，到 ${until}（${by}）`,
    en: `target ${value} until ${until} (${by})`,
  }),
  nothing: { zh: "没有可算的", en: "nothing to measure" },
};

/** What is counted, how, and what the law doesn't let anybody be judged by. */
export default function IndicatorsPage() {
  const say = useText();
  const reading = useRead(listIndicatorsRoute);
  const [setting, setSetting] = useState<Indicator>();
  return (
    <Page
      title={say(SAYS.title)}
      {...(reading.data === undefined ? {} : { lead: say(SAYS.lead(reading.data.on)) })}
    >
      <Loaded of={reading} rows={8}>
        {({ indicators, clause }) => (
          <div className="stack">
            <p className="note">{say(clause)}</p>
            <Card title={say(SAYS.title)}>
              <ul className="rows">
                {indicators.map((indicator) => (
                  <IndicatorRow
                    key={indicator.code}
                    indicator={indicator}
                    onSet={() => setSetting(indicator)}
                  />
                ))}
              </ul>
            </Card>
          </div>
        )}
      </Loaded>
      {setting && <TargetDialog indicator={setting} onClose={() => setSetting(undefined)} />}
    </Page>
  );
}

function IndicatorRow({ indicator, onSet }: { indicator: Indicator; onSet: () => void }) {
  const say = useText();
  const may = useMay();
  const { name, definition, unit, value, forbidden, target } = indicator;
  const shown = value === null ? say(SAYS.nothing) : `${rounded(value)} ${say(unit)}`;
  return (
    <li>
      <div className="row-head">
        <span className="row-title">{say(name)}</span>
        <span className="number">{shown}</span>
        {forbidden && <StatusTag tone="warning">{say(SAYS.forbidden)}</StatusTag>}
        {may("inspection.keep") && (
          <span className="row-acts">
            <Button onClick={onSet}>{say(SAYS.set)}</Button>
          </span>
        )}
      </div>
      <p className="note">
        {[
          say(definition),
          target !== null && say(SAYS.target(rounded(target.value), target.untilOn, target.setBy)),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </li>
  );
}

const rounded = (value: number) => value.toLocaleString("en-US", { maximumFractionDigits: 1 });

/** What may have no target is refused by the server, with the clause: the dialog shows it as it is. */
function TargetDialog({ indicator, onClose }: { indicator: Indicator; onClose: () => void }) {
  const say = useText();
  const [typed, setTyped] = useState("");
  const [untilOn, setUntil] = useState("");
  const set = useAct(setIndicatorTargetRoute, [listIndicatorsRoute]);
  const value = Number(typed);
  return (
    <NoteDialog
      title={`${say(SAYS.set)} · ${say(indicator.name)}`}
      act={say(SAYS.set)}
      label={say(WORDS.why)}
      ready={typed.trim() !== "" && Number.isFinite(value) && value >= 0 && untilOn !== ""}
      onAct={(reason) =>
        set.mutateAsync({ params: { code: indicator.code }, body: { value, untilOn, reason } })
      }
      onClose={onClose}
    >
      <TextField label={say(SAYS.value)} value={typed} numeric onChange={setTyped} />
      <DayField label={say(SAYS.until)} value={untilOn} onChange={setUntil} />
    </NoteDialog>
  );
}
