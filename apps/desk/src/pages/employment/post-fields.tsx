import { Field, useText } from "@olive/ui";
import { PlaceChoice } from "../access/place-choice.tsx";
import type { PostDraft } from "./post-draft.ts";
import { ChecksField, ChoiceField } from "./small-fields.tsx";
import { ACCESS_WORDS, KIND_WORDS, SCHOOLING_WORDS, SHIFT_WORDS, WORDS } from "./words.ts";

const SAYS = {
  seats: { zh: "招用人数", en: "Seats" },
  reserved: { zh: "其中预留残疾人", en: "Reserved for people with a disability" },
  wageFrom: { zh: "工资从（元/月）", en: "Wage from (yuan a month)" },
  wageTo: { zh: "到", en: "to" },
  hours: { zh: "每周工时", en: "Hours a week" },
  shifts: { zh: "班次", en: "Shifts" },
  home: { zh: "可在家做", en: "Can be done at home" },
  access: { zh: "场所条件", en: "Accessibility" },
  piece: { zh: "计件", en: "By the piece" },
  batch: { zh: "一批多少", en: "Pieces of a batch" },
  unit: { zh: "单位（件、双、串）", en: "Unit" },
  each: { zh: "每件多少元", en: "Yuan a piece" },
  perHour: { zh: "熟手每小时做多少", en: "Pieces an hour" },
  demands: { zh: "要求（没有就不填）", en: "Demands (leave empty if none)" },
  schooling: { zh: "学历不低于", en: "Schooling at least" },
  skills: { zh: "技能", en: "Skills" },
  list: { zh: "用顿号隔开", en: "Separated by commas" },
  certificates: { zh: "证书", en: "Certificates" },
  ageFrom: { zh: "年龄不小于", en: "Age from" },
  ageTo: { zh: "年龄不大于", en: "Age to" },
  sex: { zh: "性别", en: "Sex" },
  ground: { zh: "法定依据", en: "Legal ground" },
  groundHint: {
    zh: "要求性别、年龄须有法定依据（就业促进法第二十七条等），没有依据的不予发布",
    en: "Sex and age need a legal ground (Employment Promotion Law, art. 27); without one it isn't posted",
  },
  text: { zh: "说明", en: "In words" },
};
const SEX_WORDS = { male: { zh: "男", en: "Men" }, female: { zh: "女", en: "Women" } } as const;
const GROUND_WORDS = {
  femaleForbiddenWork: { zh: "国家规定的女职工禁忌劳动", en: "Work that women must not be given" },
  soleSexRole: { zh: "只能由女性担任的工作", en: "Work that only women can do" },
  minorProtection: { zh: "未成年工不得从事的劳动（满 18 周岁）", en: "Protection of minors" },
  statutoryAge: { zh: "法定就业年龄、退休年龄", en: "The law's own ages" },
  reservedByRule: { zh: "公益性岗位按政策定的年龄", en: "Reserved by a rule" },
} as const;

export interface PostFieldsProps {
  readonly draft: PostDraft;
  readonly onChange: (change: Partial<PostDraft>) => void;
  readonly complaintOf: (field: string) => string | undefined;
}

