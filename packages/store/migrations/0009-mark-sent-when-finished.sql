-- Who said that the claims of a run were sent, before it was finished: they are marked when it is. Null: nobody yet.
alter table claimscrub.runs add column sent_source text;
