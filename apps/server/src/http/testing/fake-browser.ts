/** A browser that keeps cookies, by host as browsers do, and doesn't follow redirects by itself. */
export function openBrowser(origin: string) {
  const cookies = new Map<string, string>();
  const send = async (
    address: string,
    form?: Record<string, string>,
    headers: Record<string, string> = {},
  ) => {
    const answer = await fetch(new URL(address, origin), {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "), ...headers },
      ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return { status: answer.status, to: answer.headers.get("location") ?? "", body: await answer.text() };
  };
  /** Goes where it is sent, until it is sent nowhere. */
  const follow = async (address: string) => {
    let answer = await send(address);
    let at = new URL(address, origin);
    while (answer.to !== "") {
      at = new URL(answer.to, at);
      answer = await send(at.href);
    }
    return { ...answer, at };
  };
  return { cookies, send, follow };
}
