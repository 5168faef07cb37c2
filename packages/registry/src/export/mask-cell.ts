import {
  type MaskProfile,
  maskAddress,
  maskBankCard,
  maskDisabilityCard,
  maskName,
  maskPhone,
  maskResidentId,
} from "@olive/kernel";

/** What a column holds that may have to be masked. */
export type Sensitive = "name" | "residentId" | "disabilityCard" | "phone" | "bankCard" | "address";

const MASKS: Readonly<Record<Sensitive, (text: string, profile: MaskProfile) => string>> = {
  name: (text, profile) => maskName(text, profile),
  residentId: maskResidentId,
  disabilityCard: maskDisabilityCard,
  phone: maskPhone,
  bankCard: maskBankCard,
  address: maskAddress,
};

export function maskCell(text: string, kind: Sensitive | undefined, profile: MaskProfile): string {
  return kind === undefined ? text : MASKS[kind](text, profile);
}
