/**
 * The store in memory keeps the promises of every store.
 *
 * @module
 */
import { MemoryStore } from "../../../../server/storage/memory/memory_store.ts";
import { testStore } from "../../../contract/store_contract.ts";
import { countingBytes } from "../../../helper/new_message.ts";

testStore("memory store", () => Promise.resolve(new MemoryStore({ random: countingBytes() })));
