import { Field, useText } from "@olive/ui";

const SAYS = {
  label: { zh: "材料文件", en: "Its file" },
  hint: {
    zh: "合同、工资单的照片或扫描件：只算出摘要，文件不上传；同一份材料给两个人用会被核查发现",
    en: "A photo or scan: its digest alone is sent, not the file; one paper for two people is found by the checks",
  },
};
const BYTE_DIGITS = 2;
const HEX = 16;

/** SHA-256 of a chosen file, worked out in the browser; the file stays where it is. */
export function ProofField({ onChange }: { onChange: (digest: string | undefined) => void }) {
  const say = useText();
  // Browsers count digests on secure addresses and loopback alone.
  if (globalThis.crypto?.subtle === undefined) return null;
  const digest = async (file: File | undefined) => {
    if (file === undefined) return onChange(undefined);
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    onChange(Array.from(bytes, (byte) => byte.toString(HEX).padStart(BYTE_DIGITS, "0")).join(""));
  };
  return (
    <Field label={say(SAYS.label)} hint={say(SAYS.hint)} optional>
      <input className="input" type="file" onChange={(event) => void digest(event.target.files?.[0])} />
    </Field>
  );
}
