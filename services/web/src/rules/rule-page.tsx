import type { RuleAnswer } from "../api/answers.ts";
import { useAnswer } from "../api/use-answer.ts";
import { Answered, DirectionChip } from "../pieces/said.tsx";
import { Markdown } from "./markdown.tsx";

/** One rule: its page, and how a payer would say it. */
export function RulePage({ code }: { readonly code: string }) {
  const asked = useAnswer<RuleAnswer>(`/v1/rules/${encodeURIComponent(code)}`);
  return <Answered of={asked}>{(rule) => <Rule rule={rule} />}</Answered>;
}

function Rule({ rule }: { readonly rule: RuleAnswer }) {
  const title = /^# (?:\S+ )?(.*)$/m.exec(rule.page)?.[1] ?? rule.id;
  const payer = [
    ["CARC", rule.carc.join(", ")],
    ["RARC", rule.rarc.join(", ")],
    ["277CA", rule.status277.join(", ")],
    ["Tables", rule.tables.join(", ")],
  ].filter(([, words]) => words !== "");
  return (
    <>
      <header class="head">
        <h1>
          <span class="soft">{rule.code}</span> {title}
        </h1>
        <a class="plain" href="/rules">
          All rules
        </a>
      </header>
      <p>
        <DirectionChip direction={rule.direction} /> <span class="soft">severity {rule.severity}</span>{" "}
        <a class="button small" href={`/worklist?code=${rule.code}`}>
          Its findings
        </a>
      </p>
      <article class="panel prose">
        <Markdown text={rule.page.replace(/^# .*\n/, "")} />
      </article>
      {payer.length > 0 && (
        <section class="panel" aria-labelledby="payer-words">
          <h2 id="payer-words">How a payer would say it</h2>
          <dl>
            {payer.map(([name, words]) => (
              <>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}
