/**
 * The parts of the store in memory.
 *
 * @module
 */
import { MemoryRoomSettings } from "./memory_room_settings.ts";
import { MemorySites } from "./memory_sites.ts";
import type { SynchronousParts } from "./parts.ts";

/** New, empty parts. */
export function memoryParts(): SynchronousParts {
  return {
    sites: new MemorySites(),
    roomSettings: new MemoryRoomSettings(),
  };
}
