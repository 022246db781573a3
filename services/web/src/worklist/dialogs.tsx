import { useEffect, useRef } from "preact/hooks";

/** A modal dialog that is open while it is shown; Escape and a click beside it close it. */
function Modal({
  label,
  close,
  children,
}: {
  readonly label: string;
  readonly close: () => void;
  readonly children: preact.ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-label={label} onClose={close} onClick={(event) => event.target === dialog.current && dialog.current?.close()}>
      <div class="inside">{children}</div>
    </dialog>
  );
}

const REASONS = ["The record supports it as billed", "This payer pays it", "Already corrected elsewhere", "Not worth the work"];

/** Asks why findings are to be ignored; the reason stays with them. */
export function IgnoreDialog({
  count,
  ignore,
  close,
}: {
  readonly count: number;
  readonly ignore: (reason: string) => void;
  readonly close: () => void;
}) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget as HTMLFormElement);
    const own = String(values.get("own") ?? "").trim();
    ignore(own === "" ? String(values.get("reason") ?? REASONS[0]) : own);
    close();
  };
  return (
    <Modal label="Ignore" close={close}>
      <form onSubmit={submit}>
        <h2>Ignore {count === 1 ? "this finding" : `${count} findings`}, because</h2>
        {REASONS.map((reason, at) => (
          <label class="choice" key={reason}>
            <input type="radio" name="reason" value={reason} defaultChecked={at === 0} />
            {reason}
          </label>
        ))}
        <label>
          Or in your own words, without names of patients
          <input name="own" autocomplete="off" maxLength={200} />
        </label>
        <p class="actions">
          <button type="submit" class="main">
            Ignore
          </button>
          <button type="button" onClick={close}>
            Cancel
          </button>
        </p>
      </form>
    </Modal>
  );
}

const KEYS: readonly (readonly [string, string])[] = [
  ["j, k", "next, previous finding"],
  ["enter", "open its claim"],
  ["f", "mark fixed"],
  ["i", "ignore, with a reason"],
  ["s", "mark sent"],
  ["u", "undo the last step"],
  ["x", "choose it for a step with several"],
  ["g", "group by root cause"],
  ["/", "search what is listed"],
  ["?", "this help"],
];

export function HelpDialog({ close }: { readonly close: () => void }) {
  return (
    <Modal label="Keyboard" close={close}>
      <h2>Keyboard</h2>
      <dl>
        {KEYS.map(([key, does]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </>
        ))}
      </dl>
      <p class="soft">Steps apply to the chosen findings, else to the open one.</p>
      <p class="actions">
        <button type="button" class="main" onClick={close}>
          Close
        </button>
      </p>
    </Modal>
  );
}
