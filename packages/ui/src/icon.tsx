/** Shapes on a grid of 20, drawn with one stroke: our own, so that no font and no library is loaded for them. */
const SHAPES = {
  home: "M3 9.5 10 4l7 5.5M5 8.5V16h10V8.5M8.5 16v-4h3v4",
  work: "M4 4.5h12v11H4zM7 8h6M7 11h4",
  team: "M7 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M2.5 16c.3-3 2-4.5 4.5-4.5s4.2 1.5 4.5 4.5M13 4.5a2.2 2.2 0 0 1 0 4.3M14 11.7c2 .4 3.2 1.9 3.5 4.3",
  person: "M10 9.5A3 3 0 1 0 10 3.5a3 3 0 0 0 0 6M4 16.5c.4-3.6 2.6-5 6-5s5.6 1.4 6 5",
  household: "M3 10 10 4l7 6M5 9v7h10V9M10 12.5a1.5 1.5 0 1 0 0-.1M8 16c.2-1.3.9-2 2-2s1.8.7 2 2",
  business:
    "M3.5 8.5 5 4h10l1.5 4.5M3.5 8.5a2.2 2.2 0 0 0 4.3 0 2.2 2.2 0 0 0 4.4 0 2.2 2.2 0 0 0 4.3 0M5 11v5h10v-5",
  village: "M2.5 16.5h15M4 16V9l3.5-3L11 9v7M11 16V6.5l2.5-2.5L16 6.5V16",
  recognition: "M4 3.5h9l3 3v10H4zM7 11l2 2 4-4.5",
  notice: "M3 8v4l9 4V4zM12 7.5c2 0 3 1 3 2.5s-1 2.5-3 2.5M5 12.5 6 16.5h2l-.500-3",
  import: "M10 3v9M6.5 9 10 12.5 13.5 9M3.5 13v3.5h13V13",
  export: "M10 12.5V3.5M6.5 7 10 3.5 13.5 7M3.5 13v3.5h13V13",
  twins:
    "M6 9a2.3 2.3 0 1 0 0-4.6A2.3 2.3 0 0 0 6 9M14 9a2.3 2.3 0 1 0 0-4.6A2.3 2.3 0 0 0 14 9M2.5 15.5C2.8 12.8 4 11.5 6 11.5s3.2 1.3 3.5 4M10.5 15.5c.3-2.7 1.5-4 3.5-4s3.2 1.3 3.5 4",
  rules: "M4 5h8M4 10h12M4 15h6M14 3.5v3M8 8.5v3M12 13.5v3",
  audit: "M10 3 4 5v5c0 3.5 2.5 5.8 6 7 3.5-1.2 6-3.5 6-7V5zM7.5 10l2 2 3.5-4",
  account:
    "M3.5 4.5h13v11h-13zM7 10a1.6 1.6 0 1 0 0-3.2A1.6 1.6 0 0 0 7 10M4.8 13.5c.3-1.5 1-2.2 2.2-2.2s1.9.7 2.2 2.2M11.5 8h3M11.5 11h3",
  key: "M7 13a3.5 3.5 0 1 1 3-5.3h7M14 7.7v3M17 7.7v2M7 9.5v.1",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 6v4.5l3 1.5",
  search: "M9 14.5A5.5 5.5 0 1 0 9 3.5a5.5 5.5 0 0 0 0 11M13 13l4 4",
  dispute: "M3.5 4h13v9h-7l-3 3v-3h-3zM10 6.5v2.5M10 11v.1",
  page: "M5 3h7l3 3v11H5zM12 3v3h3",
  seeker:
    "M8 9a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 9M2.5 16c.3-3.3 2.3-4.7 5.5-4.7M13.5 16a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6M15.5 15.2 17.5 17.2",
  post: "M3 7h14v9H3zM7.5 7V4.5h5V7M3 11h14",
  training: "M2.5 8 10 4.5 17.5 8 10 11.5zM5.5 9.5v4c2.7 2 6.3 2 9 0v-4M17.5 8v5",
  figures: "M4 16.5V10M8 16.5V6M12 16.5V12M16 16.5V4M2.5 16.5h15",
} as const;

export type IconName = keyof typeof SHAPES;

/** Beside a word, never instead of one: hidden from what reads the page aloud. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={SHAPES[name]} />
    </svg>
  );
}
