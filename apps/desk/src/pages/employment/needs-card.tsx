import { getVisitSheetRoute } from "@olive/employment/contract";
import { Card, Loaded, SourceMark, useRead, useText } from "@olive/ui";
import { Fragment } from "react";
import type { z } from "zod";

type Known = z.output<typeof getVisitSheetRoute.responses.ok.body>["known"][number];

const SAYS = {
  title: { zh: "情况和需求", en: "What is known and wanted" },
  asked: { zh: "本人所说", en: "as the person said" },
  gap: { zh: "还不知道，走访时问", en: "Not known yet: to be asked" },
  none: { zh: "登记册里没有，也还没问过。", en: "No register says anything, and nobody asked yet." },
};

/** Everything known with whose word it is, and what is not known: the gap stays a gap until somebody asks. */
export function NeedsCard({
  reference,
  purpose,
  knownOn,
}: {
  reference: string;
  purpose: string;
  knownOn: string | null;
}) {
  const say = useText();
  const reading = useRead(getVisitSheetRoute, { params: { reference }, query: { purpose } });
  return (
    <Card
      title={say(SAYS.title)}
      {...(knownOn === null ? {} : { extra: <time dateTime={knownOn}>{knownOn}</time> })}
    >
      <Loaded of={reading} rows={4}>
        {({ known, questions }) => (
          <div className="stack">
            {known.length === 0 ? (
              <p className="note">{say(SAYS.none)}</p>
            ) : (
              <dl className="pairs">
                {known.map(({ item, name, text, source }) => (
                  <Fragment key={item}>
                    <dt>{say(name)}</dt>
                    <dd>
                      {say(text)}
                      <p>
                        <Source of={source} />
                      </p>
                    </dd>
                  </Fragment>
                ))}
              </dl>
            )}
            {questions.length > 0 && (
              <div>
                <h3>{say(SAYS.gap)}</h3>
                <p className="note">{questions.map(({ text }) => say(text)).join(" ")}</p>
              </div>
            )}
          </div>
        )}
      </Loaded>
    </Card>
  );
}

/** Whose word it is: a register with its extract's day, or the person. */
function Source({ of: source }: { of: Known["source"] }) {
  const say = useText();
  if (source === "asked") return <span className="source">{say(SAYS.asked)}</span>;
  const { department, registerName, day, file, row } = source;
  return (
    <SourceMark
      source={`${department} ${say(registerName)}`}
      on={day}
      {...(file === null ? {} : { file })}
      {...(row === null ? {} : { row })}
    />
  );
}
