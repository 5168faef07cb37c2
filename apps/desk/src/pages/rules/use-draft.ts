import {
  discardDraftRoute,
  type getDraftRoute,
  listRuleChangesRoute,
  listRulesRoute,
  type RuleEdit,
  saveDraftRoute,
  submitDraftRoute,
} from "@olive/rules/contract";
import { useAct } from "@olive/ui";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";

export type OpenedDraft = z.output<typeof getDraftRoute.responses.ok.body>;

interface Fields {
  readonly effectiveOn: string;
  readonly edit: RuleEdit;
  readonly note: string;
  readonly reference: string;
}

/** A draft as it is being written: its fields, and what can be done with it. */
export function useDraft({ draft }: OpenedDraft) {
  const { effectiveOn, edit, note, reference } = draft;
  const navigate = useNavigate();
  const [fields, setFields] = useState<Fields>({ effectiveOn, edit, note, reference });
  const [kept, setKept] = useState(draft);
  const save = useAct(saveDraftRoute, [listRulesRoute]);
  const submit = useAct(submitDraftRoute, [listRulesRoute, listRuleChangesRoute]);
  const discard = useAct(discardDraftRoute, []);
  const params = { id: draft.id };
  const store = async (rebase = false) => {
    const saved = await save.mutateAsync({ params, body: { ...fields, revision: kept.revision, rebase } });
    setKept(saved);
    return saved;
  };
  return {
    fields,
    kept,
    isBusy: save.isPending || submit.isPending,
    error: submit.error ?? save.error ?? discard.error,
    set: (change: Partial<Fields>) => setFields((held) => ({ ...held, ...change })),
    save: (rebase?: boolean) => store(rebase).catch(() => undefined),
    submit: async () => {
      try {
        const saved = await store();
        const { change } = await submit.mutateAsync({ params, body: { revision: saved.revision } });
        await navigate({ to: `/rules/changes/${change}` as never });
      } catch {
        // The refusal stands on the page.
      }
    },
    discard: async () => {
      await discard.mutateAsync({ params }).catch(() => undefined);
      await navigate({ to: `/rules/${draft.policy}` as never });
    },
  };
}
