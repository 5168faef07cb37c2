import { describe, expect, test } from "vitest";
import { type Machine, serverSettings } from "./settings.ts";

const GB = 1024 ** 3;
const large: Machine = { memory: 24 * GB, cores: 2, diskFree: 80 * GB, sharedMemoryFree: 12 * GB };
const small: Machine = { memory: 1 * GB, cores: 1, diskFree: 4 * GB, sharedMemoryFree: 64 * 1024 ** 2 };

describe("server settings", () => {
  test("take a sixteenth of the memory, and little on a small machine", () => {
    expect(serverSettings(large, 5432, true)).toContain("shared_buffers = 1024MB\n");
    expect(serverSettings(small, 5432, true)).toContain("shared_buffers = 64MB\n");
  });

  test("keep the log small on a small disk, and shared memory out of a container's 64 MB", () => {
    expect(serverSettings(small, 5432, true)).toContain("max_wal_size = 1GB\n");
    expect(serverSettings(small, 5432, true)).toContain("dynamic_shared_memory_type = mmap\n");
    expect(serverSettings(large, 5432, true)).toContain("dynamic_shared_memory_type = posix\n");
  });

  test("force writes to the disk unless the server is a throw-away one", () => {
    for (const name of ["fsync", "full_page_writes", "synchronous_commit"]) {
      expect(serverSettings(large, 5432, true)).toContain(`${name} = on\n`);
      expect(serverSettings(large, 5432, false)).toContain(`${name} = off\n`);
    }
  });

  test("write neither statements nor row values into the log: both hold names and ID numbers", () => {
    expect(serverSettings(large, 5432, true)).toContain("log_min_error_statement = panic\n");
    expect(serverSettings(large, 5432, true)).toContain("log_error_verbosity = terse\n");
  });
});
