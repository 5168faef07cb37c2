import { ProblemError } from "@olive/http/client";
import {
  cloneElement,
  type FormEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
} from "react";
import { useText } from "./language.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

const WORDS = {
  complaints: { zh: "还有几处需要改", en: "Some fields need a change" },
  optional: { zh: "（可不填）", en: "(optional)" },
};

interface Control {
  readonly id?: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: boolean;
}

export interface FieldProps {
  readonly label: string;
  /** Before the field: what is wanted, with an example. */
  readonly hint?: ReactNode;
  /** What to do about it, not only that it is wrong. */
  readonly complaint?: string | undefined;
  /** Where a value that was filled in comes from. */
  readonly source?: ReactNode;
  readonly optional?: boolean;
  /** Identifier of the control, which the error summary leads to. */
  readonly id?: string;
  /** One control: an input, a select, a text area. */
  readonly children: ReactElement<Control>;
}

/** One question: label above, hint, control, complaint below. */
export function Field({ label, hint, complaint, source, optional = false, id, children }: FieldProps) {
  const say = useText();
  const made = useId();
  const own = id ?? made;
  const told = [hint && `${own}-hint`, complaint && `${own}-complaint`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={own} className="field-label">
        {label}
        {optional && <span className="note"> {say(WORDS.optional)}</span>}
      </label>
      {hint && (
        <span id={`${own}-hint`} className="note">
          {hint}
        </span>
      )}
      {cloneElement(children, {
        id: own,
        ...(told === "" ? {} : { "aria-describedby": told }),
        ...(complaint === undefined ? {} : { "aria-invalid": true }),
      })}
      {source}
      {complaint && (
        <span id={`${own}-complaint`} className="complaint">
          {complaint}
        </span>
      )}
    </div>
  );
}

export interface Complaint {
  /** Identifier of the field's control. */
  readonly field: string;
  readonly text: string;
}

/** What has to be changed, on top, in the words that stand at the fields. Takes the focus when it appears. */
export function ErrorSummary({ complaints }: { complaints: readonly Complaint[] }) {
  const say = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (complaints.length > 0) box.current?.focus();
  }, [complaints]);
  if (complaints.length === 0) return null;
  return (
    <div className="notice notice-danger" role="alert" tabIndex={-1} ref={box}>
      <p className="notice-title">{say(WORDS.complaints)}</p>
      <ul className="link-list">
        {complaints.map(({ field, text }) => (
          <li key={field}>
            <a href={`#${field}`} onClick={(event) => focusField(event, field)}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusField(event: { preventDefault(): void }, field: string): void {
  event.preventDefault();
  document.getElementById(field)?.focus();
}

/** What the server found wrong with an act's fields: `/body/reason` belongs to the field `reason`. */
export function complaintsOf(error: unknown): readonly Complaint[] {
  if (!(error instanceof ProblemError)) return [];
  return (error.problem.errors ?? []).map(({ pointer, detail }) => ({
    field: pointer.split("/").at(-1) ?? "",
    text: detail,
  }));
}

/** One column of fields with its buttons below; nothing typed is lost when it is refused. */
export function FormPage({
  complaints,
  failure,
  buttons,
  onSubmit,
  children,
}: {
  complaints: readonly Complaint[];
  /** The refusal of the last try, where it isn't about a field. */
  failure?: unknown;
  buttons: ReactNode;
  onSubmit: () => void;
  children: ReactNode;
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="form" noValidate onSubmit={submit}>
      <ErrorSummary complaints={complaints} />
      {failure !== undefined && complaints.length === 0 && <ProblemNotice error={failure} />}
      {children}
      <div className="form-buttons">{buttons}</div>
    </form>
  );
}
