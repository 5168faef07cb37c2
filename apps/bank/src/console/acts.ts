import { type Transaction, transaction, wakeJob } from "@olive/db";
import { Refusal } from "@olive/kernel";
import { type BankContext, codeOf } from "../bank-context.ts";
import { sendNext, writeOut } from "../send/outbox.ts";
import { applyJudgement } from "../work/decide.ts";
import { sendingOf } from "../work/job-names.ts";
import { recordRepayment } from "../work/repay.ts";
import type { Staff } from "./session.ts";

interface Act {
  readonly context: BankContext;
  readonly staff: Staff;
  readonly application: string;
}
type Form = URLSearchParams;

const OPEN = ["opened", "declined", "needMore", "offered"];
const FEN_A_WAN = 1_000_000;

/** Keeps who did what with an application, in the transaction of the act. */
export async function recordAct(tx: Transaction, act: Act, name: string, detail?: string): Promise<void> {
  const { context, staff, application } = act;
  await tx.query(
    "insert into bank.act (bank, application, at, who, act, detail) values ($1, $2, $3, $4, $5, $6)",
    [codeOf(context), application, context.now(), `${staff.title} ${staff.name}`, name, detail ?? null],
  );
}

/** Everything that a person at the bank may do with an application, by the last part of its address. */
export const CONSOLE_ACTS: Readonly<Record<string, (act: Act, form: Form) => Promise<void>>> = {
  contact: (act) =>
    within(act, async (tx) => {
      const { context, application } = act;
      const contactedAt = context.now();
      await tx.query(
        "update bank.application set contacted_at = coalesce(contacted_at, $3) where bank = $1 and id = $2",
        [codeOf(context), application, contactedAt],
      );
      await recordAct(tx, act, "contact");
      await writeOut(tx, context, { kind: "contact", application, contactedAt: contactedAt.toISOString() });
    }),
  report: async (act) => {
    const id = await within(act, async (tx, { consent }) => {
      await recordAct(tx, act, "requestReport");
      return writeOut(tx, act.context, { kind: "reportRequest", application: act.application, consent });
    });
    // The page that follows should say what came of it; where the platform doesn't answer, the job goes on trying.
    await sendNext(act.context, id).catch(() => false);
  },
  approve: (act, form) =>
    within(act, async (tx, { state }) => {
      requireOpen(state);
      const product = act.context.settings.products.find(({ code }) => code === form.get("product"));
      const amountFen = Math.round(Number(form.get("wan")) * FEN_A_WAN);
      if (product === undefined || !(amountFen > 0)) throw incomplete();
      await recordAct(tx, act, "decide", `批准 ${product.name.zh}`);
      await replaceOffers(tx, act);
      const judgement = { state: "offered", offers: [{ product, amountFen }] } as const;
      await applyJudgement(tx, act.context, act.application, judgement, nameOf(act));
    }),
  decline: (act, form) =>
    within(act, async (tx, { state }) => {
      requireOpen(state);
      const [code = "", text = "", change = ""] = ["code", "text", "change"].map((name) =>
        form.get(name)?.trim(),
      );
      if (!/^[A-Z_]{3,40}$/.test(code) || text === "") throw incomplete();
      await recordAct(tx, act, "decide", `不批：${code} ${text}`);
      await replaceOffers(tx, act);
      const reason = { code, text, change: change === "" ? null : change };
      await applyJudgement(tx, act.context, act.application, { state: "declined", reason }, nameOf(act));
    }),
  repay: (act, form) =>
    within(act, async (tx) => {
      await recordAct(tx, act, "repay");
      await recordRepayment(tx, act.context, act.application, form.get("offer") ?? "");
    }),
  "end-line": (act, form) => within(act, (tx) => endLine(tx, act, form)),
};

const nameOf = ({ staff }: Act): string => `${staff.title} ${staff.name}`;

/** Ends an open line with a reason; what was drawn stays to be repaid. */
async function endLine(tx: Transaction, act: Act, form: Form): Promise<void> {
  const { context, application } = act;
  const reason = form.get("reason")?.trim() ?? "";
  const offer = form.get("offer") ?? "";
  if (reason === "") throw incomplete();
  const ended = await tx.query(
    `update bank.offer set state = 'ended' where bank = $1 and id = $2 and application = $3 and kind = 'line'
       and state in ('made', 'accepted') returning id`,
    [codeOf(context), offer, application],
  );
  if (ended.length === 0) throw incomplete();
  await recordAct(tx, act, "endLine", reason);
  await writeOut(tx, context, { kind: "lineEnd", application, offer, reason });
}

/** A new decision takes the place of what was offered before it. */
async function replaceOffers(tx: Transaction, { context, application }: Act): Promise<void> {
  await tx.query(
    "update bank.offer set state = 'ended' where bank = $1 and application = $2 and state = 'made'",
    [codeOf(context), application],
  );
}

interface Standing {
  readonly state: string;
  readonly consent: string;
}

/** In one transaction, the application's row locked; what has to be told is sent at once. */
async function within<T>(act: Act, work: (tx: Transaction, standing: Standing) => Promise<T>): Promise<T> {
  const { context, application } = act;
  const done = await transaction(context.db, async (tx) => {
    const [standing] = await tx.query<Standing>(
      "select state, consent from bank.application where bank = $1 and id = $2 for update",
      [codeOf(context), application],
    );
    if (standing === undefined) throw unknown();
    return work(tx, standing);
  });
  wakeJob(sendingOf(codeOf(context)));
  return done;
}

function requireOpen(state: string): void {
  if (OPEN.includes(state)) return;
  throw new Refusal({
    code: "application-not-open",
    status: 409,
    message: { zh: "这笔申请现在不能审批", en: "This application can't be decided now" },
    remedy: { zh: "看它的状态", en: "See where it stands" },
  });
}

function incomplete(): Refusal {
  return new Refusal({
    code: "input-incomplete",
    status: 422,
    message: { zh: "填得不全", en: "Something is missing" },
    remedy: {
      zh: "不批要有代码和原因，批准要有产品和金额",
      en: "A decline needs code and reason, an approval product and amount",
    },
  });
}

export function unknown(): Refusal {
  return new Refusal({
    code: "application-unknown",
    status: 404,
    message: { zh: "没有这笔申请", en: "No such application" },
    remedy: { zh: "回到申请列表", en: "Back to the list" },
  });
}
