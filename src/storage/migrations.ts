/**
 * The tables, in the order they came to be; each statement runs once and is never changed afterwards. They are written
 * in the SQL that both databases share.
 */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE server_settings (server TEXT PRIMARY KEY, settings TEXT NOT NULL);
   CREATE TABLE feedback (
     answer TEXT NOT NULL, topic TEXT NOT NULL, kind TEXT NOT NULL, count BIGINT NOT NULL,
     PRIMARY KEY (answer, topic, kind)
   );
   CREATE TABLE unanswered (topic TEXT PRIMARY KEY, count BIGINT NOT NULL);
   CREATE TABLE opted_out (person TEXT PRIMARY KEY);
   CREATE TABLE deletions (person TEXT PRIMARY KEY, deleted_at BIGINT NOT NULL);
   CREATE TABLE claims (event TEXT PRIMARY KEY, claimed_at BIGINT NOT NULL);
   CREATE TABLE identifies (slot BIGINT PRIMARY KEY, booked_until BIGINT NOT NULL);`,
];

/** How long a claim is kept: Discord replays no event that is older. */
export const CLAIM_KEPT_MS = 24 * 3600 * 1000;
