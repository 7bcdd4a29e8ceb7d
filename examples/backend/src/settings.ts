/** Everything that the server is told from outside. */
export interface Settings {
  readonly version: string;
  readonly port: number;
  readonly database: {
    readonly host: string;
    readonly port: number;
    readonly database: string;
    readonly user: string;
    readonly password: string;
  };
}

/** Reads the settings from environment variables. Throws one error that names everything that is missing. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const missing: string[] = [];
  const text = (name: string) => {
    const value = environment[name] ?? '';
    if (value === '') missing.push(name);
    return value;
  };
  const settings = {
    version: text('APP_VERSION'),
    port: Number(environment.PORT ?? '8080'),
    database: {
      host: text('DB_HOST'),
      port: Number(environment.DB_PORT ?? '5432'),
      database: text('DB_NAME'),
      user: text('DB_USER'),
      password: text('DB_PASSWORD'),
    },
  };
  if (missing.length > 0) throw new Error(`these settings are missing: ${missing.join(', ')}`);
  return settings;
}
