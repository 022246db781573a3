import { useEffect, useRef, useState } from "preact/hooks";
import type { Locality } from "../api/answers.ts";
import { queryOf } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import { localityOf, localityText } from "./locality-text.ts";

export interface QuestionProps {
  readonly code: string | undefined;
  readonly date: string | undefined;
  readonly locality: string | undefined;
  readonly ask: (next: { code: string; date?: string | undefined; locality?: string | undefined }) => void;
}

/** Which code, on which date, in which place. A change is asked for at once; Enter in the code goes to it. */
export function CodeQuestion({ code, date, locality, ask }: QuestionProps) {
  const localities = useAnswer<{ items: readonly Locality[] }>(`/v1/localities${queryOf({ date })}`);
  const [typed, setTyped] = useState(code ?? "");
  const [place, setPlace] = useState<string>();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    setTyped(code ?? "");
    setPlace(undefined);
    if (code === undefined) first.current?.focus();
  }, [code, locality]);
  const items = localities.answer?.items ?? [];
  const current = items.find(({ id }) => id === locality);
  const fits = /^[0-9a-z]{5}$/i.test(typed.trim());
  const go = (change: { date?: string | undefined; locality?: string | undefined }) => {
    if (fits) ask({ code: typed.trim().toUpperCase(), date, locality, ...change });
  };
  const takePlace = (text: string) => {
    setPlace(text);
    const found = localityOf(text, items);
    if (text.trim() === "") go({ locality: undefined });
    else if (found) go({ locality: found.id });
  };
  return (
    <form
      class="filters question"
      role="search"
      aria-label="Look up a code"
      onSubmit={(event) => {
        event.preventDefault();
        go({});
      }}
    >
      <label>
        Code
        <input
          ref={first}
          name="code"
          class="code"
          autocomplete="off"
          spellcheck={false}
          maxLength={5}
          placeholder="17311"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onChange={() => go({})}
        />
      </label>
      <label>
        Date of service
        <input name="date" type="date" value={date ?? ""} onChange={(event) => go({ date: event.currentTarget.value || undefined })} />
      </label>
      <label class="grow">
        Payment locality
        <input
          name="locality"
          list="localities"
          autocomplete="off"
          spellcheck={false}
          placeholder="national amounts; type a place or a number"
          value={place ?? (current ? localityText(current) : (locality ?? ""))}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => takePlace(event.currentTarget.value)}
        />
      </label>
      <datalist id="localities">
        {items.map((one) => (
          <option key={one.id} value={localityText(one)} />
        ))}
      </datalist>
      <button type="submit" class="main" disabled={!fits}>
        Look up
      </button>
    </form>
  );
}
