/**
 * Version 4: rooms have settings.
 *
 * @module
 */

/**
 * `room_settings.settings` is a `RoomSettings` as JSON. By the room's id and not its key: a room may
 * have settings before its first message.
 */
export const roomSettings = `
create table room_settings (
  room text primary key,
  settings text not null
) strict, without rowid;
`;
