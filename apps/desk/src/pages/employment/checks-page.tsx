import "./employment.css";
import {
  CHECK_PATTERNS,
  decideFindingRoute,
  FINDING_STATES,
  listFindingsRoute,
  runCrossChecksRoute,
} from "@olive/employment/contract";
import {
  Button,
  Card,
  ChoiceFilter,
  EmptyState,
  FilterBar,
  type Filters,
  Loaded,
  Page,
  Pager,
  ProblemNotice,
  StatusTag,
  useAct,
  useFilters,
  useRead,
  useText,
  useToast,
} from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { PlaceFilter } from "../registry/people/place-filter.tsx";
import { NoteDialog } from "./note-dialog.tsx";
import { PersonLink } from "./person-link.tsx";
import { useListPurpose } from "./use-list-purpose.ts";
import { WORDS } from "./words.ts";

type Finding = z.output<typeof listFindingsRoute.responses.ok.body>["findings"][number];
type Decision = "confirmed" | "dismissed";

const SAYS = {
  title: { zh: "数据核查", en: "Cross-checks" },
  lead: {
    zh: "把扶持、上岗和登记册对起来看。只是发现，认定由人；认定也不会自动停发。",
    en: "Support and placements against the registers. Findings alone: a person decides, and nothing is cut by itself.",
  },
  run: { zh: "核查辖区", en: "Check the area" },
  ran: (found: number, fresh: number) => ({
    zh: `发现 ${found} 条，其中新的 ${fresh} 条`,
    en: `${found} found, ${fresh} of them new`,
  }),
  sample: { zh: "抽查名单", en: "Spot-check sample" },
  pattern: { zh: "种类", en: "Pattern" },
  confirm: { zh: "认定", en: "Confirm" },
  dismiss: { zh: "排除", en: "Dismiss" },
  hint: { zh: "依据什么；会留存", en: "On what grounds; it is kept" },
  none: { zh: "没有发现", en: "Nothing found" },
  noneHelp: { zh: "可以点“核查辖区”，或放宽筛选。", en: "Run the checks, or widen the filters." },
  found: (day: string) => ({ zh: `${day} 发现`, en: `found ${day}` }),
};
const PATTERN_WORDS = {
  insuredElsewhere: { zh: "别处参保", en: "Insured elsewhere" },
  afterDeathOrRetirement: { zh: "去世或退休后仍享受", en: "After death or retirement" },
  exclusiveAids: { zh: "同享互斥扶持", en: "Exclusive aids at once" },
  sharedContact: { zh: "单位共用联系方式", en: "Employers with one contact" },
  overSeats: { zh: "超过招用人数", en: "More people than seats" },
  backdated: { zh: "倒签上岗", en: "Backdated" },
  sharedProof: { zh: "一份材料多人用", en: "One proof for many" },
  ghostAttendance: { zh: "同时在两处到课", en: "At two courses at once" },
} as const;
const STATE_WORDS = {
  open: { zh: "待判断", en: "Open" },
  confirmed: { zh: "已认定", en: "Confirmed" },
  dismissed: { zh: "已排除", en: "Dismissed" },
} as const;
const TONES = { open: "warning", confirmed: "danger", dismissed: "neutral" } as const;
const ROWS = 50;

