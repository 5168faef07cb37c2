import { Fragment, type ReactNode } from "react";
import { useText } from "./language.tsx";

const WORDS = {
  differs: { zh: "各部门说法不一", en: "Departments differ" },
  none: { zh: "未登记", en: "Not on record" },
};

export interface Fact {
  readonly key: string;
  readonly name: string;
  /** What each source says, the one that counts first; none where nobody said anything. */
  readonly values: readonly {
    readonly key: string;
    readonly value: ReactNode;
    /** A `SourceMark`: whose word it is, and of which day. */
    readonly source?: ReactNode;
    /** What can be done with it: open it, dispute it. */
    readonly acts?: ReactNode;
  }[];
}

/** Facts under their names, each with its source; values that differ stand below one another, not over one another. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  const say = useText();
  return (
    <dl className="facts">
      {facts.map(({ key, name, values }) => (
        <Fragment key={key}>
          <dt>
            {name}
            {values.length > 1 && <span className="differs"> {say(WORDS.differs)}</span>}
          </dt>
          {values.length === 0 && <dd className="note">{say(WORDS.none)}</dd>}
          {values.map((one) => (
            <dd key={one.key}>
              <span className="fact-value">{one.value}</span>
              {one.source}
              {one.acts}
            </dd>
          ))}
        </Fragment>
      ))}
    </dl>
  );
}
