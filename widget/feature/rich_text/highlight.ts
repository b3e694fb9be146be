/**
 * Code as tokens, for the languages that blogs about software show. Loaded when a fence names one.
 *
 * @module
 */
import bash from "@speed-highlight/core/languages/bash.js";
import c from "@speed-highlight/core/languages/c.js";
import css from "@speed-highlight/core/languages/css.js";
import diff from "@speed-highlight/core/languages/diff.js";
import docker from "@speed-highlight/core/languages/docker.js";
import go from "@speed-highlight/core/languages/go.js";
import xml from "@speed-highlight/core/languages/html.js";
import java from "@speed-highlight/core/languages/java.js";
import js from "@speed-highlight/core/languages/js.js";
import json from "@speed-highlight/core/languages/json.js";
import py from "@speed-highlight/core/languages/py.js";
import regex from "@speed-highlight/core/languages/regex.js";
import rs from "@speed-highlight/core/languages/rs.js";
import sql from "@speed-highlight/core/languages/sql.js";
import toml from "@speed-highlight/core/languages/toml.js";
import ts from "@speed-highlight/core/languages/ts.js";
import yaml from "@speed-highlight/core/languages/yaml.js";
import { type ShjLanguageData, type ShjToken, tokenizeWith } from "@speed-highlight/core/tokenize";

/** A piece of code; what it is, where that is known. */
export type Token = readonly [text: string, kind?: ShjToken];

/** Its own types say of rules that something is left out where it is `undefined`. */
const LANGUAGES: Readonly<Record<string, unknown>> = {
  bash,
  c,
  css,
  diff,
  docker,
  go,
  html: xml,
  java,
  js,
  json,
  py,
  regex,
  rs,
  sql,
  toml,
  ts,
  xml,
  yaml,
};

/** What people write behind a fence. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  "c++": "c",
  cpp: "c",
  cs: "java",
  csharp: "java",
  dockerfile: "docker",
  golang: "go",
  h: "c",
  javascript: "js",
  jsonc: "json",
  jsx: "js",
  kotlin: "java",
  mjs: "js",
  patch: "diff",
  postgresql: "sql",
  python: "py",
  rust: "rs",
  sh: "bash",
  shell: "bash",
  sqlite: "sql",
  svg: "xml",
  tsx: "ts",
  typescript: "ts",
  yml: "yaml",
  zsh: "bash",
};

/**
 * The tokens of some code; together they are the code.
 *
 * @param language as a fence names it; of one that is not known, all is one token
 */
export function tokensOf(code: string, language: string): readonly Token[] {
  const name = OTHER_NAMES[language] ?? language;
  const tokens: Token[] = [];
  const grammar = Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name] : undefined;
  if (grammar === undefined) return [[code]];
  const languages = LANGUAGES as Record<string, ShjLanguageData>;
  tokenizeWith(code, grammar as ShjLanguageData, (text, kind) => {
    if (text !== "") tokens.push(kind === undefined ? [text] : [text, kind]);
  }, { languages });
  return tokens;
}
