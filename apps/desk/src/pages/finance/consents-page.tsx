import { CONSENT_STATES, listConsentsRoute } from "@olive/finance/contract";
import {
  ChoiceFilter,
  type Column,
  ListPage,
  StatusTag,
  shortTime,
  type Tone,
  useFilters,
  useRead,
  useText,
} from "@olive/ui";
import type { z } from "zod";
import { useListPurpose } from "../employment/use-list-purpose.ts";
import { LOAN_WORDS } from "./amounts.ts";

type Consent = z.output<typeof listConsentsRoute.responses.ok.body>["consents"][number];

const SAYS = {
  title: { zh: "经营者的授权", en: "Consents of owners" },
  lead: {
    zh: "谁把报告交给了哪些银行、为什么、用过几次。只有经营者自己能授权、暂停和撤回。",
    en: "Who gave the report to which banks, what for, and how often it was used. Owners alone consent, pause and revoke.",
  },
  purpose: { zh: "目的", en: "Purpose" },
  banks: { zh: "银行（已取次数）", en: "Banks (times taken)" },
  granted: { zh: "授权", en: "Granted" },
  expires: { zh: "到期", en: "Until" },
  none: { zh: "没有相符的授权", en: "No such consent" },
  noneHelp: {
    zh: "经营者在自己的页面上授权之后，就列在这里。",
    en: "Once an owner consents on their own page, it is listed here.",
  },
  states: {
    active: { zh: "有效", en: "Active" },
    paused: { zh: "已暂停", en: "Paused" },
    revoked: { zh: "已撤回", en: "Revoked" },
    expired: { zh: "已到期", en: "Expired" },
    usedUp: { zh: "次数已用完", en: "Used up" },
  },
};
const TONES: Readonly<Record<Consent["state"], Tone>> = {
  active: "good",
  paused: "warning",
  revoked: "neutral",
  expired: "neutral",
  usedUp: "neutral",
};

/** Consents of the reader's area. */
export default function ConsentsPage() {
  const say = useText();
  const purpose = useListPurpose();
  const [{ state }] = useFilters();
  const known = CONSENT_STATES.find((one) => one === state);
  const reading = useRead(
    listConsentsRoute,
    { query: { purpose, ...(known === undefined ? {} : { state: known }) } },
    { placeholderData: (before) => before },
  );
  const part = reading.data && { rows: reading.data.consents, next: null };
  return (
    <ListPage
      title={say(SAYS.title)}
      lead={say(SAYS.lead)}
      name="consents"
      caption={say(SAYS.title)}
      filters={
        <ChoiceFilter
          label={say(LOAN_WORDS.state)}
          name="state"
          all={say(LOAN_WORDS.all)}
          choices={CONSENT_STATES.map((value) => ({ value, label: say(SAYS.states[value]) }))}
        />
      }
      reading={{ data: part, error: reading.error, refetch: reading.refetch }}
      empty={{ title: say(SAYS.none), help: say(SAYS.noneHelp) }}
      columns={useColumns()}
      keyOf={({ id }) => id}
    />
  );
}

function useColumns(): readonly Column<Consent>[] {
  const say = useText();
  return [
    {
      key: "business",
      title: say(LOAN_WORDS.business),
      cell: ({ business }) => business.name ?? business.creditCode,
    },
    { key: "purpose", title: say(SAYS.purpose), cell: ({ purpose }) => say(purpose.name) },
    {
      key: "banks",
      title: say(SAYS.banks),
      cell: ({ banks }) => banks.map(({ name, used }) => `${say(name)}（${used}）`).join("、"),
    },
    {
      key: "state",
      title: say(LOAN_WORDS.state),
      cell: ({ state }) => <StatusTag tone={TONES[state]}>{say(SAYS.states[state])}</StatusTag>,
    },
    { key: "granted", title: say(SAYS.granted), cell: ({ grantedAt }) => shortTime(grantedAt) },
    { key: "expires", title: say(SAYS.expires), cell: ({ expiresAt }) => shortTime(expiresAt) },
  ];
}
