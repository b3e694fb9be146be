import { equal } from "node:assert/strict";
import { deviceName } from "../../../../widget/console/device/device_name.ts";

const MOZILLA = "Mozilla/5.0";
const SAFARI = "AppleWebKit/605.1.15 (KHTML, like Gecko)";

Deno.test("a device is called by its browser and its system, as people know them", () => {
  for (
    const [userAgent, name] of [
      [`${MOZILLA} (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0`, "Firefox · Linux"],
      [
        `${MOZILLA} (Linux; Android 14) ${SAFARI} Chrome/130.0 Mobile Safari/537.36`,
        "Chrome · Android",
      ],
      [
        `${MOZILLA} (Windows NT 10.0) ${SAFARI} Chrome/130.0 Safari/537.36 Edg/130.0`,
        "Edge · Windows",
      ],
      [
        `${MOZILLA} (iPhone; CPU iPhone OS 17_0 like Mac OS X) ${SAFARI} Safari/604.1`,
        "Safari · iPhone",
      ],
      [
        `${MOZILLA} (iPad; CPU OS 17_0 like Mac OS X) ${SAFARI} CriOS/130.0 Safari/604.1`,
        "Chrome · iPad",
      ],
      [
        `${MOZILLA} (Macintosh; Intel Mac OS X 14_0) ${SAFARI} Version/17.0 Safari/605.1.15`,
        "Safari · Mac",
      ],
      ["something else", "Browser"],
      ["", "Browser"],
    ] as const
  ) equal(deviceName(userAgent), name);
});
