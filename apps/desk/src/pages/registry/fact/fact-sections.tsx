import type { FactItem, FactRecords, FactSection } from "@olive/registry/contract";
import { Card, StatusTag, useText } from "@olive/ui";
import { FactValue } from "./fact-value.tsx";
import { RecordsTable } from "./records-table.tsx";
import { SourceLine } from "./source-line.tsx";
import { VersionsButton } from "./versions.tsx";

const WORDS = {
  differs: { zh: "各部门说法不一", en: "Departments differ" },
  stale: (until: string) => ({ zh: `数据偏旧，应于 ${until} 前更新`, en: `out of date since ${until}` }),
};

/** What the registers say, section by section, every thing once and with its source. */
export function FactSections({ sections }: { sections: readonly FactSection[] }) {
  const say = useText();
  return sections.map(({ code, name, entries }) => (
    <Card key={code} title={say(name)}>
      <div className="stack">
        {blocksOf(entries).map((block) =>
          block.kind === "records" ? (
            <RecordsTable key={block.records.register} records={block.records} />
          ) : (
            <FactBlock key={block.key} items={block.items} />
          ),
        )}
      </div>
    </Card>
  ));
}

type Block =
  | { readonly kind: "items"; readonly key: string; readonly items: FactItem[] }
  | { readonly kind: "records"; readonly records: FactRecords };

/** Items that one and the same row says stand together under its source; one that several say stands alone. */
function blocksOf(entries: FactSection["entries"]): Block[] {
  const blocks: Block[] = [];
  for (const entry of entries) {
    if (entry.kind === "records") {
      blocks.push({ kind: "records", records: entry });
      continue;
    }
    const key = entry.values.map(({ source }) => `${source.fileId}.${source.row}`).join("+");
    const last = blocks.find((block) => block.kind === "items" && block.key === key);
    if (last?.kind === "items") last.items.push(entry);
    else blocks.push({ kind: "items", key, items: [entry] });
  }
  return blocks;
}

function FactBlock({ items }: { items: readonly FactItem[] }) {
  const say = useText();
  const one = items.every(({ values }) => values.length === 1) ? items[0]?.values[0]?.source : undefined;
  return (
    <section className="fact-block">
      {one !== undefined && (
        <div className="source-line">
          <SourceLine source={one} />
          <VersionsButton register={one.register} name={say(one.title)} />
        </div>
      )}
      <dl className="fact-list">
        {items.map((item) => (
          <ItemLines key={item.name.zh} item={item} sourced={one === undefined} />
        ))}
      </dl>
    </section>
  );
}

function ItemLines({ item: { name, differs, values }, sourced }: { item: FactItem; sourced: boolean }) {
  const say = useText();
  return (
    <div className={differs ? "fact-item differing" : "fact-item"}>
      <dt>
        {say(name)}
        {differs && <StatusTag tone="warning">{say(WORDS.differs)}</StatusTag>}
      </dt>
      {values.map((told) => (
        <dd key={`${told.source.fileId}.${told.source.row}.${told.column.column}`}>
          <FactValue told={told} />
          {sourced && <SourceLine source={told.source} />}
        </dd>
      ))}
    </div>
  );
}
