import { type getChangeImpactRoute, listChangedPeopleRoute, type RuleChange } from "@olive/rules/contract";
import {
  Card,
  EmptyState,
  Loaded,
  Pager,
  StatusTag,
  useFilters,
  useRead,
  useSession,
  useText,
} from "@olive/ui";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { MoveCounts } from "./impact-panel.tsx";
import { PeopleTable } from "./people-table.tsx";
import { PlaceMoves } from "./place-moves.tsx";
import { MOVES } from "./words.ts";

type Impact = z.output<typeof getChangeImpactRoute.responses.ok.body>;
type Direction = keyof typeof MOVES;

const WORDS = {
  title: { zh: "所附名单", en: "The attached list" },
  asOf: (day: string) => ({ zh: `按 ${day} 认定`, en: `As of ${day}` }),
  current: { zh: "此后没有新数据", en: "no data since" },
  behind: {
    zh: "此后又导入了数据，生效时的名单可能略有不同",
    en: "data came in since: the list may differ on the day",
  },
  digest: { zh: "名单摘要", en: "Digest of the list" },
  members: (before: string, after: string) => ({
    zh: `全县 ${before} 人 → ${after} 人`,
    en: `In the county ${before} → ${after}`,
  }),
  share: (share: string, above: string) => ({
    zh: `变动占 ${share}，界线 ${above}`,
    en: `${share} move, limit ${above}`,
  }),
  people: { zh: "逐人", en: "One by one" },
  open: { zh: "看名单（留记录）", en: "Open the list (leaves a trace)" },
  none: { zh: "没有人变动", en: "Nobody moves" },
};

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

/** Everybody who enters and leaves: sums first, people on request. */
export function AttachedList({ change, impact }: { change: RuleChange; impact: Impact }) {
  const say = useText();
  const { asOf, isCurrent, digest, groups, places, county } = impact;
  return (
    <Card title={say(WORDS.title)} extra={<span className="note">{say(WORDS.asOf(asOf))}</span>}>
      <div className="stack">
        <p className="note">
          <StatusTag tone={isCurrent ? "good" : "warning"}>
            {say(isCurrent ? WORDS.current : WORDS.behind)}
          </StatusTag>{" "}
          {county && say(WORDS.share(percent(county.share), percent(county.secondAbove)))}
        </p>
        {groups.length === 0 && <EmptyState title={say(WORDS.none)} />}
        {groups.map((group) => (
          <section key={group.code} className="stack">
            <h3>
              {say(group.name)} <CountyCounts county={county} code={group.code} />
            </h3>
            <MoveCounts moves={group} />
            <PlaceMoves places={places.filter(({ code }) => code === group.code)} />
            <People change={change} group={group} />
          </section>
        ))}
        <p className="note">
          {say(WORDS.digest)} {digest}
        </p>
      </div>
    </Card>
  );
}

function CountyCounts({ county, code }: { county: Impact["county"]; code: string }) {
  const say = useText();
  const found = county?.groups.find((group) => group.code === code);
  if (found === undefined) return null;
  const count = (n: number) => n.toLocaleString("en-US");
  return <span className="note">{say(WORDS.members(count(found.before.yes), count(found.after.yes)))}</span>;
}

/** The people of one kind of move; which one stands in the address. */
function People({ change, group }: { change: RuleChange; group: Impact["groups"][number] }) {
  const say = useText();
  const [{ group: open, direction }] = useFilters();
  return (
    <>
      <p className="chips">
        {(Object.keys(MOVES) as Direction[])
          .filter((kind) => group[kind] > 0)
          .map((kind) => (
            <Link
              key={kind}
              to="."
              search={{ group: group.code, direction: kind } as never}
              className={open === group.code && direction === kind ? "chip chosen" : "chip"}
            >
              {say(MOVES[kind])}：{say(WORDS.open)}
            </Link>
          ))}
      </p>
      {open === group.code && direction !== undefined && (
        <PeoplePage change={change} code={group.code} direction={direction as Direction} />
      )}
    </>
  );
}

function PeoplePage({ change, code, direction }: { change: RuleChange; code: string; direction: Direction }) {
  const say = useText();
  const { purposes } = useSession();
  const [{ after }] = useFilters();
  const purpose = (purposes.find((one) => one.code === "recognition") ?? purposes[0])?.code ?? "";
  const reading = useRead(listChangedPeopleRoute, {
    params: { id: change.id },
    query: { policy: code, direction, after, limit: 50, purpose, place: undefined },
  });
  return (
    <Loaded of={reading}>
      {({ people, next }) => (
        <>
          <PeopleTable caption={`${say(WORDS.people)} · ${say(MOVES[direction])}`} people={people} />
          <Pager part={{ rows: people, next }} />
        </>
      )}
    </Loaded>
  );
}
