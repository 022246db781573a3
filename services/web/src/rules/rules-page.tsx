import { useState } from "preact/hooks";
import type { RuleRow } from "../api/answers.ts";
import { useAnswer } from "../api/use-answer.ts";
import { Answered, DirectionChip } from "../pieces/said.tsx";

/** The rule book: every rule with what it checks, to be searched. */
export function RulesPage() {
  const asked = useAnswer<{ items: readonly RuleRow[] }>("/v1/rules");
  const [text, setText] = useState("");
  return (
    <>
      <header class="head">
        <h1>Rule book</h1>
      </header>
      <form class="filters" role="search" aria-label="Find a rule" onSubmit={(event) => event.preventDefault()}>
        <label class="grow">
          Find a rule
          <input
            type="search"
            autocomplete="off"
            placeholder="code, name or words"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
      </form>
      <Answered of={asked}>
        {({ items }) => <RuleTable items={fitting(items, text).toSorted((a, b) => (a.code < b.code ? -1 : 1))} all={items.length} />}
      </Answered>
    </>
  );
}

function RuleTable({ items, all }: { readonly items: readonly RuleRow[]; readonly all: number }) {
  return (
    <section class="panel" aria-label="Rules">
      <p class="soft small" role="status">
        {items.length === all ? `${all} rules` : `${items.length} of ${all} rules`}
      </p>
      <ul class="rule-list">
        {items.map((rule) => (
          <li key={rule.code}>
            <a href={`/rules/${rule.code}`}>
              <b class="rule">{rule.code}</b>
              <DirectionChip direction={rule.direction} />
              <span class="what">
                {rule.summary}
                <span class="meaning mono">{rule.id}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function fitting(items: readonly RuleRow[], text: string): readonly RuleRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((rule) => {
    const all = `${rule.code} ${rule.id} ${rule.summary} ${rule.direction}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
