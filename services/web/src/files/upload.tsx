import { useState } from "preact/hooks";
import { Problem, send } from "../api/client.ts";
import { forgetAnswers } from "../api/use-answer.ts";

/** Takes claim files by choosing or dropping them and sends their bytes as they are. */
export function Upload({ sent }: { readonly sent: () => void }) {
  const [said, setSaid] = useState("");
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const take = async (files: readonly File[]) => {
    setBusy(true);
    let done = 0;
    const failed: string[] = [];
    for (const file of files) {
      setSaid(`Sending ${file.name} …`);
      try {
        // A header holds no letters beyond ASCII; the name is sent encoded.
        await send("/v1/files", { method: "POST", body: file, headers: { "x-file-name": encodeURIComponent(file.name) } });
        done++;
      } catch (error) {
        // One file that is not taken keeps no other back.
        failed.push(`${file.name} was not taken: ${error instanceof Problem ? error.detail || error.message : String(error)}`);
      }
    }
    setSaid([done === 1 ? "1 file sent." : `${done} files sent.`, ...failed].join(" "));
    setBusy(false);
    forgetAnswers();
    sent();
  };
  return (
    <form
      class={over ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <label>
        <b>Send claim files</b>
        <span class="soft">837P, 837I, 837D, FHIR, or rows of a known map, also as .gz or .zip. Choose them, or drop them here.</span>
        <input
          type="file"
          multiple
          disabled={busy}
          onChange={(event) => {
            const input = event.currentTarget;
            const chosen = [...(input.files ?? [])];
            // So that the same file can be chosen again, once it is mended.
            input.value = "";
            if (chosen.length > 0) void take(chosen);
          }}
        />
      </label>
      <p role="status">{said}</p>
    </form>
  );
}