/** What a post offers. */
export function OfferFields({ draft, onChange, complaintOf }: PostFieldsProps) {
  const say = useText();
  const given = { draft, onChange, complaintOf };
  return (
    <>
      <ChoiceField
        label={say(WORDS.kind)}
        words={KIND_WORDS}
        value={draft.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <div className="two-fields">
        <NumberField {...given} name="seats" label={say(SAYS.seats)} />
        <NumberField {...given} name="seatsReserved" label={say(SAYS.reserved)} optional />
      </div>
      <fieldset className="field-set">
        <legend>{say(WORDS.workPlace)}</legend>
        <PlaceChoice value={draft.place} onChange={(place) => onChange({ place })} />
      </fieldset>
      <div className="three-fields">
        <NumberField {...given} name="wageFrom" label={say(SAYS.wageFrom)} optional />
        <NumberField {...given} name="wageTo" label={say(SAYS.wageTo)} optional />
        <NumberField {...given} name="hoursPerWeek" label={say(SAYS.hours)} optional />
      </div>
      {draft.kind === "homeProcessing" && (
        <fieldset className="field-set">
          <legend>{say(SAYS.piece)}</legend>
          <div className="two-fields">
            <NumberField {...given} name="batch" label={say(SAYS.batch)} />
            <TextField {...given} name="unit" label={say(SAYS.unit)} />
            <NumberField {...given} name="yuanEach" label={say(SAYS.each)} />
            <NumberField {...given} name="perHour" label={say(SAYS.perHour)} />
          </div>
        </fieldset>
      )}
      <ChecksField
        label={say(SAYS.shifts)}
        words={SHIFT_WORDS}
        values={draft.shifts}
        onChange={(shifts) => onChange({ shifts })}
      />
      <ChecksField
        label={say(SAYS.access)}
        words={ACCESS_WORDS}
        values={draft.access}
        onChange={(access) => onChange({ access })}
      />
      <label className="check">
        <input type="checkbox" checked={draft.atHome} onChange={() => onChange({ atHome: !draft.atHome })} />
        {say(SAYS.home)}
      </label>
    </>
  );
}

/** What it asks; a demand that the law doesn't allow is refused at its field, with the clause. */
export function DemandFields(given: PostFieldsProps) {
  const say = useText();
  const { draft, onChange, complaintOf } = given;
  const needsGround = draft.sex !== "" || draft.ageFrom !== "" || draft.ageTo !== "";
  return (
    <fieldset className="field-set">
      <legend>{say(SAYS.demands)}</legend>
      <div className="stack">
        <Field label={say(SAYS.schooling)} optional complaint={complaintOf("schooling")}>
          <select
            className="input"
            value={draft.schooling}
            onChange={(event) => onChange({ schooling: event.target.value })}
          >
            {SCHOOLING_WORDS.map((wording, band) => (
              <option key={wording.en} value={band === 0 ? "" : band}>
                {say(wording)}
              </option>
            ))}
          </select>
        </Field>
        <div className="two-fields">
          <TextField {...given} name="skills" label={say(SAYS.skills)} hint={say(SAYS.list)} optional />
          <TextField
            {...given}
            name="certificates"
            label={say(SAYS.certificates)}
            hint={say(SAYS.list)}
            optional
          />
        </div>
        <div className="three-fields">
          <NumberField {...given} name="ageFrom" label={say(SAYS.ageFrom)} optional />
          <NumberField {...given} name="ageTo" label={say(SAYS.ageTo)} optional />
          <WordField {...given} name="sex" label={say(SAYS.sex)} words={SEX_WORDS} empty={say(WORDS.any)} />
        </div>
        {needsGround && (
          <WordField
            {...given}
            name="ground"
            label={say(SAYS.ground)}
            hint={say(SAYS.groundHint)}
            words={GROUND_WORDS}
            empty="—"
          />
        )}
      </div>
    </fieldset>
  );
}

export function WordsField({ draft, onChange, complaintOf }: PostFieldsProps) {
  const say = useText();
  return (
    <Field label={say(SAYS.text)} id="text" optional complaint={complaintOf("text")}>
      <textarea
        className="input"
        rows={4}
        maxLength={2000}
        value={draft.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
    </Field>
  );
}

type Texts = {
  [Name in keyof PostDraft]: PostDraft[Name] extends string ? Name : never;
}[keyof PostDraft];

interface OneFieldProps extends PostFieldsProps {
  readonly name: Texts;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

function TextField({ name, label, hint, optional = false, draft, onChange, complaintOf }: OneFieldProps) {
  return (
    <Field label={label} hint={hint} id={name} optional={optional} complaint={complaintOf(name)}>
      <input
        className="input"
        autoComplete="off"
        maxLength={200}
        value={draft[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </Field>
  );
}

function NumberField({ name, label, optional = false, draft, onChange, complaintOf }: OneFieldProps) {
  return (
    <Field label={label} id={name} optional={optional} complaint={complaintOf(name)}>
      <input
        className="input"
        type="number"
        min={0}
        step="any"
        value={draft[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </Field>
  );
}

function WordField({
  name,
  label,
  hint,
  words,
  empty,
  draft,
  onChange,
  complaintOf,
}: OneFieldProps & { words: Readonly<Record<string, { zh: string; en: string }>>; empty: string }) {
  const say = useText();
  return (
    <Field label={label} hint={hint} id={name} complaint={complaintOf(name)}>
      <select
        className="input"
        value={draft[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
      >
        <option value="">{empty}</option>
        {Object.entries(words).map(([code, wording]) => (
          <option key={code} value={code}>
            {say(wording)}
          </option>
        ))}
      </select>
    </Field>
  );
}
