import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { FastifyInstance, FastifyReply } from "fastify";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

const LARGEST = 8 << 20;

const NOT_BUILT = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Claimscrub</title>
<h1>Claimscrub</h1>
<p>The service runs, and its API answers under <code>/v1</code> (<a href="/openapi.json">description</a>).</p>
<p>The web application is not built here. Build it with <code>npm run build</code> and start the service again.</p>
</html>
`;

export interface WebFile {
  readonly bytes: Buffer;
  readonly type: string;
  readonly etag: string;
  /** Vite names these by their content. */
  readonly lasting: boolean;
}

/**
 * Serves the built web application from memory: what was in its folder when the service started, and nothing else, so that no address
 * leads out of it. Addresses of the application's own pages get its one page.
 */
export function serveWeb(app: FastifyInstance, folder: string | undefined): void {
  const files = folder === undefined ? new Map<string, WebFile>() : readFolder(folder);
  const index = files.get("/index.html") ?? asFile(Buffer.from(NOT_BUILT), "index.html");
  app.route({
    method: ["GET", "HEAD"],
    url: "/*",
    handler: async (request, reply) => {
      const address = request.url.split("?")[0]!;
      const file = files.get(address);
      if (file !== undefined) return send(reply, file, request.headers["if-none-match"]);
      // A page of the application, not a file that is missing.
      const isPage = /^\/[\w/-]*$/.test(address) && !address.startsWith("/v1/");
      if (!isPage) return reply.callNotFound();
      return send(reply, index, request.headers["if-none-match"]);
    },
  });
}

export function send(reply: FastifyReply, file: WebFile, known: string | undefined): FastifyReply {
  reply.header("etag", file.etag).header("cache-control", file.lasting ? "public, max-age=31536000, immutable" : "no-cache");
  if (known === file.etag) return reply.code(304).send();
  return reply.header("content-type", file.type).send(file.bytes);
}

export function readFolder(folder: string): Map<string, WebFile> {
  const files = new Map<string, WebFile>();
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, full);
    if (TYPES[path.extname(name)] === undefined || fs.statSync(full).size > LARGEST) continue;
    files.set(`/${name.split(path.sep).join("/")}`, asFile(fs.readFileSync(full), name));
  }
  return files;
}

function asFile(bytes: Buffer, name: string): WebFile {
  return {
    bytes,
    type: TYPES[path.extname(name)]!,
    etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    lasting: name.startsWith(`assets${path.sep}`),
  };
}
