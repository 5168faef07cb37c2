import { parseArgs } from "node:util";
import { FIRST_LOGIN, INVITATION_HOURS, inviteFirstAdministrator, readCountyAccess } from "@olive/access";
import { STANDING_SPACE } from "@olive/db";
import { ownAddress, providerFrom } from "../../start/own-address.ts";
import { findRunning } from "../../start/running.ts";
import { BadArguments, type Command, EXIT } from "../command.ts";
import { readCounty } from "../recognition/read-arguments.ts";
import { homeFolder, withSpace } from "../workplace.ts";

/** Who runs the server may always let a security administrator in: the first one, or one after all phones were lost. */
export const command: Command = {
  name: "account",
  summary: {
    zh: "发放安全管理员的一次性链接（首次启用，或全部失联时）",
    en: "a one-time link for a security administrator (the first, or when all are lost)",
  },
  usage: "invite [--county NAME] [--database-url URL]",
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { county: { type: "string" }, "database-url": { type: "string" } },
    });
    if (positionals.length !== 1 || positionals[0] !== "invite") {
      throw new BadArguments({ zh: "请写 ./olive account invite", en: "write ./olive account invite" });
    }
    const county = await readCounty(values.county);
    const running = await findRunning(homeFolder());
    const place = { space: STANDING_SPACE, databaseUrl: values["database-url"] };
    return withSpace(io, place, async (db) => {
      const token = await inviteFirstAdministrator(db, {
        county: county.code,
        access: readCountyAccess(county.dir),
        elsewhere: providerFrom(process.env).provider !== undefined,
        now: new Date(),
      });
      if (token === undefined) {
        io.err(
          io.say({
            zh: "本县（市、区）没有管理账号的角色：请看 roles.yaml",
            en: "no role of the county looks after accounts: see roles.yaml",
          }),
        );
        return EXIT.failure;
      }
      const address = process.env.OLIVE_URL ? ownAddress(0) : (running?.url ?? "");
      io.out(`${address}/sign-in/invitation/${token}`);
      io.err(
        io.say({
          zh: `账号 ${FIRST_LOGIN}；链接只能用一次，${INVITATION_HOURS} 小时内有效；以前的链接作废`,
          en: `account ${FIRST_LOGIN}; the link works once, for ${INVITATION_HOURS} hours; former ones are void`,
        }),
      );
      return EXIT.fine;
    });
  },
};
