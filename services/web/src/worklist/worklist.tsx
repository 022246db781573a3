import { dollars, grouped } from "@claimscrub/report";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { StatedFinding, StateName } from "../api/answers.ts";
import { ProblemNote } from "../pieces/said.tsx";
import { useNarrow } from "../pieces/use-narrow.ts";
import { go, usePlace } from "../routing/location.ts";
import { HelpDialog, IgnoreDialog } from "./dialogs.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { addressOf, type Wanted, wantedOf } from "./filters.ts";
import { FindingDetail } from "./finding-detail.tsx";
import { claimAddress, codedLine, groupByCause, placeWords } from "./finding-words.ts";
import { FindingList } from "./finding-list.tsx";
import { StepBar } from "./step-bar.tsx";
import { useFindings } from "./use-findings.ts";
import { useKeys } from "./use-keys.ts";
import { useStates } from "./use-states.ts";

/** The list that a biller works through: by dollars, by keyboard, with what to do beside it. */
export function Worklist() {
  const wanted = wantedOf(usePlace());
  const narrow = useNarrow();
  const findings = useFindings(wanted.filters, wanted.grouped);
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<"ignore" | "help">();
  const listed = useMemo(() => fitting(findings.items, text), [findings.items, text]);
  const groups = useMemo(() => (wanted.grouped ? groupByCause(listed) : undefined), [listed, wanted.grouped]);
  const order = groups?.flatMap((group) => group.items) ?? listed;
  const open = order.find((one) => one.id === wanted.at) ?? (narrow ? undefined : order[0]);

  const want = (change: Partial<Wanted>) => go(addressOf({ ...wanted, ...change }), { replace: true });
  const select = (id: string | undefined) => want({ at: id });
  const step = (by: number) => {
    const at = order.findIndex((one) => one.id === open?.id);
    const next = order[Math.min(order.length - 1, Math.max(0, at + by))];
    if (next !== undefined) select(next.id);
  };
  const ids = chosen.size > 0 ? order.filter((one) => chosen.has(one.id)).map((one) => one.id) : open === undefined ? [] : [open.id];
  const { done, mark, undo } = useStates(findings, wanted.filters.state, (marked) => {
    setChosen(new Set());
    const at = order.findIndex((one) => one.id === open?.id);
    const leaving = new Set(marked);
    const next = order.slice(at).find((one) => !leaving.has(one.id)) ?? order.findLast((one) => !leaving.has(one.id));
    if (wanted.filters.state !== "all" && open !== undefined && leaving.has(open.id)) select(next?.id);
  });
  const markChosen = (state: StateName) => (state === "ignored" ? ids.length > 0 && setDialog("ignore") : void mark(ids, state));
  const undoAndReturn = () => {
    if (done?.ids[0] !== undefined) select(done.ids[0]);
    void undo();
  };
  const choose = (id: string, checked: boolean) =>
    setChosen((before) => new Set(checked ? [...before, id] : [...before].filter((one) => one !== id)));

  useKeys({
    j: () => step(1),
    k: () => step(-1),
    f: () => markChosen("fixed"),
    i: () => markChosen("ignored"),
    s: () => markChosen("sent"),
    u: undoAndReturn,
    x: () => open && choose(open.id, !chosen.has(open.id)),
    g: () => want({ grouped: !wanted.grouped }),
    "/": () => document.getElementById("worklist-search")?.focus(),
    "?": () => setDialog("help"),
    Enter: () => {
      const address = open && claimAddress(open);
      if (address) go(address);
    },
  });
  useEffect(() => {
    if (open === undefined) return;
    document.getElementById(`row-${open.id}`)?.scrollIntoView({ block: "nearest" });
  }, [open?.id, findings.items.length === 0]);

  const cents = listed.reduce((sum, one) => sum + (one.impact.cents ?? 0), 0);
  const detail = open && <FindingDetail finding={open} mark={markChosen} />;
  return (
    <>
      <header class="head">
        <h1>Worklist</h1>
        <button type="button" class="plain" onClick={() => setDialog("help")}>
          Keyboard <kbd>?</kbd>
        </button>
      </header>
      <FilterBar narrow={narrow} wanted={wanted} want={(filters) => want({ filters, at: undefined })} text={text} search={setText} />
      {findings.problem && <ProblemNote problem={findings.problem} again={findings.reload} />}
      <StepBar
        count={chosen.size}
        all={listed.length}
        chooseAll={(all) => setChosen(new Set(all ? listed.map((one) => one.id) : []))}
        mark={markChosen}
        grouped={wanted.grouped}
        group={() => want({ grouped: !wanted.grouped })}
        words={countWords(listed.length, findings, cents, text)}
        done={done}
        undo={undoAndReturn}
      />
      <div class={narrow ? "desk narrow" : "desk"}>
        <FindingList
          listed={listed}
          groups={groups}
          open={open}
          chosen={chosen}
          select={(id) => select(narrow && id === open?.id ? undefined : id)}
          check={choose}
          checkAll={(all, checked) =>
            setChosen((before) => new Set(checked ? [...before, ...all] : [...before].filter((one) => !all.includes(one))))
          }
          inside={narrow ? detail : undefined}
          waiting={findings.waiting}
          more={findings.next === null ? undefined : findings.more}
        />
        {!narrow && <div class="pane">{detail ?? <p class="soft">Choose a finding.</p>}</div>}
      </div>
      {dialog === "help" && <HelpDialog close={() => setDialog(undefined)} />}
      {dialog === "ignore" && (
        <IgnoreDialog count={ids.length} ignore={(reason) => void mark(ids, "ignored", reason)} close={() => setDialog(undefined)} />
      )}
    </>
  );
}

/** The findings that hold every word. */
function fitting(items: readonly StatedFinding[], text: string): readonly StatedFinding[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items.filter((one) => {
    const all =
      `${one.code} ${one.rule} ${codedLine(one)} ${placeWords(one)} ${one.file} ${one.payerName ?? ""} ${one.message} ${one.date ?? ""}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

function countWords(shown: number, { items, total, waiting }: ReturnType<typeof useFindings>, cents: number, text: string): string {
  if (waiting && items.length === 0) return "Reading …";
  const of =
    text !== ""
      ? `${grouped(shown)} of ${grouped(items.length)} listed`
      : items.length < total
        ? `${grouped(shown)} of ${grouped(total)}`
        : grouped(shown);
  return `${of} ${shown === 1 ? "finding" : "findings"}, ${dollars(cents)} gross`;
}
