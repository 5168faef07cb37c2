import type { getVillageRoute } from "@olive/registry/contract";
import { DataTable, useText } from "@olive/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import type { z } from "zod";
import { FIGURES, number } from "./figures.ts";

type Village = z.output<typeof getVillageRoute.responses.ok.body>;

const HEADS = {
  age: { zh: "年龄", en: "Age" },
  male: { zh: "男", en: "Men" },
  female: { zh: "女", en: "Women" },
  both: { zh: "合计", en: "Together" },
  place: { zh: "名称", en: "Name" },
};

export function BelowTable({ caption, below }: { caption: string; below: Village["below"] }) {
  const say = useText();
  const navigate = useNavigate();
  return (
    <DataTable
      caption={caption}
      rows={below}
      keyOf={({ code }) => code}
      onOpen={({ code }) => void navigate({ to: `/villages/${code}` })}
      columns={[
        {
          key: "place",
          title: say(HEADS.place),
          cell: ({ code, name }) => <Link to={`/villages/${code}`}>{name}</Link>,
        },
        ...FIGURES.map(({ key, name }) => ({
          key,
          title: say(name),
          number: true,
          cell: ({ figures }: Village["below"][number]) => number(figures[key]),
        })),
      ]}
    />
  );
}

export function AgeTable({ caption, ages }: { caption: string; ages: Village["ages"] }) {
  const say = useText();
  const counts = [
    ["male", HEADS.male, ({ male }: Village["ages"][number]) => male],
    ["female", HEADS.female, ({ female }: Village["ages"][number]) => female],
    ["both", HEADS.both, ({ male, female }: Village["ages"][number]) => male + female],
  ] as const;
  return (
    <DataTable
      caption={caption}
      rows={ages}
      keyOf={({ from }) => String(from)}
      columns={[
        {
          key: "age",
          title: say(HEADS.age),
          cell: ({ from, to }) => (to === null ? `${from}+` : `${from}–${to}`),
        },
        ...counts.map(([key, title, read]) => ({
          key,
          title: say(title),
          number: true,
          cell: (band: Village["ages"][number]) => number(read(band)),
        })),
      ]}
    />
  );
}
