import { getReasonsRoute } from "@olive/recognition/contract";
import { useRead, useText } from "@olive/ui";

interface Props {
  readonly reference: string;
  readonly purpose: string;
  readonly group: string;
}

/** Reasons shown here go so deep; the page of reasons has them all. */
const DEPTH = 1;
const MOST_LINES = 6;
const MET = { zh: "符合条件：", en: "Meets: " };
/** A criterion in the rules' own language, which the page of reasons sets out; here its clause stands for it. */
const FORMULA = /satisfies|[<>=]/;

/**
 * In a few lines why somebody is in a group, each with whose data say so and of which day. The values themselves, some
 * of them sensitive, are on the page of reasons.
 */
export function WhyLines({ reference, purpose, group }: Props) {
  const say = useText();
  const { data } = useRead(getReasonsRoute, { params: { reference, group }, query: { purpose } });
  const lines = (data?.lines ?? []).filter(({ depth, holds }) => depth <= DEPTH && holds !== "no");
  if (lines.length === 0) return null;
  return (
    <ul className="why-lines">
      {lines.slice(0, MOST_LINES).map(({ text, reference: clause, sources }) => (
        <li key={text}>
          {FORMULA.test(text) ? say(MET) + (clause ?? data?.group.reference ?? "") : text}
          {sources.map(({ department, register, extractOn, file, row }) => (
            <span
              key={`${register}.${row}`}
              className="source"
              title={file === null ? undefined : `${file} : ${row}`}
            >
              {" "}
              {department} {register} · {extractOn}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
