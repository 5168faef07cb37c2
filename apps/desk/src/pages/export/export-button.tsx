import { Button, useMay, useText } from "@olive/ui";
import { lazy, Suspense, useState } from "react";

/** Fetched when somebody exports: most who see a list don't. */
const ExportDialog = lazy(() => import("./export-dialog.tsx"));

/** How a list is to leave the house. */
export interface ExportChoice {
  readonly format: "xlsx" | "csv";
  readonly encoding: "utf-8" | "gb18030";
  readonly profile: "list" | "export" | "full";
  readonly purpose: string;
  readonly reason?: string;
}

export interface ExportButtonProps {
  /** Asks the server for the file, with the list's own filters. */
  readonly onExport: (choice: ExportChoice) => Promise<{ readonly download: string; readonly rows: number }>;
}

const OPEN = { zh: "导出", en: "Export" };

/** For every list that may leave the house: purpose, masking and format are asked for, the file then comes by itself. */
export function ExportButton({ onExport }: ExportButtonProps) {
  const may = useMay();
  const say = useText();
  const [open, setOpen] = useState(false);
  if (!may("export.list")) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say(OPEN)}</Button>
      <Suspense>{open && <ExportDialog onExport={onExport} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
