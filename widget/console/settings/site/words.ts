/**
 * What the page of a blog's settings says.
 *
 * @module
 */
import type { WithForm } from "../../site_form/site_section.ts";

/** Every phrase of the page. */
export interface SitePageWords extends WithForm {
  readonly title: string;
  readonly setUp: string;
  readonly site: string;
  /** Of a blog without a name. */
  readonly unnamed: (id: string) => string;
  readonly defaultName: string;
  readonly fixed: string;
  readonly blogTitle: string;
  readonly pagesTitle: string;
  readonly lookTitle: string;
  readonly hoursTitle: string;
  readonly rulesTitle: string;
  readonly keepingTitle: string;
  readonly undo: string;
  readonly unsaved: string;
  readonly lastChanged: (name: string, time: string) => string;

  readonly addSite: string;
  readonly addTitle: string;
  readonly addId: string;
  readonly addIdHint: string;
  readonly badId: string;
  readonly idTaken: string;
  readonly add: string;

  readonly removeSite: string;
  readonly removeHint: string;
  readonly removeTitle: (name: string) => string;
  readonly removeText: string;
  readonly remove: string;
  readonly removeRefused: string;
}
