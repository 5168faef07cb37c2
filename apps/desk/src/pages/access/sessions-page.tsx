import { endSessionRoute, listSessionsRoute } from "@olive/access/contract";
import { Loaded, Page, ProblemNotice, useAct, useRead, useSession, useText, useToast } from "@olive/ui";
import { SessionTable } from "./session-table.tsx";

const WORDS = {
  title: { zh: "会话", en: "Sessions" },
  lead: {
    zh: "正在使用系统的人；结束后，下一次请求即失效。半小时不用自动结束。",
    en: "Who uses the system now; an ended session is over with its next request, an idle one after half an hour.",
  },
  ended: { zh: "已结束会话：", en: "Session ended: " },
};

/** Who is signed in, in the area. */
export default function SessionsPage() {
  const say = useText();
  const toast = useToast();
  const { areaName } = useSession();
  const reading = useRead(listSessionsRoute);
  const end = useAct(endSessionRoute, [listSessionsRoute]);
  return (
    <Page title={say(WORDS.title)} lead={`${areaName} · ${say(WORDS.lead)}`}>
      {end.error && <ProblemNotice error={end.error} />}
      <Loaded of={reading}>
        {({ sessions }) => (
          <SessionTable
            sessions={sessions}
            onEnd={({ session, name }) =>
              end.mutate({ params: { session } }, { onSuccess: () => toast(`${say(WORDS.ended)}${name}`) })
            }
          />
        )}
      </Loaded>
    </Page>
  );
}
