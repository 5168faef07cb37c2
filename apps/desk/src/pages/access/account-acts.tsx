import {
  endAccountRoute,
  inviteAgainRoute,
  listAccountsRoute,
  resetSecondFactorRoute,
  unlockAccountRoute,
} from "@olive/access/contract";
import { Button, ProblemNotice, ReasonDialog, useAct, useText, useToast } from "@olive/ui";
import { useState } from "react";
import type { Account } from "./account-page.tsx";

const WORDS = {
  unlock: { zh: "解除锁定", en: "Unlock" },
  unlocked: { zh: "已解除锁定", en: "Unlocked" },
  invite: { zh: "重置口令", en: "Reset password" },
  resetFactor: { zh: "重置动态口令", en: "Reset second factor" },
  end: { zh: "停用账号", en: "End account" },
  done: { zh: "已办理", en: "Done" },
};

/** What an administrator does about an account as a whole. */
export function AccountActs({ account, onLink }: { account: Account; onLink: (link: string) => void }) {
  const say = useText();
  const toast = useToast();
  const [asking, setAsking] = useState<"end" | "resetFactor">();
  const refreshes = [listAccountsRoute];
  const unlock = useAct(unlockAccountRoute, refreshes);
  const invite = useAct(inviteAgainRoute, refreshes);
  const end = useAct(endAccountRoute, refreshes);
  const reset = useAct(resetSecondFactorRoute, refreshes);
  const params = { account: account.account };
  const failure = unlock.error ?? invite.error;
  const withReason = (reason: string) =>
    (asking === "end" ? end : reset)
      .mutateAsync({ params, body: { reason } })
      .then(() => toast(say(WORDS.done)));
  return (
    <>
      {failure && <ProblemNotice error={failure} />}
      {account.state === "locked" && (
        <Button
          onClick={() => unlock.mutate({ params }, { onSuccess: () => toast(say(WORDS.unlocked)) })}
          loading={unlock.isPending}
        >
          {say(WORDS.unlock)}
        </Button>
      )}
      {(account.login !== null || account.state === "invited") && (
        <Button
          onClick={() => invite.mutate({ params }, { onSuccess: ({ link }) => onLink(link) })}
          loading={invite.isPending}
        >
          {say(WORDS.invite)}
        </Button>
      )}
      {account.secondFactor && (
        <Button onClick={() => setAsking("resetFactor")}>{say(WORDS.resetFactor)}</Button>
      )}
      <Button danger onClick={() => setAsking("end")}>
        {say(WORDS.end)}
      </Button>
      {asking !== undefined && (
        <ReasonDialog
          title={`${say(WORDS[asking])} · ${account.name}`}
          act={say(WORDS[asking])}
          danger={asking === "end"}
          onAct={withReason}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}
