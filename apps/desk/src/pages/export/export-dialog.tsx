import { Button, Dialog, ProblemNotice, useSession, useText, useToast } from "@olive/ui";
import { useState } from "react";
import type { ExportButtonProps, ExportChoice } from "./export-button.tsx";
import { ExportFields } from "./export-fields.tsx";

const WORDS = {
  act: { zh: "导出", en: "Export" },
  title: { zh: "导出名单", en: "Export the list" },
  leave: { zh: "不导出了", en: "Leave it" },
  done: (rows: number) => ({
    zh: `已导出 ${rows.toLocaleString("en-US")} 行，已记入审计`,
    en: `${rows.toLocaleString("en-US")} rows exported; it is in the audit`,
  }),
  duty: {
    zh: "文件里会写明谁、何时、为何导出了哪些人；请勿转发，用毕删除。",
    en: "The file says who exported whom, when and what for. Don't pass it on; delete it after use.",
  },
};

export default function ExportDialog({
  onExport,
  onClose,
}: ExportButtonProps & { readonly onClose: () => void }) {
  const say = useText();
  const toast = useToast();
  const { purposes } = useSession();
  const [choice, setChoice] = useState<ExportChoice>({
    ...{ format: "xlsx", encoding: "utf-8", profile: "export", purpose: purposes[0]?.code ?? "" },
  });
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const { download, rows } = await onExport(choice);
      location.assign(`/api/downloads/${download}`);
      toast(say(WORDS.done(rows)));
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={say(WORDS.title)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(WORDS.leave)}</Button>
          <Button type="primary" loading={busy} onClick={() => void submit()}>
            {say(WORDS.act)}
          </Button>
        </>
      }
    >
      {failure !== undefined && <ProblemNotice error={failure} />}
      <ExportFields choice={choice} onChange={setChoice} />
      <p className="note">{say(WORDS.duty)}</p>
    </Dialog>
  );
}
