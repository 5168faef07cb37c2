import type { RuleEdit, RuleFault, RuleText } from "@olive/rules/contract";
import { Button, Card, Field, Page, ProblemNotice, useText } from "@olive/ui";
import { useState } from "react";
import { ExampleCases } from "./example-cases.tsx";
import type { RuleNames } from "./feel-completion.ts";
import { FeelEditor } from "./feel-editor.tsx";
import { ImpactPanel } from "./impact-panel.tsx";
import { MovedExamples } from "./moved-examples.tsx";
import { ParameterForm } from "./parameter-form.tsx";
import { type OpenedDraft, useDraft } from "./use-draft.ts";
import { type Trial, useTrial } from "./use-trial.ts";
import { FIELDS } from "./words.ts";

const WORDS = {
  title: (name: string) => ({ zh: `修改：${name}`, en: `Change: ${name}` }),
  lead: {
    zh: "右边的人数随文字变化；送审前不影响任何人。",
    en: "The numbers follow the text; nobody is touched before it is approved.",
  },
  save: { zh: "保存草稿", en: "Save draft" },
  submit: { zh: "送审", en: "Submit" },
  discard: { zh: "放弃", en: "Give up" },
  stale: {
    zh: "起草之后，这项规则的现行文本变了（或换了生效日期）。请核对后再送审。",
    en: "The rule changed since this draft was begun, or the day is another. Look at it again.",
  },
  rebase: { zh: "以现行规则为准", en: "Take the rule as it stands" },
  saved: (revision: number) => ({ zh: `已保存（第 ${revision} 次）`, en: `Saved (${revision})` }),
  about: { zh: "依据和说明", en: "Reference and note" },
  effectiveHint: {
    zh: "批准后从这一天起按新规则认定",
    en: "People are recognised by the new text from this day on",
  },
  referenceHint: { zh: "文号或会议纪要，如 婺民〔2022〕12号", en: "Number of the document or minutes" },
  other: (code: string) => ({ zh: `会使另一项规则出错：${code}`, en: `It breaks another rule: ${code}` }),
};

export function RuleEditor({ opened, names }: { opened: OpenedDraft; names: RuleNames }) {
  const say = useText();
  const draft = useDraft(opened);
  const { base } = opened;
  const { fields, kept } = draft;
  const trial = useTrial(kept.policy, fields.effectiveOn, fields.edit);
  return (
    <Page
      title={say(WORDS.title(say(base.name)))}
      lead={say(WORDS.lead)}
      actions={
        <>
          <span role="status" className="note">
            {say(WORDS.saved(kept.revision))}
          </span>
          <Button onClick={() => void draft.discard()}>{say(WORDS.discard)}</Button>
          <Button onClick={() => void draft.save()} disabled={draft.isBusy}>
            {say(WORDS.save)}
          </Button>
          <Button type="primary" loading={draft.isBusy} onClick={() => void draft.submit()}>
            {say(WORDS.submit)}
          </Button>
        </>
      }
    >
      {draft.error != null && <ProblemNotice error={draft.error} />}
      {kept.isStale && (
        <div className="notice notice-warning">
          <p>{say(WORDS.stale)}</p>
          <Button onClick={() => void draft.save(true)}>{say(WORDS.rebase)}</Button>
        </div>
      )}
      <div className="rule-editing">
        <div className="stack">
          <EditedTexts
            base={base}
            edit={fields.edit}
            names={names}
            trial={trial}
            onEdit={draft.set}
            effectiveOn={fields.effectiveOn}
          />
          <About draft={draft} />
          <ExampleCases
            code={kept.policy}
            effectiveOn={fields.effectiveOn}
            edit={fields.edit}
            faults={trial.faults}
          />
        </div>
        <div className="rule-impact stack">
          <ImpactPanel trial={trial} />
          <MovedExamples code={kept.policy} effectiveOn={fields.effectiveOn} edit={fields.edit} />
        </div>
      </div>
    </Page>
  );
}

