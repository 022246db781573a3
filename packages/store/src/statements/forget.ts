/** Months with runs that were received before the first of one ($1), the oldest first. */
export const SELECT_MONTHS = `
  select distinct month::text as month from claimscrub.runs where month < date_trunc('month', $1::date) order by month`;

/** Forgets a month ($1) as a whole. */
export const DROP_MONTH = `select claimscrub.drop_month($1::date) as runs`;
