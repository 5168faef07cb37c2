import { type Column, DataTable, useText } from "@olive/ui";
import { FIELDS, MOVES } from "./words.ts";

interface PlaceLine {
  readonly place: string | null;
  readonly name: string | null;
  readonly entered: number;
  readonly left: number;
  readonly becameUnknown: number;
  readonly becameKnown: number;
}

const WORDS = { caption: { zh: "分乡镇、街道（按代码排列）", en: "By township, in the order of codes" } };

/** Who would move, by township; in the order of codes, which ranks nobody. */
export function PlaceMoves({ places }: { places: readonly PlaceLine[] }) {
  const say = useText();
  if (places.length === 0) return null;
  const columns: readonly Column<PlaceLine>[] = [
    {
      key: "name",
      title: say(FIELDS.township),
      cell: ({ name, place }) => name ?? (place === null ? say(FIELDS.unknownPlace) : place),
    },
    ...(["entered", "left", "becameUnknown", "becameKnown"] as const).map(
      (kind): Column<PlaceLine> => ({
        key: kind,
        title: say(MOVES[kind]),
        number: true,
        cell: (line) => line[kind].toLocaleString("en-US"),
      }),
    ),
  ];
  return (
    <div className="impact-table">
      <DataTable
        caption={say(WORDS.caption)}
        columns={columns}
        rows={places}
        keyOf={({ place }) => place ?? "-"}
      />
    </div>
  );
}