function EditedTexts({
  base,
  edit,
  names,
  trial: { faults },
  effectiveOn,
  onEdit,
}: {
  base: RuleText;
  edit: RuleEdit;
  names: RuleNames;
  trial: Trial;
  effectiveOn: string;
  onEdit: (change: { edit: RuleEdit }) => void;
}) {
  const say = useText();
  const others = faults.filter(({ where }) => where.kind === "other");
  return (
    <>
      {base.parameters.length > 0 && (
        <Card title={say(FIELDS.parameters)}>
          <ParameterForm
            rule={base}
            edit={edit}
            effectiveOn={effectiveOn}
            faults={faults}
            onChange={(parameters) => onEdit({ edit: { ...edit, parameters } })}
          />
        </Card>
      )}
      <Card title={say(FIELDS.criteria)}>
        <div className="stack">
          <FeelEditor
            label={say(FIELDS.criteria)}
            entity="person"
            names={names}
            text={edit.criteria ?? base.criteria}
            faults={faults.filter(({ where }) => where.kind === "criteria")}
            onChange={(text) =>
              onEdit({ edit: { ...edit, criteria: text === base.criteria || text === "" ? null : text } })
            }
          />
          {others.map(({ where, message }) => (
            <p key={JSON.stringify(where)} className="complaint">
              {say(WORDS.other(where.kind === "other" ? where.code : ""))}：{say(message)}
            </p>
          ))}
        </div>
      </Card>
      <Card title={say(FIELDS.definitions)}>
        <div className="stack">
          {base.definitions.map((definition) => (
            <Definition
              key={`${definition.entity} ${definition.name}`}
              {...{ definition, edit, names, faults, onEdit }}
            />
          ))}
        </div>
      </Card>
    </>
  );
}

/** A building block; its editor opens when somebody wants to change it. */
function Definition({
  definition: { entity, name, feel, usedBy },
  edit,
  names,
  faults,
  onEdit,
}: {
  definition: RuleText["definitions"][number];
  edit: RuleEdit;
  names: RuleNames;
  faults: readonly RuleFault[];
  onEdit: (change: { edit: RuleEdit }) => void;
}) {
  const say = useText();
  const given = edit.definitions.find((one) => one.entity === entity && one.name === name);
  const [isOpen, setOpen] = useState(given !== undefined);
  const own = faults.filter(
    ({ where }) => where.kind === "definition" && where.entity === entity && where.name === name,
  );
  const change = (text: string) => {
    const rest = edit.definitions.filter((one) => one !== given);
    onEdit({
      edit: {
        ...edit,
        definitions: text === feel || text === "" ? rest : [...rest, { entity, name, feel: text }],
      },
    });
  };
  return (
    <section className="stack">
      <h3>
        {name} {usedBy.length > 1 && <span className="note">{say(EDIT_WORDS.shared(usedBy.length))}</span>}
      </h3>
      {isOpen ? (
        <FeelEditor
          label={name}
          {...{ entity, names }}
          text={given?.feel ?? feel}
          faults={own}
          onChange={change}
        />
      ) : (
        <>
          <pre className="feel">{feel}</pre>
          <Button className="rule-open" onClick={() => setOpen(true)}>
            {say(EDIT_WORDS.open)}
            <span className="hidden"> {name}</span>
          </Button>
        </>
      )}
    </section>
  );
}

const EDIT_WORDS = {
  open: { zh: "改这个构件", en: "Change this block" },
  shared: (n: number) => ({
    zh: `${n} 项规则共用，改动会影响它们`,
    en: `shared by ${n} rules, which a change touches`,
  }),
};

function About({ draft: { fields, set } }: { draft: ReturnType<typeof useDraft> }) {
  const say = useText();
  return (
    <Card title={say(WORDS.about)}>
      <div className="stack">
        <Field label={say(FIELDS.effectiveOn)} hint={say(WORDS.effectiveHint)}>
          <input
            className="input"
            type="date"
            value={fields.effectiveOn}
            onChange={(event) => event.target.value !== "" && set({ effectiveOn: event.target.value })}
          />
        </Field>
        <Field label={say(FIELDS.reference)} hint={say(WORDS.referenceHint)}>
          <input
            className="input"
            maxLength={300}
            value={fields.reference}
            onChange={(event) => set({ reference: event.target.value })}
          />
        </Field>
        <Field label={say(FIELDS.note)}>
          <textarea
            className="input"
            rows={3}
            maxLength={2000}
            value={fields.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        </Field>
      </div>
    </Card>
  );
}
