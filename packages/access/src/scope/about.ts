/** What a call touched, as its handler tells it: becomes part of the leaf that the call leaves in the audit. */
export interface About {
  /** A person, by reference. Everybody whose data are in the answer is named, also on a list. */
  person(reference: string): void;
  /** Anything else with an identity: `case`, `business`, `household`, `file` … */
  subject(kind: string, id: string): void;
  /** Why: the code of a purpose of the county's register of purposes. */
  purpose(code: string): void;
  /** In the actor's own words, where an act asks for a reason. */
  reason(text: string): void;
  /** Identifiers, codes and counts that make the act clear; never anything personal. */
  detail(detail: Readonly<Record<string, string | number | boolean | null>>): void;
}

export interface Touched {
  readonly subjects: readonly string[];
  readonly purpose: string | null;
  readonly reason: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** A fresh `About` and the way to read what was told to it. */
export function collectAbout(): { readonly about: About; touched(): Touched } {
  const subjects = new Set<string>();
  let purpose: string | null = null;
  let reason: string | null = null;
  let detail: Touched["detail"] = {};
  const about: About = {
    person: (reference) => void subjects.add(`person:${reference}`),
    subject: (kind, id) => void subjects.add(`${kind}:${id}`),
    purpose: (code) => {
      purpose = code;
    },
    reason: (text) => {
      reason = text;
    },
    detail: (more) => {
      detail = { ...detail, ...more };
    },
  };
  return { about, touched: () => ({ subjects: [...subjects], purpose, reason, detail }) };
}
