/** Keeps a text of choices once. $1 tenant, $2 its SHA-256, $3 the text. One row: choices_no. */
export const UPSERT_CHOICES = `
  insert into claimscrub.choices (tenant, digest, body) values ($1, $2, $3)
  on conflict (tenant, digest) do update set digest = excluded.digest
  returning choices_no`;

/** What a run ($1 run id) was submitted with; no row where nothing was chosen. */
export const SELECT_CHOICES = `
  select body from claimscrub.choices join claimscrub.runs using (choices_no) where run_id = $1`;

/** Forgets choices that no run is judged by any more. */
export const DELETE_UNUSED_CHOICES = `
  delete from claimscrub.choices where not exists (select from claimscrub.runs where runs.choices_no = choices.choices_no)`;
