/**
 * Thrown where the PostgreSQL that comes with Claimscrub can't run: no binaries for the system, or binaries that it won't start.
 * The message names the ways out.
 */
export class UnsupportedSystem extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(
      `The embedded database can't run here: ${why}. Point --store at a PostgreSQL server (--store postgres://user:password@host/database), or go without one (--no-store).`,
      options,
    );
    this.name = "UnsupportedSystem";
  }
}
