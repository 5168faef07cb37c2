import type { ReasonLineShown } from "@olive/recognition/contract";
import { SourceMark, StatusTag, useText } from "@olive/ui";

const SAYS = {
  yes: { zh: "成立", en: "holds" },
  no: { zh: "不成立", en: "doesn't" },
  unknown: { zh: "未知", en: "unknown" },
};
const TONES = { yes: "good", no: "danger", unknown: "warning" } as const;

export interface ReasonListProps {
  readonly lines: readonly ReasonLineShown[];
  readonly label: string;
  /** On paper whose data of which day are enough, without file and row. */
  readonly briefOnPaper?: boolean;
}

/** Each condition with whether it holds, by what values, from whose data of which day. */
export function ReasonList({ lines, label, briefOnPaper = false }: ReasonListProps) {
  const say = useText();
  return (
    <ul className="reasons" aria-label={label}>
      {lines.map((line) => (
        <li key={keyOf(line)} className="reason" data-depth={line.depth}>
          <span>
            <StatusTag tone={TONES[line.holds]}>{say(SAYS[line.holds])}</StatusTag>
          </span>
          <span>
            <span className="reason-text">{line.text}</span>
            {line.values.length > 0 && (
              <span className="reason-values number">
                {line.values.map((value) => (
                  <span key={value}>{value}</span>
                ))}
              </span>
            )}
            {line.reference !== null && <span className="note">{line.reference}</span>}
          </span>
          <span>
            <span className={briefOnPaper ? "no-print" : undefined}>
              <Sources line={line} />
            </span>
            {briefOnPaper && (
              <span className="print-only">
                <BriefSources line={line} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Sources({ line: { sources } }: { line: ReasonLineShown }) {
  return sources.map(({ department, register, extractOn, file, row }) => (
    <span className="note" key={`${file}${row}`}>
      <SourceMark
        source={`${department} ${register}`}
        on={extractOn ?? ""}
        {...(file === null ? {} : { file, row })}
      />
    </span>
  ));
}

function BriefSources({ line: { sources } }: { line: ReasonLineShown }) {
  const texts = sources.map(
    ({ department, register, extractOn }) => `${department} ${register} · ${extractOn ?? ""}`,
  );
  return [...new Set(texts)].map((text) => (
    <span className="note" key={text}>
      {text}
    </span>
  ));
}

/** A condition is told once of the same rows. */
function keyOf({ depth, text, values, sources }: ReasonLineShown): string {
  return JSON.stringify([depth, text, values, sources]);
}
