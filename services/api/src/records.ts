import type { ApiKeyHolder, TenantStore } from "@claimscrub/store";

export type { ApiKeyHolder, AuditEntry, ClaimPage, ListPaging, ListedFinding, RunProgress } from "@claimscrub/store";

/** The records of one tenant, and of no other. */
export type TenantRecords = Omit<TenantStore, "createApiKey" | "apiKeys" | "revokeApiKey" | "rotateApiKey">;

/** All records, reached tenant by tenant. */
export interface Records {
  verifyKey(key: string): Promise<ApiKeyHolder | undefined>;
  of(tenant: string): TenantRecords;
  /** Whether the database answers. */
  ready(): Promise<boolean>;
}
