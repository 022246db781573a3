import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { readExamples, readFile, repository } from "./judged-claims.ts";
import { codeAnswer, localitiesAnswer, referenceAnswer, ruleAnswer, rulesAnswer, Workbook } from "./answers.ts";

const WEB = path.join(repository(), "services/web/dist");
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** A stand-in for the HTTP service over the claim files of examples/, answering from the product's own packages. */
export async function startService(port = 0): Promise<{ readonly url: string; readonly key: string; close(): Promise<void> }> {
  const key = "cs_test_0123456789abcdef";
  let book = new Workbook(await readExamples());
  const started = "2026-04-02T02:10:00.000Z";
  const fileRows = () =>
    book.files.map(({ file, claims }) => ({
      fileId: file.fileId,
      name: file.name,
      state: "finished",
      reason: null,
      times: [{ state: "received", reason: null, at: started }],
      claims: claims.length,
      findings: book.judged.findings.filter((one) => one.fileId === file.fileId).length,
      runId: "run-1",
    }));
  const run = () => ({
    runId: "run-1",
    state: "finished",
    chunksDone: 8,
    chunks: 8,
    summary: book.summary(),
    startedAt: started,
    finishedAt: "2026-04-02T02:10:04.000Z",
  });
  const list = <Item>(items: readonly Item[]) => ({ items, next: null, total: items.length });

  const answer = async (method: string, url: URL, body: Buffer, headers: http.IncomingHttpHeaders): Promise<[number, unknown]> => {
    const parts = url.pathname.split("/").slice(2);
    const [what, first, second, third] = parts;
    const json = () => JSON.parse(body.toString("utf8") || "{}");
    if (what === "me") return [200, { tenant: "demo", name: "Demo key", scopes: ["read", "write"] }];
    if (what === "summary") return [200, book.summary()];
    if (what === "localities") return [200, localitiesAnswer(url.searchParams)];
    if (what === "codes" && first) return [200, codeAnswer(first, url.searchParams)];
    if (what === "reference") return [200, referenceAnswer()];
    if (what === "rules") {
      const rule = first ? ruleAnswer(first) : rulesAnswer();
      return rule === undefined ? [404, { title: "No such rule", status: 404 }] : [200, rule];
    }
    if (what === "denial-reports")
      return [
        200,
        {
          least: 5,
          items: [
            { code: "17311", carc: "97", payerKind: "commercial", reports: 11, curedBy: ["add-modifier"] },
            { code: "17311", carc: "16", payerKind: "medicare-advantage", reports: 6, curedBy: [] },
          ],
        },
      ];
    if (what === "runs") return [200, first ? run() : list([run()])];
    if (what === "files" && method === "POST") {
      const name = decodeURIComponent(String(headers["x-file-name"] ?? "upload.837"));
      const read = await readFile(name, body, book.files.length);
      book = new Workbook([...book.files, read]);
      return [202, { fileId: read.file.fileId, runId: "run-1" }];
    }
    if (what === "files") return [200, first ? fileRows().find((row) => row.fileId === first) : list(fileRows())];
    if (what === "findings" && first === "state") {
      const { ids, state, reason } = json();
      return [200, book.setState(ids, state, reason ?? null)];
    }
    if (what === "findings" && first === "undo") return [200, book.undo(json().undo)];
    if (what === "findings" && first) {
      const found = book.judged.findings.find((one) => one.id === first);
      return found ? [200, book.stated(found)] : [404, { title: "No such finding", status: 404 }];
    }
    if (what === "findings") {
      const all = book.findings(url.searchParams);
      const from = Number(url.searchParams.get("cursor") ?? 0);
      const limit = Number(url.searchParams.get("limit") ?? 50);
      const next = from + limit < all.length ? String(from + limit) : null;
      return [200, { items: all.slice(from, from + limit), next, total: all.length, netCents: null }];
    }
    if (what === "claims") {
      const claim = book.claim(first ?? "", Number(second));
      if (claim === undefined) return [404, { title: "No such claim", status: 404 }];
      return [200, third === "what-if" ? book.whatIf(claim, json().changes) : book.claimAnswer(claim)];
    }
    return [404, { title: "No such route", status: 404 }];
  };

  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const send = (status: number, type: string, text: string | Buffer) =>
      response.writeHead(status, { "content-type": type, "content-security-policy": POLICY, "cache-control": "no-store" }).end(text);
    if (!url.pathname.startsWith("/v1/")) {
      const asked = path.join(WEB, path.normalize(url.pathname));
      const file = path.extname(asked) !== "" && fs.existsSync(asked) ? asked : path.join(WEB, "index.html");
      return send(200, TYPES[path.extname(file)] ?? "application/octet-stream", fs.readFileSync(file));
    }
    const problem = "application/problem+json";
    if (request.headers.authorization !== `Bearer ${key}`)
      return send(401, problem, JSON.stringify({ title: "The key is not valid", status: 401 }));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (url.pathname.endsWith("/events")) {
      response.writeHead(200, { "content-type": "text/event-stream" });
      for (const done of [2, 5, 8])
        response.write(
          `event: progress\ndata: ${JSON.stringify({ ...run(), state: done < 8 ? "scrubbing" : "finished", chunksDone: done })}\n\n`,
        );
      return response.end();
    }
    try {
      const [status, value] = await answer(request.method ?? "GET", url, Buffer.concat(chunks), request.headers);
      return send(status, status < 400 ? "application/json" : problem, JSON.stringify(value));
    } catch (error) {
      return send(500, problem, JSON.stringify({ title: String(error), status: 500 }));
    }
  });
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    key,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
