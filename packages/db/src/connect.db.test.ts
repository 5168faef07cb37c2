import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { testDatabase } from "@olive/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { onClient, transaction } from "./connect.ts";
import { copyFrom, copyInto } from "./copy.ts";

interface Tables {
  person: { id: number; born_on: string | null };
}

const db = await testDatabase();
beforeAll(async () => {
  await db.query("create table person (id int primary key, born_on date)");
});

describe("a connection", () => {
  test("reads dates as ISO text, numerics as text, and 64-bit integers exactly", async () => {
    const [row] = await db.query(
      "select date '2022-05-31' as d, 1.50::numeric as n, 7::int8 as i, 9007199254740993::int8 as big",
    );
    expect(row).toEqual({ d: "2022-05-31", n: "1.50", i: 7, big: 9007199254740993n });
  });

  test("keeps all of a transaction or nothing, and sees its own rows through the query builder", async () => {
    await transaction(db, async (tx) => {
      await tx.tables<Tables>().insertInto("person").values({ id: 1, born_on: "2000-02-29" }).execute();
      expect(await tx.query("select born_on from person")).toEqual([{ born_on: "2000-02-29" }]);
    });
    const failed = transaction(db, async (tx) => {
      await tx.query("insert into person values (2, null)");
      throw new Error("changed my mind");
    });
    await expect(failed).rejects.toThrow("changed my mind");
    expect(await db.tables<Tables>().selectFrom("person").select("id").execute()).toEqual([{ id: 1 }]);
  });

  test("takes and gives rows by COPY", async () => {
    await transaction(db, async (tx) => {
      const into = copyInto(tx.client, "copy person from stdin");
      await pipeline(Readable.from(["11\t2001-01-01\n", "12\t\\N\n"]), into);
      expect(into.rowCount).toBe(2);
    });
    const client = await db.pool.connect();
    try {
      const out = copyFrom(client, "copy (select * from person where id > 10 order by id) to stdout");
      expect((await out.toArray()).join("")).toBe("11\t2001-01-01\n12\t\\N\n");
      expect(await onClient(client).query("select 1 as one")).toEqual([{ one: 1 }]);
    } finally {
      client.release();
    }
  });
});
