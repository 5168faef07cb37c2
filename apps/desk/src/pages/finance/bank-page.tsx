import {
  addBankKeyRoute,
  changeBankStateRoute,
  getBankRoute,
  listBanksRoute,
  revokeBankKeyRoute,
} from "@olive/finance/contract";
import {
  Button,
  Card,
  type Column,
  DataTable,
  FactList,
  Field,
  Loaded,
  Page,
  ReasonDialog,
  StatusTag,
  shortTime,
  useAct,
  useRead,
  useText,
  useToast,
} from "@olive/ui";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { BANK_STATE_WORDS, KEY_WORDS, SUITE_WORDS } from "./bank-words.ts";

type Bank = z.output<typeof getBankRoute.responses.ok.body>;
type Key = Bank["keys"][number];
type Open = { readonly as: "state"; readonly to: Bank["state"] } | { readonly as: "key" | Key };

const SAYS = {
  title: { zh: "接入银行", en: "Bank" },
  contact: { zh: "联系方式", en: "Contact" },
  port: { zh: "端口", en: "Port" },
  state: { zh: "状态", en: "State" },
  why: { zh: "原因", en: "Why" },
  paused: { zh: "银行要求稍后", en: "Asked to wait" },
  keys: { zh: "公钥", en: "Public keys" },
  add: { zh: "登记公钥", en: "Register a key" },
  jwk: { zh: "公钥（JWK，银行提供）", en: "Public key (JWK, from the bank)" },
  kid: { zh: "密钥名称", en: "Name of the key" },
  suspend: { zh: "暂停", en: "Suspend" },
  reopen: { zh: "重新接收", en: "Open again" },
  leave: { zh: "退出", en: "Leave" },
  how: { zh: "与谁核对过", en: "With whom it was checked" },
  recorded: { zh: "已记录", en: "Recorded" },
  notJson: { zh: "公钥应是 JSON", en: "A public key is JSON" },
} as const;

