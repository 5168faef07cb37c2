import { once } from "node:events";
import { createServer } from "node:net";
import { freePort } from "@olive/db";
import { Refusal, type Wording } from "@olive/kernel";

const FIRST_PORT = 8080;
/** Past these somebody's whole range is taken and a person should choose. */
const PORTS_TRIED = 20;

/**
 * The port asked for, or the first free one from 8080 on; 0 means any free one. A taken port that was asked
 * for is a refusal: who asks for a port has told others.
 */
export async function choosePort(
  wanted: number | undefined,
  notice: (wording: Wording) => void,
): Promise<number> {
  // The port has to be known before the pages are made: the provider's addresses hold it.
  if (wanted === 0) return freePort();
  if (wanted !== undefined) {
    if (!(await isFree(wanted))) throw taken(wanted);
    return wanted;
  }
  for (let port = FIRST_PORT; port < FIRST_PORT + PORTS_TRIED; port++) {
    if (!(await isFree(port))) continue;
    if (port !== FIRST_PORT) {
      notice({
        zh: `端口 ${FIRST_PORT} 已被占用，改用 ${port}`,
        en: `port ${FIRST_PORT} is taken; ${port} is used instead`,
      });
    }
    return port;
  }
  throw taken(FIRST_PORT);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

function taken(port: number): Refusal {
  return new Refusal({
    code: "port-taken",
    message: { zh: `端口 ${port} 已被占用`, en: `port ${port} is taken` },
    remedy: { zh: "换一个端口：./olive up --port 8090", en: "choose another: ./olive up --port 8090" },
    status: 503,
  });
}
