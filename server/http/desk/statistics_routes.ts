/**
 * Where authors read their numbers.
 *
 * @module
 */
import { Hono } from "hono";
import {
  type Statistics,
  STATISTICS_DAYS,
  type StatisticsDays,
} from "../../../shared/chat/statistics.ts";
import { Refused } from "../../../shared/refusal.ts";
import { isTimeZone } from "../../chat/statistics/calendar.ts";
import {
  countStatistics,
  type StatisticsParts,
  type StatisticsQuery,
} from "../../chat/statistics/statistics.ts";
import type { AuthorGuard } from "../request/author_guard.ts";
import { answerCsv, type Cell } from "../response/csv.ts";
import { answerRefused } from "../response/refused_error.ts";

/** What the routes are made with. */
export interface StatisticsRoutesOptions extends StatisticsParts {
  readonly sites: StatisticsParts["sites"] & { has(id: string): boolean };
  readonly authorOf: AuthorGuard;
}

/**
 * - `GET /api/statistics?site=&days=7|30|90|365&zone=&format=json|csv&table=periods|posts`: for authors,
 *   from the server's own pages. 200 and `Statistics`, or one of its tables as a file.
 */
export function createStatisticsRoutes(
  { authorOf, ...parts }: StatisticsRoutesOptions,
): Hono {
  return new Hono()
    .onError(answerRefused)
    .get("/api/statistics", async (c) => {
      await authorOf(c.req.raw);
      const { format, table, ...query } = asked(c.req.query(), parts.sites);
      const counted = await countStatistics(query, parts);
      if (format === "json") return c.json(counted);
      const name = `questions-${query.site ?? "all"}-${query.days}-days`;
      return table === "periods"
        ? answerCsv(periodRows(counted), `${name}.csv`)
        : answerCsv(postRows(counted), `${name}-by-post.csv`);
    });
}

function periodRows({ unit, periods }: Statistics): readonly (readonly Cell[])[] {
  return [
    [unit, "questions", "answered", "private conversations"],
    ...periods.map(({ date, questions, answered, whispers }) => [
      date,
      questions,
      answered,
      whispers,
    ]),
  ];
}

function postRows({ rooms }: Statistics): readonly (readonly Cell[])[] {
  return [
    ["post", "address", "questions", "open"],
    ...rooms.map(({ room, page, questions, open }) => [
      page.title === "" ? room : page.title,
      page.url,
      questions,
      open,
    ]),
  ];
}

interface AskedFor extends StatisticsQuery {
  readonly format: "json" | "csv";
  readonly table: "periods" | "posts";
}

function asked(
  given: Record<string, string>,
  sites: StatisticsRoutesOptions["sites"],
): AskedFor {
  const { site, days = "30", zone = "UTC", format = "json", table = "periods" } = given;
  if (format !== "json" && format !== "csv") throw invalid("format", "json or csv");
  if (table !== "periods" && table !== "posts") throw invalid("table", "periods or posts");
  if (!isTimeZone(zone)) throw invalid("zone", "the name of a time zone, such as Asia/Seoul");
  if (site !== undefined && !sites.has(site)) {
    throw new Refused({ code: "not-found", message: "There is no such site." });
  }
  return { format, table, zone, days: checkedDays(days), ...site !== undefined && { site } };
}

function checkedDays(text: string): StatisticsDays {
  const days = STATISTICS_DAYS.find((each) => String(each) === text);
  if (days !== undefined) return days;
  throw invalid("days", `one of ${STATISTICS_DAYS.join(", ")}`);
}

function invalid(name: string, expected: string): Refused {
  return new Refused({ code: "invalid-body", message: `"${name}" must be ${expected}.` });
}
