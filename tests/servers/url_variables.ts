/** The databases that tests reach over the network. */
export type ServerName = "postgresql" | "mysql";

/** The environment variables that hold the servers' URLs while tests run. */
export const URL_VARIABLES: Readonly<Record<ServerName, string>> = {
  postgresql: "ATHANOR_TEST_POSTGRESQL_URL",
  mysql: "ATHANOR_TEST_MYSQL_URL",
};
