import { useText } from "@olive/ui";
import type { Sheet } from "./sheet.ts";

const WORDS = {
  asked: { zh: "以前问过", en: "asked earlier" },
  spell: { zh: "参保", en: "Insured" },
  running: { zh: "仍在参保", en: "still insured" },
  none: { zh: "登记册里没有", en: "Registers hold nothing" },
};

type Known = Sheet["known"][number];

/** What is known already, each with its source and date: it isn't asked again. */
export function KnownList({ known, insurance }: Pick<Sheet, "known" | "insurance">) {
  const say = useText();
  if (known.length === 0 && insurance.length === 0) return <p className="note">{say(WORDS.none)}</p>;
  return (
    <dl className="known">
      {known.map((one) => (
        <div key={one.item}>
          <dt>{say(one.name)}</dt>
          <dd>
            {say(one.text)}
            <Source of={one.source} />
          </dd>
        </div>
      ))}
      {insurance.map(({ from, until, running, source }) => (
        <div key={`${from} ${until} ${source.row}`}>
          <dt>{say(WORDS.spell)}</dt>
          <dd>
            <time>{from ?? "…"}</time> – {running ? say(WORDS.running) : <time>{until ?? "…"}</time>}
            <Source of={source} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Source({ of }: { of: Known["source"] }) {
  const say = useText();
  if (of === "asked") return <span className="note source">{say(WORDS.asked)}</span>;
  return (
    <span className="note source">
      {of.department} · {say(of.registerName)} · <time>{of.day}</time>
    </span>
  );
}
