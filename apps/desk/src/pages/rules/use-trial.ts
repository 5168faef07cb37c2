import { createClient } from "@olive/http/client";
import { checkRuleRoute, measureImpactRoute, type RuleEdit, type RuleFault } from "@olive/rules/contract";
import { useLanguage } from "@olive/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { z } from "zod";

export type Impact = z.output<typeof measureImpactRoute.responses.ok.body>;

/** Waits for a pause in typing (ms) before it asks. */
const PAUSE_MS = 150;

export interface Trial {
  readonly faults: readonly RuleFault[];
  readonly impact: Impact | undefined;
  readonly error: unknown;
  /** Whether the figures are those of the text before, or of none yet. */
  readonly isBehind: boolean;
}

/** What an edit is found wrong in, and what it would do, as it is written; a question that is overtaken is given up. */
export function useTrial(code: string, effectiveOn: string, edit: RuleEdit): Trial {
  const language = useLanguage();
  const wanted = JSON.stringify({ effectiveOn, edit });
  const asked = usePaused(wanted);
  const call = (signal: AbortSignal) =>
    createClient({ baseUrl: "", language, fetch: (url, init) => fetch(url, { ...init, signal }) });
  const body = JSON.parse(asked) as { effectiveOn: string; edit: RuleEdit };
  const checked = useQuery({
    queryKey: [checkRuleRoute.name, code, asked],
    queryFn: ({ signal }) => call(signal)(checkRuleRoute, { params: { code }, body }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const faults = checked.data?.faults ?? [];
  const isSound = checked.data !== undefined && !checked.isPlaceholderData && faults.length === 0;
  const measured = useQuery({
    queryKey: [measureImpactRoute.name, code, asked],
    queryFn: ({ signal }) => call(signal)(measureImpactRoute, { params: { code }, body }),
    placeholderData: keepPreviousData,
    enabled: isSound,
    retry: false,
  });
  return {
    faults,
    impact: measured.data,
    error: checked.error ?? measured.error,
    isBehind: wanted !== asked || !isSound || measured.isPlaceholderData || measured.isFetching,
  };
}

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    if (value === paused) return;
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value, paused]);
  return paused;
}
