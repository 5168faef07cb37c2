import type { ConsentBody } from "./consent-artefact.ts";
import type { SealStatement } from "./disclosure.ts";
import type { EvidencePack } from "./evidence.ts";
import type { EvidenceCheck, EvidenceFinding } from "./evidence-checks.ts";
import type { FromBank, ToBank } from "./messages.ts";
import { receiptDigest } from "./receipt-digest.ts";

/** A message whose signature held. */
export type ReadMessage =
  | { readonly direction: "toBank"; readonly at: Date; readonly content: ToBank }
  | { readonly direction: "fromBank"; readonly at: Date; readonly content: FromBank };

export interface EvidenceStory {
  readonly pack: EvidencePack;
  /** Every version under which something was delivered; none where one of them doesn't verify. */
  readonly consents: readonly ConsentBody[];
  readonly seals: readonly SealStatement[];
  readonly messages: readonly ReadMessage[];
}

type Message = ToBank | FromBank;
type Kind = Message["kind"];
type Of<K extends Kind> = Extract<Message, { kind: K }>;

/** Complaints of one rule over a pack; undefined where the pack has nothing that the rule is about. */
type Rule = (story: EvidenceStory) => string[] | undefined;

const RULES: readonly (readonly [EvidenceCheck, Rule])[] = [
  ["messageScope", judgeScope],
  ["deliveryConsent", judgeConsent],
  ["deliveryRoot", judgeRoots],
  ["receipts", judgeReceipts],
  ["keyRelease", judgeKeys],
  ["content", judgeContent],
  ["acceptance", judgeAcceptance],
  ["disbursement", judgeDisbursement],
  ["deletion", judgeDeletion],
];

/** Whether the messages tell one story that may have happened; their signatures are checked before. */
export function judgeMessages(story: EvidenceStory): EvidenceFinding[] {
  return RULES.map(([check, rule]) => {
    const complaints = rule(story);
    if (complaints === undefined) return { check, state: "absent" };
    const [detail] = complaints;
    return detail === undefined ? { check, state: "passed" } : { check, state: "failed", detail };
  });
}

function allOf<K extends Kind>({ messages }: EvidenceStory, kind: K): Of<K>[] {
  return messages.map(({ content }) => content).filter((content): content is Of<K> => content.kind === kind);
}

function judgeScope({ pack, messages }: EvidenceStory): string[] {
  return messages
    .map(({ content }) => content)
    .filter(({ application, bank }) => application !== pack.application || bank !== pack.bank)
    .map(({ kind, id }) => `${kind} ${id}`);
}

function judgeConsent(story: EvidenceStory): string[] | undefined {
  const { consents, pack } = story;
  const deliveries = allOf(story, "delivery");
  if (deliveries.length === 0 || consents.length === 0) return undefined;
  return deliveries
    .filter((delivery) => !consents.some((consent) => covers(consent, pack.bank, delivery)))
    .map(({ deliveryId }) => deliveryId);
}

/** Whether that version of the consent lets this bank have what was delivered, when it was delivered. */
function covers(
  { id, version, banks, grantedAt, expiresAt }: ConsentBody,
  bank: string,
  delivery: Of<"delivery">,
) {
  const covered: readonly string[] = banks.find(({ code }) => code === bank)?.sections ?? [];
  const at = new Date(delivery.at);
  return (
    delivery.consent === id &&
    delivery.consentVersion === version &&
    delivery.sections.every((section) => covered.includes(section)) &&
    at >= new Date(grantedAt) &&
    at < new Date(expiresAt)
  );
}

function judgeRoots(story: EvidenceStory): string[] | undefined {
  const deliveries = allOf(story, "delivery");
  if (deliveries.length === 0) return undefined;
  return deliveries
    .filter(
      ({ root, consent, consentVersion }) =>
        !story.seals.some(
          (seal) => seal.root === root && seal.consent === consent && seal.consentVersion === consentVersion,
        ),
    )
    .map(({ deliveryId }) => deliveryId);
}

function judgeReceipts(story: EvidenceStory): string[] | undefined {
  const receipts = allOf(story, "receipt");
  if (receipts.length === 0) return undefined;
  const sent = story.messages.flatMap((one) => (one.direction === "toBank" ? [one.content] : []));
  return receipts
    .filter(({ deliveryId, digest }) => {
      const answered = sent.find((one) => numberOf(one) === deliveryId);
      return answered !== undefined && receiptDigest(story.pack.suite, answered) !== digest;
    })
    .map(({ deliveryId }) => deliveryId);
}

/** The number by which a receipt names a message. */
function numberOf(message: ToBank): string {
  return message.kind === "delivery" ? message.deliveryId : message.id;
}

/** By the order of the pack, which is the order in which things went and came. */
function judgeKeys({ messages }: EvidenceStory): string[] | undefined {
  const releases = messages.filter(({ content }) => content.kind === "keyRelease");
  if (releases.length === 0) return undefined;
  return releases.flatMap((release) => {
    const before = messages.slice(0, messages.indexOf(release)).map(({ content }) => content);
    const { deliveryId } = release.content as Of<"keyRelease">;
    const hasReceipt = before.some((one) => one.kind === "receipt" && one.deliveryId === deliveryId);
    const isRevoked = before.some((one) => one.kind === "tombstone");
    return hasReceipt && !isRevoked ? [] : [deliveryId];
  });
}

function judgeContent(story: EvidenceStory): string[] | undefined {
  const answers = allOf(story, "contentAnswer");
  if (answers.length === 0) return undefined;
  return answers.filter(({ outcome }) => outcome !== "verified").map(({ outcome }) => outcome);
}

function judgeAcceptance(story: EvidenceStory): string[] | undefined {
  const acceptances = allOf(story, "acceptance");
  if (acceptances.length === 0) return undefined;
  const offers = allOf(story, "decision").flatMap((decision) => decision.offers);
  return acceptances
    .filter(({ offer, acceptedAt }) => {
      const made = offers.find((one) => one.offer === offer);
      return made === undefined || new Date(acceptedAt) > new Date(made.validTill);
    })
    .map(({ offer }) => offer);
}

function judgeDisbursement(story: EvidenceStory): string[] | undefined {
  const paid = allOf(story, "disbursement");
  if (paid.length === 0) return undefined;
  const accepted = new Set(allOf(story, "acceptance").map(({ offer }) => offer));
  const offers = allOf(story, "decision").flatMap((decision) => decision.offers);
  const repaid = (offer: string) =>
    sumOf(allOf(story, "repayment").filter((one) => one.offer === offer && one.state !== "overdue"));
  return [...new Set(paid.map(({ offer }) => offer))].filter((offer) => {
    const limit = offers.find((one) => one.offer === offer)?.amountFen ?? 0;
    const total = sumOf(paid.filter((one) => one.offer === offer));
    // What was paid back on a line may be drawn again.
    return !accepted.has(offer) || total > limit + repaid(offer);
  });
}

function sumOf(amounts: readonly { readonly amountFen: number }[]): number {
  return amounts.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

function judgeDeletion(story: EvidenceStory): string[] | undefined {
  const tombstones = allOf(story, "tombstone");
  const deletions = allOf(story, "deletion");
  // One that isn't answered yet is no failure of the pack: the bank has until `deleteBy`.
  if (tombstones.length === 0 || deletions.length === 0) return undefined;
  return deletions
    .filter(({ consent }) => !tombstones.some((one) => one.consent === consent))
    .map(({ consent }) => consent);
}
