import { suggestVacanciesRoute } from "@olive/employment/contract";
import { EmptyState, useText } from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { Loading } from "../reading/loading.tsx";
import { useReading } from "../reading/use-reading.ts";
import { Screen } from "../shell/screen.tsx";
import { PostCard } from "./post-card.tsx";
import { ReferDialog } from "./refer-dialog.tsx";
import { RefusalDialog } from "./refusal-dialog.tsx";

const WORDS = {
  title: { zh: "合适的岗位", en: "Posts that fit" },
  lead: (name: string) => ({ zh: `${name} · 先看前三个`, en: `${name} · the best three` }),
  none: { zh: "眼下没有合适的岗位", en: "Nothing fits now" },
  blocking: { zh: "卡在", en: "What blocks most" },
  change: { zh: "如果", en: "If" },
  opens: (n: number) => ({ zh: `，能多出 ${n} 个岗位`, en: `: ${n} more posts` }),
  ask: { zh: "问清这些，推荐更准：", en: "Asking for these helps: " },
  sex: { zh: "性别、年龄、残疾不参与打分", en: "Sex, age and disability never count" },
};
const BEST = 3;

export type Suggested = z.output<typeof suggestVacanciesRoute.responses.ok.body>;
export type Suggestion = Suggested["suggestions"][number];

/** The best posts for the person with their reasons; referring and refusing are two taps each. */
export default function PostsPage({ reference }: { reference: string }) {
  const say = useText();
  const query = { purpose: "assistance", limit: BEST };
  const found = useReading(suggestVacanciesRoute, { params: { reference }, query });
  const [asked, setAsked] = useState<{ act: "refer" | "refuse"; of: Suggestion }>();
  const close = () => setAsked(undefined);
  const after = () => {
    close();
    found.refetch();
  };
  return (
    <Screen
      title={say(WORDS.title)}
      lead={found.data && say(WORDS.lead(found.data.person.name))}
      back={`/people/${reference}`}
    >
      <Loading of={found}>
        {(read) => (
          <>
            {read.suggestions.length === 0 && <Nothing read={read} />}
            <ol className="cards">
              {read.suggestions.slice(0, BEST).map((one) => (
                <PostCard
                  key={one.post.id}
                  suggestion={one}
                  onRefer={() => setAsked({ act: "refer", of: one })}
                  onRefuse={() => setAsked({ act: "refuse", of: one })}
                />
              ))}
            </ol>
            {read.missing.length > 0 && (
              <p className="note">
                {say(WORDS.ask)}
                {read.missing.map(({ words }) => say(words)).join("、")}
              </p>
            )}
            <p className="note">{say(WORDS.sex)}</p>
          </>
        )}
      </Loading>
      {asked?.act === "refer" && (
        <ReferDialog reference={reference} suggestion={asked.of} onClose={close} onDone={after} />
      )}
      {asked?.act === "refuse" && (
        <RefusalDialog reference={reference} suggestion={asked.of} onClose={close} onDone={after} />
      )}
    </Screen>
  );
}

/** What blocks most, and the smallest change that would open a post. */
function Nothing({ read: { blocking, change } }: { read: Suggested }) {
  const say = useText();
  return (
    <div className="card">
      <EmptyState title={say(WORDS.none)}>
        {blocking[0] && (
          <p>
            {say(WORDS.blocking)}：{say(blocking[0].rule.words)}
          </p>
        )}
        {change && (
          <p>
            {say(WORDS.change)}
            {say(change.words)}
            {say(WORDS.opens(change.posts))}
          </p>
        )}
      </EmptyState>
    </div>
  );
}
