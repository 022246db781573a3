import { sessionKey } from "./session.ts";

/** What the service said instead of an answer (problem+json), or that it could not be reached (status 0). */
export class Problem extends Error {
  readonly status: number;
  readonly detail: string;
  constructor(status: number, title: string, detail = "") {
    super(title);
    this.status = status;
    this.detail = detail;
  }
}

interface Asked {
  readonly method?: "GET" | "POST";
  /** An object goes as JSON, bytes as they are. */
  readonly body?: object | Blob;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Sends a request with the session's key. @throws Problem */
export async function send(path: string, { method = "GET", body, headers = {}, signal }: Asked = {}): Promise<Response> {
  const type = body === undefined ? undefined : body instanceof Blob ? "application/octet-stream" : "application/json";
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: { authorization: `Bearer ${sessionKey() ?? ""}`, ...(type === undefined ? {} : { "content-type": type }), ...headers },
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
      credentials: "omit",
      cache: "no-store",
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem(0, "The service can't be reached.", "It may have been stopped. What is shown was read before.");
  }
  if (response.ok) return response;
  if (response.status === 401) document.dispatchEvent(new Event("signed-out"));
  const said: unknown = await response.json().catch(() => ({}));
  const { title, detail } = said as { title?: string; detail?: string };
  throw new Problem(response.status, title ?? `The service answered ${response.status}.`, detail ?? "");
}

/** Reads an answer. @throws Problem */
export async function read<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  const response = await send(path, signal === undefined ? {} : { signal });
  return (await response.json()) as Answer;
}

/** Sends an object and reads the answer. @throws Problem */
export async function post<Answer>(path: string, body: object, signal?: AbortSignal): Promise<Answer> {
  const response = await send(path, { method: "POST", body, ...(signal === undefined ? {} : { signal }) });
  return (await response.json()) as Answer;
}

/** `?a=1&b=2` of those values that there are; empty without any. */
export function queryOf(values: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined && value !== "") query.set(name, String(value));
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
