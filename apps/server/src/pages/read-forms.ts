import type { FastifyInstance } from "fastify";

/** Lets every page read what a form sends: texts by name, and a list where a name comes several times. */
export function readForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    (_request, body, done) => {
      const sent = new URLSearchParams(String(body));
      const fields = [...new Set(sent.keys())].map((name) => {
        const values = sent.getAll(name);
        return [name, values.length === 1 ? values[0] : values];
      });
      done(null, Object.fromEntries(fields));
    },
  );
}
