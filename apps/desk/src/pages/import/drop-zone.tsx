import { useText } from "@olive/ui";
import { type DragEvent, useId, useState } from "react";

const WORDS = {
  drop: { zh: "把文件拖到这里", en: "Drop files here" },
  choose: { zh: "选择文件", en: "Choose files" },
  hint: {
    zh: "可以一次放多个 .csv、.xlsx，每个不超过 100 MB；退回行更正后的工作簿也放这里",
    en: "Several .csv or .xlsx at once, up to 100 MB each; corrected workbooks of rejected rows belong here too",
  },
};

/** Takes files by drag and drop, by a click, or by the keyboard: it is the browser's own file field underneath. */
export function DropZone({
  disabled,
  onFiles,
}: {
  disabled: boolean;
  onFiles: (files: readonly File[]) => void;
}) {
  const say = useText();
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    if (files !== null && files.length > 0 && !disabled) onFiles([...files]);
  };
  const hold = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === "dragover");
  };
  return (
    <label
      htmlFor={id}
      className={over ? "drop-zone drop-zone-over" : "drop-zone"}
      onDragOver={hold}
      onDragLeave={hold}
      onDrop={(event) => {
        hold(event);
        take(event.dataTransfer.files);
      }}
    >
      <span className="drop-title">{say(WORDS.drop)}</span>
      <span className="note" id={`${id}-hint`}>
        {say(WORDS.hint)}
      </span>
      <span className="drop-button" aria-hidden="true">
        {say(WORDS.choose)}
      </span>
      <input
        id={id}
        className="hidden"
        type="file"
        multiple
        accept=".csv,.xlsx,.txt"
        disabled={disabled}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }}
      />
    </label>
  );
}
