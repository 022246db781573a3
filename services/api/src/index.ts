export { buildService, type ServiceOptions } from "./service.ts";
export type { Deskwork } from "./deskwork.ts";
export { SCOPES } from "./route-facts.ts";
