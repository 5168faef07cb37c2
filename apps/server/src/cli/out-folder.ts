import { access, constants, mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Refusal } from "@olive/kernel";

/** Where results go when nobody says. */
const DEFAULT_OUT = "olive-out";

/**
 * The folder of `--out`, made when missing: before the work, so that nobody waits for results that can't be kept.
 * Throws Refusal `out-not-writable`. @returns its absolute path.
 */
export async function makeOutFolder(given: string | undefined): Promise<string> {
  const out = resolve(given ?? DEFAULT_OUT);
  try {
    await makeFolder(out);
    return out;
  } catch (cause) {
    throw new Refusal({
      code: "out-not-writable",
      message: { zh: `不能写入文件夹 ${out}`, en: `The folder ${out} can't be written` },
      remedy: {
        zh: "请用 --out 指定一个可写的文件夹，并检查权限和磁盘",
        en: "Name a folder of yours with --out; check its permissions and the disk",
      },
      cause,
    });
  }
}

/** As a recursive mkdir, but Node's own never returns where a folder can't be made below one that exists (/proc). */
async function makeFolder(path: string): Promise<void> {
  const fault = await faultOfMaking(path);
  if (fault?.code !== "ENOENT") {
    if (fault !== undefined && !(await stat(path)).isDirectory()) throw fault;
    return access(path, constants.W_OK);
  }
  await makeFolder(dirname(path));
  await mkdir(path);
}

async function faultOfMaking(path: string): Promise<NodeJS.ErrnoException | undefined> {
  return mkdir(path).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error,
  );
}
