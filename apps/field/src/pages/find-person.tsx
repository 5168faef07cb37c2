import { searchRoute } from "@olive/registry/contract";
import { Icon, useText } from "@olive/ui";
import { useDeferredValue, useState } from "react";
import { Loading } from "../reading/loading.tsx";
import { useReading } from "../reading/use-reading.ts";
import { Go } from "../shell/address.tsx";

const WORDS = {
  label: { zh: "找人：姓名或拼音首字母", en: "Find a person: name or initials" },
  none: {
    zh: "辖区内没有找到。请换姓名的一个字，或拼音首字母。",
    en: "Nobody in your area. Try one character of the name, or its initials.",
  },
  age: (years: number) => ({ zh: `${years} 岁`, en: `${years}` }),
};

/** Anybody in the reader's area, for a clue at the door or a visit out of turn. */
export function FindPerson() {
  const say = useText();
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim());
  return (
    <search className="find">
      <label htmlFor="find">
        <Icon name="search" />
        <span className="hidden">{say(WORDS.label)}</span>
      </label>
      <input
        id="find"
        type="search"
        className="input"
        autoComplete="off"
        placeholder={say(WORDS.label)}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {wanted !== "" && <Found text={wanted} />}
    </search>
  );
}

function Found({ text }: { text: string }) {
  const say = useText();
  const found = useReading(searchRoute, { query: { text, limit: 8 } });
  return (
    <div className="found" aria-live="polite">
      <Loading of={found}>
        {({ people }) =>
          people.length === 0 ? (
            <p className="note">{say(WORDS.none)}</p>
          ) : (
            <ul className="found-list">
              {people.map(({ reference, name, age, place }) => (
                <li key={reference}>
                  <Go to={`/people/${reference}`} className="found-person">
                    <strong>{name}</strong>
                    <span className="note">
                      {say(WORDS.age(age))} · {place.name}
                    </span>
                  </Go>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
    </div>
  );
}
