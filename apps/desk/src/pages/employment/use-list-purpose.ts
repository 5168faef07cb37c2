import { useSession } from "@olive/ui";

const USUAL = "assistance";

/** Why a list of people is read, where the page is for one thing: assistance if the assignment has it, or its first. */
export function useListPurpose(): string {
  const { purposes } = useSession();
  return purposes.some(({ code }) => code === USUAL) ? USUAL : (purposes[0]?.code ?? USUAL);
}