/** What doesn't fit together, with its evidence row by row, for a person to confirm or to dismiss. */
export default function ChecksPage() {
  const say = useText();
  const toast = useToast();
  const purpose = useListPurpose();
  const [filters] = useFilters();
  const run = useAct(runCrossChecksRoute, [listFindingsRoute]);
  const [deciding, setDeciding] = useState<{ finding: Finding; state: Decision }>();
  const query = { purpose, ...queryOf(filters) };
  const reading = useRead(listFindingsRoute, { query }, { placeholderData: (before) => before });
  const start = () =>
    run.mutate(
      { body: {} },
      {
        onSuccess: ({ patterns }) => {
          const sum = (key: "found" | "fresh") => patterns.reduce((total, one) => total + one[key], 0);
          toast(say(SAYS.ran(sum("found"), sum("fresh"))));
        },
      },
    );
  return (
    <Page
      title={say(SAYS.title)}
      lead={say(SAYS.lead)}
      actions={
        <>
          <Link to="/employment/checks/sample" className="button">
            {say(SAYS.sample)}
          </Link>
          <Button type="primary" loading={run.isPending} onClick={start}>
            {say(SAYS.run)}
          </Button>
        </>
      }
    >
      {run.error !== null && <ProblemNotice error={run.error} />}
      <CheckFilters />
      <Loaded of={reading} rows={8}>
        {({ findings, total, next }) =>
          findings.length === 0 ? (
            <div className="card">
              <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
            </div>
          ) : (
            <div className="list">
              <Pager part={{ rows: findings, next, count: total }} />
              <Card>
                <ul className="rows">
                  {findings.map((finding) => (
                    <FindingRow
                      key={finding.id}
                      finding={finding}
                      onDecide={(state) => setDeciding({ finding, state })}
                    />
                  ))}
                </ul>
              </Card>
            </div>
          )
        }
      </Loaded>
      {deciding && <DecideDialog {...deciding} onClose={() => setDeciding(undefined)} />}
    </Page>
  );
}

function queryOf({ pattern, state, place, after }: Filters) {
  const known = CHECK_PATTERNS.find((one) => one === pattern);
  const all = state === "all";
  return {
    limit: ROWS,
    ...(known === undefined ? {} : { pattern: known }),
    ...(all ? {} : { state: FINDING_STATES.find((one) => one === state) ?? ("open" as const) }),
    ...(place === undefined ? {} : { place }),
    ...(after === undefined ? {} : { after }),
  };
}

function CheckFilters() {
  const say = useText();
  return (
    <FilterBar>
      <ChoiceFilter
        label={say(SAYS.pattern)}
        name="pattern"
        all={say(WORDS.all)}
        choices={CHECK_PATTERNS.map((value) => ({ value, label: say(PATTERN_WORDS[value]) }))}
      />
      <ChoiceFilter
        label={say(WORDS.standing)}
        name="state"
        all={say(STATE_WORDS.open)}
        choices={[
          { value: "confirmed", label: say(STATE_WORDS.confirmed) },
          { value: "dismissed", label: say(STATE_WORDS.dismissed) },
          { value: "all", label: say(WORDS.all) },
        ]}
      />
      <PlaceFilter />
    </FilterBar>
  );
}

function FindingRow({ finding, onDecide }: { finding: Finding; onDecide: (state: Decision) => void }) {
  const say = useText();
  const { name, person, subject, evidence, foundOn, state, decidedBy, reason } = finding;
  return (
    <li>
      <div className="row-head">
        <span className="row-title">{say(name)}</span>
        {person !== null && <PersonLink person={person} />}
        <span>{subject}</span>
        <StatusTag tone={TONES[state]}>{say(STATE_WORDS[state])}</StatusTag>
        {state === "open" && (
          <span className="row-acts">
            <Button onClick={() => onDecide("confirmed")}>{say(SAYS.confirm)}</Button>
            <Button onClick={() => onDecide("dismissed")}>{say(SAYS.dismiss)}</Button>
          </span>
        )}
      </div>
      <ul className="plain-list">
        {evidence.map(({ words, from, row, day }) => (
          <li key={from + row}>
            {say(words)} <span className="source">{[from, row, day].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
      <p className="note">
        {[person?.place.name, say(SAYS.found(foundOn)), decidedBy, reason].filter(Boolean).join(" · ")}
      </p>
    </li>
  );
}

function DecideDialog({
  finding,
  state,
  onClose,
}: {
  finding: Finding;
  state: Decision;
  onClose: () => void;
}) {
  const say = useText();
  const toast = useToast();
  const decide = useAct(decideFindingRoute, [listFindingsRoute]);
  const act = say(state === "confirmed" ? SAYS.confirm : SAYS.dismiss);
  return (
    <NoteDialog
      title={[act, say(finding.name), finding.person?.name].filter(Boolean).join(" · ")}
      act={act}
      label={say(WORDS.reason)}
      hint={say(SAYS.hint)}
      danger={state === "confirmed"}
      onAct={async (reason) => {
        await decide.mutateAsync({ params: { id: finding.id }, body: { state, reason } });
        toast(say(WORDS.recorded));
      }}
      onClose={onClose}
    />
  );
}
