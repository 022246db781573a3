import { grouped } from "@claimscrub/report";
import type { FileRow, List, Run } from "../api/answers.ts";
import { useAnswer } from "../api/use-answer.ts";
import { Answered, timeText } from "../pieces/said.tsx";
import { Progress } from "./progress.tsx";
import { Upload } from "./upload.tsx";

/** Files: send one, watch it being scrubbed, see what became of the others. */
export function FilesPage() {
  const files = useAnswer<List<FileRow>>("/v1/files?limit=200");
  const runs = useAnswer<List<Run>>("/v1/runs?limit=20");
  const again = () => {
    files.reload();
    runs.reload();
  };
  const running = runs.answer?.items.find(({ state }) => state !== "finished" && state !== "failed");
  return (
    <>
      <header class="head">
        <h1>Files</h1>
      </header>
      <Upload sent={again} />
      {running && <Progress run={running} ended={again} />}
      <Answered of={files}>{({ items, total }) => <FileTable items={items} total={total} />}</Answered>
    </>
  );
}

function FileTable({ items, total }: { readonly items: readonly FileRow[]; readonly total: number }) {
  if (items.length === 0) return <p class="panel">No file was sent yet.</p>;
  return (
    <section class="panel" aria-label="Files sent">
      <table class="lines files">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">State</th>
            <th scope="col">Received</th>
            <th scope="col" class="num">
              Claims
            </th>
            <th scope="col" class="num">
              Findings
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((file) => (
            <tr key={file.fileId}>
              <th scope="row">
                {file.name}
                <span class="meaning mono">{file.fileId.slice(0, 12)}</span>
              </th>
              <td data-label="State">
                <span class={`chip ${CHIPS[file.state] ?? "review"}`}>{file.state}</span>
                {file.reason && <span class="meaning">{file.reason}</span>}
              </td>
              <td data-label="Received">{timeText(file.times[0]?.at)}</td>
              <td class="num" data-label="Claims">
                {file.claims === null ? "–" : grouped(file.claims)}
              </td>
              <td class="num" data-label="Findings">
                {file.findings === null ? "–" : grouped(file.findings)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > items.length && (
        <p class="soft small">
          The newest {items.length} of {grouped(total)}.
        </p>
      )}
    </section>
  );
}

const CHIPS: Readonly<Record<string, string>> = { finished: "underbilling", quarantined: "denial", scrubbing: "audit" };
