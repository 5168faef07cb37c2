/** What the settings are computed from; sizes in bytes. */
export interface Machine {
  readonly memory: number;
  readonly cores: number;
  readonly diskFree: number;
  readonly sharedMemoryFree: number;
}

const MB = 1024 * 1024;
const GB = 1024 * MB;
/** Below this a bulk load could fill the disk with write-ahead log. */
const ROOMY_DISK = 20 * GB;
/** Containers give /dev/shm 64 MB, which a parallel query outgrows. */
const ENOUGH_SHARED_MEMORY = 512 * MB;
/** The desk's pool, the jobs' pool, and commands beside them. */
const MAX_CONNECTIONS = 100;

/**
 * Settings for one machine, as lines of a PostgreSQL configuration file. The server shares the machine with
 * Node, whose columns take the larger part, so it asks for a sixteenth of the memory where databases of
 * their own would take a quarter; the operating system's cache does the rest.
 * @param durable false only for throw-away test servers: nothing is forced to the disk.
 */
export function serverSettings(machine: Machine, port: number, durable: boolean): string {
  const settings: Record<string, string | number> = {
    listen_addresses: "'127.0.0.1'",
    port,
    unix_socket_directories: "''",
    max_connections: MAX_CONNECTIONS,
    ...memorySettings(machine),
    ...walSettings(machine, durable),
    ...logSettings,
    random_page_cost: 1.1,
    jit: "off",
    timezone: "'UTC'",
    max_worker_processes: Math.max(8, machine.cores),
    max_parallel_workers: machine.cores,
    max_parallel_workers_per_gather: Math.min(machine.cores, 4),
    autovacuum_vacuum_cost_limit: 1000,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join("");
}

function memorySettings({ memory, sharedMemoryFree }: Machine): Record<string, string> {
  return {
    shared_buffers: megabytes(memory / 16, 64, 1024),
    work_mem: megabytes(memory / 256, 4, 64),
    maintenance_work_mem: megabytes(memory / 32, 64, 512),
    effective_cache_size: megabytes(memory / 2, 256, 65536),
    dynamic_shared_memory_type: sharedMemoryFree < ENOUGH_SHARED_MEMORY ? "mmap" : "posix",
  };
}

function walSettings({ diskFree }: Machine, durable: boolean): Record<string, string> {
  const kept = durable ? "on" : "off";
  return {
    fsync: kept,
    full_page_writes: kept,
    synchronous_commit: kept,
    wal_level: "replica",
    wal_compression: "on",
    max_wal_size: diskFree > ROOMY_DISK ? "4GB" : "1GB",
    min_wal_size: "128MB",
    checkpoint_timeout: "15min",
    checkpoint_completion_target: "0.9",
  };
}

/**
 * Seven files, one per weekday, each begun anew after a week. Neither statements nor the DETAIL of errors
 * are logged: both carry people's names and ID numbers.
 */
const logSettings: Record<string, string> = {
  logging_collector: "on",
  log_directory: "'log'",
  log_filename: "'postgresql-%a.log'",
  log_truncate_on_rotation: "on",
  log_rotation_age: "1d",
  log_rotation_size: "0",
  log_line_prefix: "'%m [%p] '",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
};

function megabytes(bytes: number, least: number, most: number): string {
  return `${Math.round(Math.min(most, Math.max(least, bytes / MB)))}MB`;
}
