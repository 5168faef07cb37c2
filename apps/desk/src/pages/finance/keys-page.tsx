import {
  listPlatformKeysRoute,
  revokePlatformKeyRoute,
  rotatePlatformKeyRoute,
} from "@olive/finance/contract";
import {
  Button,
  Card,
  type Column,
  DataTable,
  Loaded,
  Page,
  ProblemNotice,
  ReasonDialog,
  StatusTag,
  shortTime,
  type Tone,
  useAct,
  useRead,
  useText,
  useToast,
} from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { KEY_WORDS, SUITE_WORDS } from "./bank-words.ts";

type Key = z.output<typeof listPlatformKeysRoute.responses.ok.body>["keys"][number];

const SAYS = {
  title: { zh: "平台密钥", en: "The platform's keys" },
  lead: {
    zh: "更换：新的立即公布，两分钟后启用，旧的再公布一百小时，在路上的不受影响。紧急停用：银行最迟一分钟后不再认它。",
    en: "Replacing: the new one is published at once and signs after two minutes, the old stays published for a hundred hours. Revoking: banks stop trusting it within a minute.",
  },
  rotate: { zh: "更换", en: "Replace" },
  rotated: { zh: "新密钥已公布，两分钟后启用", en: "The new key is published and signs in two minutes" },
  replace: (suite: string) => ({ zh: `更换：${suite}`, en: `Replace: ${suite}` }),
} as const;
const STANDINGS = {
  coming: { zh: "已公布，将启用", en: "Published, to come" },
  signing: { zh: "正在签名", en: "Signing" },
  published: { zh: "已接替，仍公布", en: "Replaced, still published" },
  over: { zh: "已到期", en: "Over" },
  revoked: { zh: "已紧急停用", en: "Revoked" },
} as const;
const TONES: Readonly<Record<keyof typeof STANDINGS, Tone>> = {
  ...{ coming: "info", signing: "good", published: "info", over: "neutral", revoked: "danger" },
};
const OVER = ["over", "revoked"];

/** The keys that the platform signs with: replaced with an overlap, or ended at once. */
export default function KeysPage() {
  const say = useText();
  const toast = useToast();
  const reading = useRead(listPlatformKeysRoute);
  const rotate = useAct(rotatePlatformKeyRoute, [listPlatformKeysRoute]);
  const revoke = useAct(revokePlatformKeyRoute, [listPlatformKeysRoute]);
  const [ending, setEnding] = useState<Key>();
  const replace = (suite: Key["suite"]) =>
    rotate.mutate({ body: { suite } }, { onSuccess: () => toast(say(SAYS.rotated)) });
  const columns: Column<Key>[] = [
    { key: "kid", title: say(KEY_WORDS.kid), cell: ({ kid }) => kid },
    { key: "suite", title: say(KEY_WORDS.suite), cell: ({ suite }) => say(SUITE_WORDS[suite]) },
    { key: "from", title: say(KEY_WORDS.from), cell: ({ fromAt }) => shortTime(fromAt) },
    {
      key: "until",
      title: say(KEY_WORDS.until),
      cell: ({ untilAt }) => (untilAt === null ? "" : shortTime(untilAt)),
    },
    {
      key: "standing",
      title: say(KEY_WORDS.standing),
      cell: ({ standing, revokedBy, reason }) => (
        <>
          <StatusTag tone={TONES[standing]}>{say(STANDINGS[standing])}</StatusTag>
          {reason !== null && (
            <span className="note"> {[revokedBy, reason].filter(Boolean).join(" · ")}</span>
          )}
        </>
      ),
    },
    {
      key: "act",
      title: "",
      cell: (key) =>
        !OVER.includes(key.standing) && (
          <Button danger onClick={() => setEnding(key)}>
            {say(KEY_WORDS.revoke)}
          </Button>
        ),
    },
  ];
  return (
    <Page title={say(SAYS.title)} lead={say(SAYS.lead)}>
      {rotate.error !== null && <ProblemNotice error={rotate.error} />}
      <Loaded of={reading} rows={3}>
        {({ keys }) => (
          <Card>
            <DataTable caption={say(SAYS.title)} columns={columns} rows={keys} keyOf={({ kid }) => kid} />
            <p>
              {(["intl", "sm"] as const).map((suite) => (
                <Button key={suite} loading={rotate.isPending} onClick={() => replace(suite)}>
                  {say(SAYS.replace(say(SUITE_WORDS[suite])))}
                </Button>
              ))}
            </p>
          </Card>
        )}
      </Loaded>
      {ending && (
        <ReasonDialog
          title={`${say(KEY_WORDS.revoke)} · ${ending.kid}`}
          act={say(KEY_WORDS.revoke)}
          danger
          onAct={(reason) => revoke.mutateAsync({ params: { kid: ending.kid }, body: { reason } })}
          onClose={() => setEnding(undefined)}
        />
      )}
    </Page>
  );
}
