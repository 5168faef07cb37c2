import { ProblemError } from "@olive/http/client";
import { createImportRoute, recogniseUploadRoute } from "@olive/registry/contract";
import type { Call } from "@olive/ui";

/** Sends dropped files one after the other and has each recognised; gives the delivery's number. */
export async function sendFiles(
  call: Call,
  files: readonly File[],
  onSent: (done: number) => void,
): Promise<number> {
  const announced = files.map(({ name, size }) => ({ name, bytes: size }));
  const run = await call(createImportRoute, { body: { files: announced } });
  for (const [index, file] of files.entries()) {
    const upload = run.uploads[index];
    if (upload === undefined) break;
    await sendBytes(`/api/imports/${run.id}/files/${upload.id}`, file);
    await call(recogniseUploadRoute, {
      params: { run: run.id, upload: upload.id },
      body: { remember: false },
    });
    onSent(index + 1);
  }
  return run.id;
}

/** The one request that is no JSON. */
async function sendBytes(address: string, file: File): Promise<void> {
  const answer = await fetch(address, {
    method: "PUT",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  });
  if (!answer.ok) throw new ProblemError(await answer.json());
}
