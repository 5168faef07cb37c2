import type { Wording } from "@olive/kernel";
import { useText } from "@olive/ui";

export interface Chip<V> {
  readonly value: V;
  readonly name: Wording;
}

export interface ChipsProps<V> {
  /** What is chosen, for those who hear the page. */
  readonly label: string;
  readonly chips: readonly Chip<V>[];
  readonly isChosen: (value: V) => boolean;
  readonly onTap: (value: V) => void;
}

/** Answers that are one tap each: pressed or not, by a mark besides the colour. */
export function Chips<V>({ label, chips, isChosen, onTap }: ChipsProps<V>) {
  const say = useText();
  return (
    <fieldset className="chips" aria-label={label}>
      {chips.map(({ value, name }) => (
        <button
          key={JSON.stringify(value)}
          type="button"
          className="chip"
          aria-pressed={isChosen(value)}
          onClick={() => onTap(value)}
        >
          {say(name)}
        </button>
      ))}
    </fieldset>
  );
}
