import type { Source } from "@olive/registry/contract";
import { SourceMark, StatusTag, useText } from "@olive/ui";

const WORDS = {
  stale: (until: string) => ({
    zh: `数据偏旧，应于 ${until} 前更新`,
    en: `out of date since ${until}`,
  }),
};

/** Department and register, day, file and row; and whether the register should have come anew by now. */
export function SourceLine({ source }: { source: Source }) {
  const say = useText();
  return (
    <p className="source-line">
      <SourceMark
        source={`${source.department} ${say(source.title)}`}
        on={source.extractOn}
        file={source.file}
        row={source.row}
      />
      {!source.fresh && <StatusTag tone="warning">{say(WORDS.stale(source.freshUntil))}</StatusTag>}
    </p>
  );
}