/** One bank: how it is reached, whether it receives, and its keys, old beside new. */
export default function BankPage() {
  const say = useText();
  const { bank } = useParams({ strict: false }) as { bank: string };
  const reading = useRead(getBankRoute, { params: { bank } });
  const [open, setOpen] = useState<Open>();
  const state = reading.data?.state;
  return (
    <Page
      title={reading.data === undefined ? say(SAYS.title) : say(reading.data.name)}
      actions={
        state !== undefined && (
          <>
            {state !== "left" && (
              <Button danger onClick={() => setOpen({ as: "state", to: "left" })}>
                {say(SAYS.leave)}
              </Button>
            )}
            <Button
              type="primary"
              onClick={() => setOpen({ as: "state", to: state === "open" ? "suspended" : "open" })}
            >
              {say(state === "open" ? SAYS.suspend : SAYS.reopen)}
            </Button>
          </>
        )
      }
    >
      <Loaded of={reading} rows={6}>
        {(shown) => (
          <>
            <Card>
              <FactList facts={factsOf(shown, say)} />
            </Card>
            <Keys
              keys={shown.keys}
              onAdd={() => setOpen({ as: "key" })}
              onRevoke={(key) => setOpen({ as: key })}
            />
            {open && <Act bank={bank} open={open} onClose={() => setOpen(undefined)} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function factsOf(bank: Bank, say: ReturnType<typeof useText>) {
  const { endpoint, contact, suite, state, stateReason, pausedUntil } = bank;
  const facts = [
    [say(SAYS.state), say(BANK_STATE_WORDS[state])],
    [say(SAYS.why), stateReason],
    [say(SAYS.port), endpoint],
    [say(SAYS.contact), contact],
    [say(KEY_WORDS.suite), say(SUITE_WORDS[suite])],
    [say(SAYS.paused), pausedUntil && shortTime(pausedUntil)],
  ] as const;
  return facts.flatMap(([name, value]) =>
    value ? [{ key: name, name, values: [{ key: name, value }] }] : [],
  );
}

interface KeysProps {
  readonly keys: readonly Key[];
  readonly onAdd: () => void;
  readonly onRevoke: (key: Key) => void;
}

function Keys({ keys, onAdd, onRevoke }: KeysProps) {
  const say = useText();
  const columns: Column<Key>[] = [
    { key: "kid", title: say(KEY_WORDS.kid), cell: ({ kid }) => kid },
    { key: "use", title: say(KEY_WORDS.use), cell: ({ use }) => say(KEY_WORDS[use]) },
    { key: "from", title: say(KEY_WORDS.from), cell: ({ fromAt }) => shortTime(fromAt) },
    {
      key: "standing",
      title: say(KEY_WORDS.standing),
      cell: ({ revokedAt }) => (
        <StatusTag tone={revokedAt === null ? "good" : "danger"}>
          {say(revokedAt === null ? KEY_WORDS.valid : KEY_WORDS.revoked)}
        </StatusTag>
      ),
    },
    {
      key: "act",
      title: "",
      cell: (key) =>
        key.revokedAt === null && (
          <Button danger onClick={() => onRevoke(key)}>
            {say(KEY_WORDS.revoke)}
          </Button>
        ),
    },
  ];
  return (
    <Card title={say(SAYS.keys)}>
      <DataTable caption={say(SAYS.keys)} columns={columns} rows={keys} keyOf={({ kid }) => kid} />
      <p>
        <Button onClick={onAdd}>{say(SAYS.add)}</Button>
      </p>
    </Card>
  );
}

function Act({ bank, open, onClose }: { bank: string; open: Open; onClose: () => void }) {
  const say = useText();
  const toast = useToast();
  const state = useAct(changeBankStateRoute, [getBankRoute, listBanksRoute]);
  const revoke = useAct(revokeBankKeyRoute, [getBankRoute]);
  if (open.as === "key") return <AddKey bank={bank} onClose={onClose} />;
  if (open.as === "state") {
    const { to } = open as Extract<Open, { to: unknown }>;
    return (
      <ReasonDialog
        title={say(BANK_STATE_WORDS[to])}
        act={say(BANK_STATE_WORDS[to])}
        danger={to === "left"}
        onAct={async (reason) => {
          await state.mutateAsync({ params: { bank }, body: { state: to, reason } });
          toast(say(SAYS.recorded));
        }}
        onClose={onClose}
      />
    );
  }
  const { kid } = open.as as Key;
  return (
    <ReasonDialog
      title={`${say(KEY_WORDS.revoke)} · ${kid}`}
      act={say(KEY_WORDS.revoke)}
      danger
      onAct={(reason) => revoke.mutateAsync({ params: { bank, kid }, body: { reason } })}
      onClose={onClose}
    />
  );
}

function AddKey({ bank, onClose }: { bank: string; onClose: () => void }) {
  const say = useText();
  const add = useAct(addBankKeyRoute, [getBankRoute]);
  const [kid, setKid] = useState("");
  const [use, setUse] = useState<"sign" | "seal">("sign");
  const [jwk, setJwk] = useState("");
  return (
    <ReasonDialog
      title={say(SAYS.add)}
      act={say(SAYS.add)}
      label={say(SAYS.how)}
      ready={kid.length > 3 && jwk.length > 0}
      onAct={async () => {
        await add.mutateAsync({
          params: { bank },
          body: { kid, use, publicKey: readKey(jwk, say(SAYS.notJson)) },
        });
      }}
      onClose={onClose}
    >
      <Field label={say(SAYS.kid)}>
        <input className="input" value={kid} onChange={(event) => setKid(event.target.value.trim())} />
      </Field>
      <Field label={say(KEY_WORDS.use)}>
        <select className="input" value={use} onChange={(event) => setUse(event.target.value as typeof use)}>
          <option value="sign">{say(KEY_WORDS.sign)}</option>
          <option value="seal">{say(KEY_WORDS.seal)}</option>
        </select>
      </Field>
      <Field label={say(SAYS.jwk)}>
        <textarea className="input" rows={4} value={jwk} onChange={(event) => setJwk(event.target.value)} />
      </Field>
    </ReasonDialog>
  );
}

type PublicKey = z.input<typeof addBankKeyRoute.body & object>["publicKey"];

/** The server judges its shape and its curve; here only whether it is JSON at all. */
function readKey(text: string, complaint: string): PublicKey {
  try {
    return JSON.parse(text) as PublicKey;
  } catch {
    throw new Error(complaint);
  }
}
