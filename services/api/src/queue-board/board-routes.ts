import fs from "node:fs";
import path from "node:path";

/** The board's own words for what it is asked and answers. */
type Asked = Readonly<Record<string, unknown>>;
type Answer = { readonly status?: number; readonly body: unknown };

interface ApiRoute {
  readonly method: string | string[];
  readonly route: string | string[];
  handler(asked?: never): Answer | Promise<Answer>;
}
interface PageRoute {
  readonly route: string | string[];
  handler(given: { basePath: string; uiConfig: never }): { readonly name: string; readonly params: unknown };
}

/** Takes from Bull Board what it would serve, and keeps of it what only looks. */
export class BoardRoutes {
  #queues: unknown;
  #views = "";
  #uiConfig: unknown = {};
  #page: PageRoute | undefined;
  #api: readonly ApiRoute[] = [];
  /** Folder of scripts and styles. */
  staticFolder = "";

  setQueues(queues: unknown): this {
    this.#queues = queues;
    return this;
  }
  setViewsPath(folder: string): this {
    this.#views = folder;
    return this;
  }
  setStaticPath(_route: string, folder: string): this {
    this.staticFolder = folder;
    return this;
  }
  setEntryRoute(route: unknown): this {
    this.#page = route as PageRoute;
    return this;
  }
  /** Faults are told by the service's own handler, which quotes nothing. */
  setErrorHandler(): this {
    return this;
  }
  setApiRoutes(routes: readonly unknown[]): this {
    this.#api = routes as readonly ApiRoute[];
    return this;
  }
  setUIConfig(config: unknown): this {
    this.#uiConfig = config;
    return this;
  }

  get pageRoutes(): readonly string[] {
    return [this.#page?.route ?? []].flat();
  }

  /** The board's one page: its template has holes for texts, and one for a JSON object that is escaped already. */
  page(basePath: string): string {
    const { name, params } = this.#page!.handler({ basePath, uiConfig: this.#uiConfig as never });
    const values = params as Readonly<Record<string, string>>;
    return (
      fs
        .readFileSync(path.join(this.#views, name), "utf8")
        .replace(/<%- (\w+) %>/g, (_hole, key: string) => values[key] ?? "")
        .replace(/<%= (\w+) %>/g, (_hole, key: string) => escaped(values[key] ?? ""))
        // The policy forbids it anyway; not to ask is quieter.
        .replace(/<link [^>]*fonts\.googleapis\.com[^>]*>/g, "")
    );
  }

  /** What answers questions and changes nothing. */
  get looks(): { readonly route: string; handle(asked: Asked): Promise<Answer> }[] {
    return this.#api
      .filter(({ method }) => [method].flat().every((one) => one.toLowerCase() === "get"))
      .flatMap((route) =>
        [route.route].flat().map((at) => ({
          route: at,
          handle: async (asked: Asked) => route.handler({ queues: this.#queues, uiConfig: this.#uiConfig, body: {}, ...asked } as never),
        })),
      );
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
