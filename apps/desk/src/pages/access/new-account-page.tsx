import { listAccountsRoute, openAccountRoute } from "@olive/access/contract";
import {
  Button,
  type Complaint,
  complaintsOf,
  Field,
  FormPage,
  Page,
  useAct,
  useSession,
  useText,
} from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { AssignmentFields, emptyDraft, toAssignment } from "./assignment-fields.tsx";
import { OneTimeLink } from "./one-time-link.tsx";
import { StepUp } from "./step-up.tsx";
import { ACCESS_WORDS } from "./words.ts";

const WORDS = {
  title: { zh: "新建账号", en: "New account" },
  lead: {
    zh: "账号连同第一项任职一起建立；口令由本人用一次性链接设置，管理员不经手。",
    en: "An account comes with its first assignment; the person chooses the password by a one-time link.",
  },
  loginHint: {
    zh: "小写字母开头，可含数字、点、连字符，如 lan.tian",
    en: "Lower-case letters first, as lan.tian",
  },
  save: { zh: "建立账号", en: "Open the account" },
  back: { zh: "回到账号列表", en: "Back to the accounts" },
  missing: {
    name: { zh: "请填写姓名", en: "Give the name" },
    login: { zh: "请按示例填写账号", en: "Give an account name, as in the example" },
    role: { zh: "请选择角色", en: "Choose a role" },
  },
};
const LOGIN = /^[a-z][a-z0-9.-]{2,31}$/;

/** Opens an account with its first assignment. */
export default function NewAccountPage() {
  const say = useText();
  const { area } = useSession();
  const [name, setName] = useState("");
  const [login, setLogin] = useState("");
  const [draft, setDraft] = useState(emptyDraft(area));
  const [complaints, setComplaints] = useState<readonly Complaint[]>([]);
  const open = useAct(openAccountRoute, [listAccountsRoute]);
  const submit = () => {
    const missing = [
      ...(name.trim() === "" ? [{ field: "name", text: say(WORDS.missing.name) }] : []),
      ...(LOGIN.test(login) ? [] : [{ field: "login", text: say(WORDS.missing.login) }]),
      ...(draft.role === "" ? [{ field: "role", text: say(WORDS.missing.role) }] : []),
    ];
    setComplaints(missing);
    if (missing.length > 0) return;
    open.mutate(
      { body: { ...toAssignment(draft), name: name.trim(), login } },
      { onError: (error) => setComplaints(complaintsOf(error)) },
    );
  };
  /** What was complained of and is being changed isn't complained of any more. */
  const settle = (field: string) => setComplaints((all) => all.filter((one) => one.field !== field));
  const complaintOf = (field: string) => complaints.find((one) => one.field === field)?.text;
  return (
    <Page title={say(WORDS.title)} lead={say(WORDS.lead)}>
      <StepUp />
      {open.data !== undefined ? (
        <>
          <OneTimeLink link={open.data.link} name={name} />
          <p>
            <Link to="/accounts">{say(WORDS.back)}</Link>
          </p>
        </>
      ) : (
        <div className="card">
          <FormPage
            complaints={complaints}
            failure={open.error ?? undefined}
            onSubmit={submit}
            buttons={
              <Button type="primary" htmlType="submit" loading={open.isPending}>
                {say(WORDS.save)}
              </Button>
            }
          >
            <Field label={say(ACCESS_WORDS.name)} id="name" complaint={complaintOf("name")}>
              <input
                className="input"
                autoComplete="off"
                maxLength={40}
                value={name}
                onChange={(event) => {
                  setName(event.target.value);
                  settle("name");
                }}
              />
            </Field>
            <Field
              label={say(ACCESS_WORDS.login)}
              id="login"
              hint={say(WORDS.loginHint)}
              complaint={complaintOf("login")}
            >
              <input
                className="input"
                autoComplete="off"
                autoCapitalize="none"
                maxLength={32}
                value={login}
                onChange={(event) => {
                  setLogin(event.target.value);
                  settle("login");
                }}
              />
            </Field>
            <AssignmentFields
              draft={draft}
              onChange={(next) => {
                setDraft(next);
                settle("role");
              }}
            />
          </FormPage>
        </div>
      )}
    </Page>
  );
}
