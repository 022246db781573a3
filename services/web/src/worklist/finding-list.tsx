import { dollars, grouped } from "@claimscrub/report";
import type { ComponentChildren } from "preact";
import type { StatedFinding } from "../api/answers.ts";
import { FindingRow } from "./finding-row.tsx";
import type { CauseGroup } from "./finding-words.ts";

export interface ListProps {
  readonly listed: readonly StatedFinding[];
  readonly groups: readonly CauseGroup<StatedFinding>[] | undefined;
  readonly open: StatedFinding | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly select: (id: string) => void;
  readonly check: (id: string, checked: boolean) => void;
  readonly checkAll: (ids: readonly string[], checked: boolean) => void;
  /** The open finding's detail, where it stands under its row. */
  readonly inside: ComponentChildren;
  readonly waiting: boolean;
  readonly more: (() => void) | undefined;
}

/** The findings as rows, under their root causes where they are grouped. */
export function FindingList(props: ListProps) {
  const { listed, groups, waiting, more } = props;
  if (listed.length === 0) return waiting ? null : <p class="panel">No finding fits. Look at another state, or clear a filter.</p>;
  return (
    <div class="rows">
      {groups === undefined ? (
        <Rows items={listed} {...props} />
      ) : (
        groups.map((group) => <Group key={group.key} group={group} {...props} />)
      )}
      {more && (
        <button type="button" class="more" onClick={more} disabled={waiting}>
          {waiting ? "Reading …" : "Show more"}
        </button>
      )}
    </div>
  );
}

function Rows({ items, open, chosen, select, check, inside }: ListProps & { readonly items: readonly StatedFinding[] }) {
  return (
    <ul class="items">
      {items.map((finding) => (
        <li key={finding.id}>
          <FindingRow finding={finding} open={finding.id === open?.id} checked={chosen.has(finding.id)} select={select} check={check} />
          {finding.id === open?.id && inside}
        </li>
      ))}
    </ul>
  );
}

function Group({ group, ...props }: ListProps & { readonly group: CauseGroup<StatedFinding> }) {
  const ids = group.items.map((one) => one.id);
  const all = ids.every((id) => props.chosen.has(id));
  return (
    <section class="cause">
      <h2>
        <input
          type="checkbox"
          aria-label={`Choose all ${ids.length} of ${group.key}, ${group.remedy}`}
          checked={all}
          onChange={(event) => props.checkAll(ids, event.currentTarget.checked)}
        />
        <span>
          {group.key} <span class="soft">{group.remedy}</span>
        </span>
        <span class="sum">
          {grouped(ids.length)} · {dollars(group.cents)}
        </span>
      </h2>
      <Rows items={group.items} {...props} />
    </section>
  );
}
